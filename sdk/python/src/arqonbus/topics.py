"""Topic names and patterns (docs/reference/wire.md, "Topics and patterns")."""

from __future__ import annotations

import re

from .limits import TOPIC_BYTES_MAX, TOPIC_SEGMENTS_MAX

_TOPIC = re.compile(r'[a-z0-9_-]+(?:\.[a-z0-9_-]+)*')
_PATTERN = re.compile(r'(?:[a-z0-9_-]+|\*)(?:\.(?:[a-z0-9_-]+|\*))*(?:\.>)?')


def _is_within_limits(text: str) -> bool:
    return len(text) <= TOPIC_BYTES_MAX and text.count('.') < TOPIC_SEGMENTS_MAX


def is_topic(text: str) -> bool:
    """Whether `text` is a topic: 1 to 16 segments of [a-z0-9_-]+ joined by dots, at most 255 bytes."""
    return _is_within_limits(text) and _TOPIC.fullmatch(text) is not None


def is_pattern(text: str) -> bool:
    """Whether `text` is a pattern: a topic in which `*` stands for one segment and a last `>` for one or more."""
    return _is_within_limits(text) and (text == '>' or _PATTERN.fullmatch(text) is not None)


def matches(pattern: str, topic: str) -> bool:
    """Whether a valid pattern matches a valid topic."""
    wanted = pattern.split('.')
    segments = topic.split('.')
    for index, want in enumerate(wanted):
        if want == '>':
            return len(segments) > index
        if index >= len(segments) or (want != '*' and want != segments[index]):
            return False
    return len(wanted) == len(segments)
