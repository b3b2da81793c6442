"""`python -m arqonbus.audit verify PATH [--key VKEY] [--json]`, and `state PATH --at N`.

Exit codes are those of the command line (docs/reference/cli.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .states import States, states
from .verify import NoLogError, Verdict, verify

_HOLDS, _USAGE, _NO_LOG, _ALTERED = 0, 2, 4, 13


def _say(verdict: Verdict, path: str) -> None:
    bad = verdict.first_bad
    if bad is not None:
        record = '' if bad.record is None else f'record {bad.record}, '
        print(f'the log does not verify: {record}{bad.file}, offset {bad.offset}: {bad.reason}')
        return
    print(f'verified {verdict.records} records of {path}')
    print(f'  root       {verdict.root}')
    print(f'  key        {verdict.vkey}')
    print(f'  snapshots  {verdict.snapshots_checked} recomputed, {verdict.snapshots_of_other_folds} of other versions')
    if verdict.torn_tail:
        print(f'  {verdict.torn_tail} bytes behind the newest head are torn, as after a kill')


def _refuse(error: NoLogError, *, is_json: bool) -> int:
    is_key = 'key' in str(error)
    code = 'cli/usage' if is_key else 'workspace/not-found'
    if is_json:
        print(
            json.dumps(
                {'type': 'result', 'ok': False, 'error': {'code': code, 'message': str(error), 'remedy': 'Name the log and its key.'}}
            )
        )
    else:
        print(f'{code}: {error}', file=sys.stderr)
    return _USAGE if is_key else _NO_LOG


def _say_states(found: States, wanted: list[int], *, is_json: bool) -> int:
    have = {state.record: state.sha256 for state in found.states}
    missing = [number for number in wanted if number not in have]
    bad = found.first_bad
    if is_json:
        view: dict[str, object] = {
            'type': 'result',
            'ok': not missing,
            'states': [{'record': number, 'sha256': digest} for number, digest in have.items()],
        }
        if missing:
            reason = f'the log verifies up to record {found.records - 1} only' if bad else f'the log has {found.records} records'
            remedy = 'See python -m arqonbus.audit verify.' if bad else 'Name a record that there is.'
            code = 'audit/altered' if bad else 'audit/no-record'
            view['error'] = {'code': code, 'message': f'no state after record {missing[0]}: {reason}', 'remedy': remedy}
        print(json.dumps(view))
    else:
        for number, digest in have.items():
            print(f'{digest}  {number}')
        for number in missing:
            print(f'no state after record {number}: {found.records} records verify', file=sys.stderr)
    if not missing:
        return _HOLDS
    return _ALTERED if bad else _NO_LOG


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog='python -m arqonbus.audit', description='Verifies an audit log without the software that wrote it.'
    )
    verbs = parser.add_subparsers(dest='verb', required=True)
    one = verbs.add_parser('verify', help='check that nothing on the record was altered')
    one.add_argument('path', help='a workspace or an audit folder')
    one.add_argument('--key', help="the log's verifier key, any that it has had; default: the one the workspace pins")
    one.add_argument('--head', type=Path, help='a checkpoint of this log that was kept elsewhere: the log must go on from it')
    one.add_argument('--json', action='store_true', help='one JSON document')
    two = verbs.add_parser('state', help='print the SHA-256 of the state after a record')
    two.add_argument('path', help='a workspace or an audit folder')
    two.add_argument('--at', type=int, action='append', required=True, metavar='N', help='the record; may be given more than once')
    two.add_argument('--key', help="the log's verifier key, any that it has had; default: the one the workspace pins")
    two.add_argument('--json', action='store_true', help='one JSON document')
    args = parser.parse_args(argv)
    try:
        if args.verb == 'state':
            return _say_states(states(args.path, args.at, args.key), args.at, is_json=args.json)
        verdict = verify(args.path, args.key, args.head.read_bytes() if args.head else None)
    except NoLogError as error:
        return _refuse(error, is_json=args.json)
    if args.json:
        view = verdict.view()
        if not verdict.ok:
            bad = verdict.first_bad
            view['error'] = {
                'code': 'audit/altered',
                'message': f'the log does not verify: {bad.file}, offset {bad.offset}: {bad.reason}' if bad else '',
                'remedy': 'Compare with a copy, or with a head kept elsewhere.',
            }
        print(json.dumps(view))
    else:
        _say(verdict, args.path)
    return _HOLDS if verdict.ok else _ALTERED


if __name__ == '__main__':
    raise SystemExit(main())
