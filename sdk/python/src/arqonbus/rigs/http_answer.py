"""What a service answered, as a result or as a typed failure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..checking import JsonCheck
from ..errors import make_fault
from .http_document import Operation, is_json
from .http_exchange import Answer

#: An answer of more, or of another type than JSON, is kept as a blob.
BODY_BYTES_MAX = 64 * 1024
_TEXT_MAX = 500
_NO_CONTENT = (204, 205, 304)


class AnswerCheck:
    """The answers that one operation declares."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._checks = {
            (status, kind): JsonCheck(f'{operation.id} {status}', schema)
            for status, kinds in operation.answers.items()
            for kind, schema in kinds.items()
            if schema and is_json(kind)
        }

    def read(self, answer: Answer) -> dict[str, Any]:
        """Members of the result. `body` where it is JSON of up to `BODY_BYTES_MAX`; otherwise the caller keeps it as a blob.

        :raises Fault: `http/redirect`, `http/refused`, `http/failed`, `http/bad-answer`, `http/wrong-schema`.
        """
        said = {'http_status': answer.status, 'text': answer.body[:_TEXT_MAX].decode('utf-8', 'replace')}
        if 300 <= answer.status < 400 and answer.status != 304:
            where = {'http_status': answer.status, 'location': answer.location[:_TEXT_MAX]}
            raise make_fault('http/redirect', 'the service points elsewhere; nobody goes there', where)
        if answer.status >= 500:
            raise make_fault('http/failed', f'the service failed with {answer.status}', said)
        if answer.status >= 400:
            raise make_fault('http/refused', f'the service refused with {answer.status}', said)
        if answer.status < 200:
            raise make_fault('http/bad-answer', f'the service answered {answer.status}, which ends no exchange', said)
        about = {'http_status': answer.status, 'content_type': answer.content_type[:255]}
        if not answer.body or answer.status in _NO_CONTENT:
            return about
        return {**about, **self._body(answer, said)}

    def _body(self, answer: Answer, said: Mapping[str, Any]) -> dict[str, Any]:
        declared = self._declared(answer.status)
        bare = answer.content_type.split(';')[0].strip().lower()
        wants_json_only = bool(declared) and all(is_json(kind) for kind in declared)
        if not is_json(answer.content_type):
            if wants_json_only:
                raise make_fault('http/bad-answer', f'the answer is {bare or "of no type"}, not JSON as its document says', said)
            return {}
        try:
            value = json.loads(answer.body, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise make_fault('http/bad-answer', f'the answer is no JSON: {error}'[:300], said) from error
        check = next((self._checks[key] for key in self._keys(answer.status) if key in self._checks), None)
        problem = check.problem(value) if check is not None else None
        if problem is not None:
            evidence = {**said, 'place': problem.place}
            raise make_fault(
                'http/wrong-schema', f'the answer is not what the document says: {problem.place}: {problem.message}'[:500], evidence
            )
        return {'body': value} if len(answer.body) <= BODY_BYTES_MAX else {}

    def _declared(self, status: int) -> list[str]:
        answers = self._operation.answers
        return list(next((answers[one] for one in _patterns(status) if one in answers), {}))

    def _keys(self, status: int) -> list[tuple[str, str]]:
        answers = self._operation.answers
        known = next((one for one in _patterns(status) if one in answers), '')
        return [(known, kind) for kind in answers.get(known, {})]


def _patterns(status: int) -> tuple[str, str, str]:
    return str(status), f'{status // 100}XX', 'default'


def _refuse(name: str) -> float:
    raise ValueError(f'{name} is no JSON')
