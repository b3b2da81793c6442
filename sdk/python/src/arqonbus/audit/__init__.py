"""A second verifier of the audit log, for whoever trusts neither the rig nor the verifier that ships with it.

It is written from docs/reference/log-format.md and shares no code with the TypeScript one, nor its fold: what both say of the same files is
compared by tests. Needs `arqonbus[audit]`. Command line: `python -m arqonbus.audit verify PATH [--key VKEY] [--json]`, and
`state PATH --at N` for the hash of the state after a record.
"""

from .states import StateHash, States, states
from .verify import NoLogError, Verdict, verify
from .walk import BadPlace

__all__ = ['BadPlace', 'NoLogError', 'StateHash', 'States', 'Verdict', 'states', 'verify']
