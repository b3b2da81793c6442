"""Exceptions equal the engine's fault table."""

from __future__ import annotations

import re
from pathlib import Path

import arqonbus
import pytest
from arqonbus import errors
from arqonbus.errors_generated import FAULTS

PROTO = Path(__file__).resolve().parents[3] / 'proto/arqonbus/v1/fault.proto'


def test_every_code_of_the_proto_enum_has_its_exception_with_the_same_number() -> None:
    numbers = {name: int(number) for name, number in re.findall(r'^\s+FAULT_CODE_(\w+) = (\d+);', PROTO.read_text(), re.MULTILINE)}
    del numbers['UNSPECIFIED']
    assert numbers == {re.sub('[/-]', '_', code).upper(): number for code, (number, _, _) in FAULTS.items()}
    assert all(errors.make_fault(code, '').number == FAULTS[code][0] for code in FAULTS)


def test_a_fault_is_caught_by_its_short_name_and_carries_the_engines_code() -> None:
    with pytest.raises(errors.PublishDenied) as raised:
        raise errors.make_fault('authz/publish-denied', 'no', {'topic': 'a'})
    fault = raised.value
    assert (fault.code, fault.number, fault.breach) == ('authz/publish-denied', 60, 'SECURITY_FAILURE')
    assert fault.remedy == FAULTS['authz/publish-denied'][2]
    assert fault.to_view() == {'code': fault.code, 'message': 'no', 'remedy': fault.remedy, 'evidence': {'topic': 'a'}}
    assert errors.AuthzPublishDenied is errors.PublishDenied
    assert isinstance(fault, arqonbus.Fault)


def test_a_name_that_two_codes_share_exists_in_its_long_form_only() -> None:
    assert errors.WireTooLarge.code == 'wire/too-large'
    assert errors.StreamTooLarge.code == 'stream/too-large'
    with pytest.raises(AttributeError):
        errors.TooLarge  # noqa: B018


def test_names_are_unique() -> None:
    assert len({fault.__name__ for fault in errors.CLASSES.values()}) == len(FAULTS)


def test_a_code_of_a_newer_engine_is_a_plain_fault() -> None:
    fault = errors.fault_from_view({'code': 'area/new', 'message': 'm', 'remedy': 'r'})
    assert (type(fault), fault.code, fault.number, fault.breach, fault.remedy) == (arqonbus.Fault, 'area/new', 0, None, '')


def test_what_is_no_fault_is_a_bad_payload() -> None:
    assert errors.fault_from_view('nonsense').code == 'wire/bad-payload'
