"""Far from one's own previous submission."""


def relative_change(now: float, before: float) -> float | None:
    """Change from `before` to `now` as a fraction of the smaller of the two, with its sign.

    Doubling is +1 and halving is -1, so that one limit serves both directions. None unless both are above zero.
    """
    if now <= 0 or before <= 0:
        return None
    return now / before - 1 if now >= before else 1 - before / now
