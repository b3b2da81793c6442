"""What the Python verifier says of many logs: `verify_folders.py FOLDER COUNT`.

Each of FOLDER/0, FOLDER/1, … holds `rig/audit`, `vkey` and, where a head was kept elsewhere, `held`. One JSON document a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from arqonbus.audit import NoLogError, verify


def main() -> None:
    for number in range(int(sys.argv[2])):
        place = Path(sys.argv[1]) / str(number)
        held = place / 'held'
        try:
            verdict = verify(place / 'rig/audit', (place / 'vkey').read_text(), held.read_bytes() if held.is_file() else None)
        except NoLogError as error:
            print(json.dumps({'error': str(error)}))
            continue
        bad = verdict.first_bad
        gist = {'ok': verdict.ok, 'records': verdict.records, 'root': verdict.root, 'torn_tail': verdict.torn_tail}
        print(json.dumps(gist | {'first_bad': bad and [bad.record, bad.file, bad.offset]}, separators=(',', ':')))


if __name__ == '__main__':
    main()
