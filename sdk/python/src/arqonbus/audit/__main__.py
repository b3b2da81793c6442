"""`python -m arqonbus.audit verify PATH [--key VKEY] [--json]`; exit codes of the command line (docs/reference/cli.md)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

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
    args = parser.parse_args(argv)
    try:
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
