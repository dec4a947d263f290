"""Merkle tree hashes over the register's entries. Source: RFC 6962, section 2.1."""

import hashlib
from collections.abc import Iterable

EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256 of the octet 0x00 and the entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """Merkle tree hash of leaf hashes, in order.

    The definition splits at the largest power of two below the count; completed subtrees on a stack, joined while
    two have the same height, come to the same.
    """
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        stack.append((0, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (height, right), (_, left) = stack.pop(), stack.pop()
            stack.append((height + 1, _node(left, right)))
    if not stack:
        return EMPTY_ROOT
    node = stack.pop()[1]
    while stack:
        node = _node(stack.pop()[1], node)
    return node


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
