"""What an operator looks at before it works on a job: the schema of the payload and its own limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .errors import make_fault

if TYPE_CHECKING:
    from .job import Job


@dataclass(frozen=True)
class Problem:
    """Where a value breaks its schema."""

    place: str
    message: str


class JsonCheck:
    """One JSON Schema, draft 2020-12; references lead nowhere outside it. Needs `pip install 'arqonbus[schemas]'`.

    :raises Fault: `schema/invalid`.
    """

    def __init__(self, name: str, schema: Mapping[str, Any]) -> None:
        try:
            from jsonschema import Draft202012Validator
        except ImportError as error:
            raise make_fault('schema/invalid', "checking schemas needs the package jsonschema: pip install 'arqonbus[schemas]'") from error
        from jsonschema.exceptions import SchemaError
        from referencing import Registry

        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as error:
            raise make_fault('schema/invalid', f'{name}: {error.message}', {'schema': name, 'place': error.json_path}) from error
        self._validator: Any = Draft202012Validator(schema, registry=Registry())

    def problem(self, value: Any) -> Problem | None:
        """The first thing that is wrong."""
        error = next(self._validator.iter_errors(value), None)
        return None if error is None else Problem(error.json_path, str(error.message)[:500])


class SchemaCheck:
    """JSON Schemas by name (`arqonbus.nvm.job.v1`)."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self._checks = {name: JsonCheck(name, schema) for name, schema in schemas.items()}

    def check(self, job: Job) -> None:
        """A job whose schema is not among them passes: the engine has checked what is registered there.

        :raises Fault: `schema/invalid-payload` that names the place.
        """
        check = self._checks.get(job.schema)
        problem = check.problem(dict(job.body)) if check is not None else None
        if problem is not None:
            raise make_fault('schema/invalid-payload', f'{problem.place}: {problem.message}'[:500], {'place': problem.place})


def check_quota(job: Job, quota: Mapping[str, float]) -> None:
    """No job may ask for more than `quota` has, and one that does not name such a limit is refused.

    :raises Fault: `quota/exceeded`.
    """
    for name, most in quota.items():
        wanted = job.constraints.get(name)
        if not isinstance(wanted, (int, float)) or isinstance(wanted, bool) or not 0 <= wanted <= most:
            raise make_fault('quota/exceeded', f'this operator takes jobs of at most {most} {name}', {'constraint': name, 'most': most})
