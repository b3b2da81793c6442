"""Writes clips of struck bowls for demonstrations: `python -m arqonbus.rigs.bowlnet_clips --out DIR`. Synthesised, and the list says so."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from .bowlnet_audio import SECONDS_MAX, write_wav
from .bowlnet_bowls import LABELS, MADE_BY, RATE_HZ, strike

#: Before the seed of every clip, so that none of them is one that a model was trained on.
_SERIES = 1_000_003
_EACH_MAX = 1_000


def write_clips(folder: Path, each: int, seed: int, seconds: float = 1.0) -> list[dict[str, Any]]:
    """`each` WAV files of every label and `clips.json`, the list of them. The same arguments write the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    clips = []
    for number in range(each):
        for label_number, label in enumerate(LABELS):
            data = write_wav(strike(label, (_SERIES, seed, label_number, number), seconds), RATE_HZ)
            name = f'{label}-{number}.wav'
            (folder / name).write_bytes(data)
            said = {'label': label, 'rate_hz': RATE_HZ, 'channels': 1, 'seconds': seconds, 'made_by': MADE_BY}
            clips.append({'file': name, 'sha256': hashlib.sha256(data).hexdigest(), **said})
    (folder / 'clips.json').write_text(json.dumps(clips, indent=1) + '\n')
    return clips


def main() -> int:
    """Exit code 0; 2 for arguments out of range."""
    parser = argparse.ArgumentParser(prog='python -m arqonbus.rigs.bowlnet_clips', description='Synthesises clips of struck bowls.')
    parser.add_argument('--out', type=Path, required=True, help='the folder; made where it is not there')
    parser.add_argument('--each', type=int, default=6, help='clips of every label')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--seconds', type=float, default=1.0)
    given = parser.parse_args()
    if not (1 <= given.each <= _EACH_MAX and given.seed >= 0 and 0.5 <= given.seconds <= SECONDS_MAX):
        parser.error(f'--each is 1 to {_EACH_MAX}, --seed 0 or more, --seconds 0.5 to {SECONDS_MAX:g}')
    clips = write_clips(given.out, given.each, given.seed, given.seconds)
    print(f'{len(clips)} synthesised clips in {given.out}')
    return 0


if __name__ == '__main__':
    raise SystemExit(main())
