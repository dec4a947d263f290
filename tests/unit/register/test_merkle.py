import hashlib

from hypothesis import given
from hypothesis import strategies as st

from footprint.register.merkle import leaf_hash, root


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1: split at the largest power of two below the count."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_root_is_the_one_defined(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    assert root(leaves) == by_definition(leaves)


def test_known_roots() -> None:
    # Certificate Transparency's published reference values for the empty log and one empty entry.
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


@given(st.lists(st.binary(min_size=1, max_size=4), min_size=2, max_size=12, unique=True), st.data())
def test_order_counts(entries: list[bytes], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(entries).filter(lambda other: other != entries))
    assert root(map(leaf_hash, entries)) != root(map(leaf_hash, shuffled))
