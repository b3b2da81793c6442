"""One exception class per fault code of the engine.

Every class is named after its whole code (`authz/publish-denied` -> `AuthzPublishDenied`); where the part behind the slash is unique in the
table, the short name (`PublishDenied`) is the same class. Match the class or `.code`, never the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors_generated import FAULTS


class Fault(Exception):
    """A failure with a stable code. A code that this version does not know has number 0 and no remedy."""

    code: str = 'internal/unexpected'

    def __init__(self, message: str, evidence: Mapping[str, Any] | None = None, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
        self.message = message
        self.evidence: dict[str, Any] = dict(evidence or {})

    @property
    def number(self) -> int:
        """The frozen number of the code, 0 when unknown here."""
        return FAULTS[self.code][0] if self.code in FAULTS else 0

    @property
    def breach(self) -> str | None:
        """The breach this is when it befalls a run; None for mere refusals."""
        return FAULTS[self.code][1] if self.code in FAULTS else None

    @property
    def remedy(self) -> str:
        """What a person does about it."""
        return FAULTS[self.code][2] if self.code in FAULTS else ''

    def to_view(self) -> dict[str, Any]:
        """The form that crosses the wire: {code, message, remedy, evidence}."""
        return {'code': self.code, 'message': self.message, 'remedy': self.remedy, 'evidence': self.evidence}

    def __str__(self) -> str:
        return f'{self.code}: {self.message}'


def _camel(text: str) -> str:
    return ''.join(part.capitalize() for part in text.replace('/', '-').split('-'))


def _make_classes() -> dict[str, type[Fault]]:
    return {code: type(_camel(code), (Fault,), {'code': code, '__module__': __name__}) for code in FAULTS}


def _names(classes: Mapping[str, type[Fault]]) -> dict[str, type[Fault]]:
    named = {_camel(code): fault for code, fault in classes.items()}
    short: dict[str, list[type[Fault]]] = {}
    for code, fault in classes.items():
        short.setdefault(_camel(code.split('/')[1]), []).append(fault)
    named.update({name: found[0] for name, found in short.items() if len(found) == 1})
    return named


CLASSES: dict[str, type[Fault]] = _make_classes()
_NAMES = _names(CLASSES)


def make_fault(code: str, message: str, evidence: Mapping[str, Any] | None = None) -> Fault:
    """The exception for a code, also for one that only a newer engine knows."""
    known = CLASSES.get(code)
    return known(message, evidence) if known else Fault(message, evidence, code=code)


def fault_from_view(view: Any) -> Fault:
    """The exception for a wire object {code, message, evidence?}; anything else is `wire/bad-payload`."""
    if not isinstance(view, Mapping) or not isinstance(view.get('code'), str):
        return make_fault('wire/bad-payload', f'not a fault: {view!r}'[:200])
    evidence = view.get('evidence')
    return make_fault(view['code'], str(view.get('message', '')), evidence if isinstance(evidence, Mapping) else None)


def __getattr__(name: str) -> type[Fault]:
    found = _NAMES.get(name)
    if found is None:
        raise AttributeError(f'no fault is named {name}')
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *_NAMES])
