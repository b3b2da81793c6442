"""What an operator looks at before it works on a job: the schema of the payload and its own limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import make_fault

if TYPE_CHECKING:
    from .job import Job


class SchemaCheck:
    """JSON Schemas by name (`arqonbus.nvm.job.v1`). Needs the package `jsonschema` (`pip install 'arqonbus[schemas]'`)."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self._validators: dict[str, Any] = {}
        if not schemas:
            return
        try:
            from jsonschema import Draft202012Validator
        except ImportError as error:
            raise make_fault('schema/invalid', "checking schemas needs the package jsonschema: pip install 'arqonbus[schemas]'") from error
        from jsonschema.exceptions import SchemaError

        for name, schema in schemas.items():
            try:
                Draft202012Validator.check_schema(schema)
            except SchemaError as error:
                raise make_fault('schema/invalid', f'{name}: {error.message}', {'schema': name, 'place': error.json_path}) from error
            self._validators[name] = Draft202012Validator(schema)

    def check(self, job: Job) -> None:
        """A job whose schema is not among them passes: the engine has checked what is registered there.

        :raises Fault: `schema/invalid-payload` that names the place.
        """
        validator = self._validators.get(job.schema)
        error = next(validator.iter_errors(dict(job.body)), None) if validator is not None else None
        if error is not None:
            raise make_fault('schema/invalid-payload', f'{error.json_path}: {error.message}'[:500], {'place': error.json_path})


def check_quota(job: Job, quota: Mapping[str, float]) -> None:
    """No job may ask for more than `quota` has, and one that does not name such a limit is refused.

    :raises Fault: `quota/exceeded`.
    """
    for name, most in quota.items():
        wanted = job.constraints.get(name)
        if not isinstance(wanted, (int, float)) or isinstance(wanted, bool) or not 0 <= wanted <= most:
            raise make_fault('quota/exceeded', f'this operator takes jobs of at most {most} {name}', {'constraint': name, 'most': most})
