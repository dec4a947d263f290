"""No single bit can change unnoticed, with the issuer's certificate alone."""

import random
import re

import pytest
from sealing import Desk

from footprint.certificate.inspect import check_seal
from footprint.errors import AlteredError

_SAMPLE = 500


def contents(pdf: bytes) -> range:
    """Places of the signature, its angle brackets included."""
    match = re.search(rb"/Contents (<[0-9A-F]+>)", pdf)
    assert match is not None
    return range(match.start(1), match.end(1))


def accepted(pdf: bytes, desk: Desk) -> bool:
    try:
        check_seal(pdf, desk.certificates)
    except AlteredError:
        return False
    return True


@pytest.mark.parametrize("bit", range(8))
def test_every_bit_of_the_signature_counts(desk: Desk, sealed: bytes, bit: int) -> None:
    flipped = bytearray(sealed)
    passed = []
    for place in contents(sealed):
        flipped[place] ^= 1 << bit
        if accepted(bytes(flipped), desk):
            passed.append(place)
        flipped[place] ^= 1 << bit
    assert accepted(bytes(flipped), desk)
    assert passed == []


def test_every_bit_sampled_elsewhere_counts(desk: Desk, sealed: bytes) -> None:
    chance = random.Random(20260301)
    outside = sorted(set(range(len(sealed))) - set(contents(sealed)))
    for place in chance.sample(outside, _SAMPLE):
        flipped = bytearray(sealed)
        flipped[place] ^= 1 << chance.randrange(8)
        assert not accepted(bytes(flipped), desk), place


def test_every_octet_of_the_signature_set_to_every_hexadecimal_digit_counts(desk: Desk, sealed: bytes) -> None:
    chance = random.Random(20260302)
    for place in chance.sample(contents(sealed), _SAMPLE):
        for digit in b"0F":
            if sealed[place] != digit:
                changed = bytearray(sealed)
                changed[place] = digit
                assert not accepted(bytes(changed), desk), place
