"""A fault before it has a place, and how values are shown in messages."""

from footprint.errors import Problem, Text

_SHOWN = 60


class Fault(Exception):
    """One thing wrong with one value; the reader adds where the value stands.

    Parameters
    ----------
    code, found, expected, todo
        As in `footprint.errors.Problem`.
    """

    def __init__(self, code: str, found: Text, expected: Text, todo: Text) -> None:
        super().__init__(found.en)
        self.code = code
        self.found = found
        self.expected = expected
        self.todo = todo

    def at(self, place: str) -> Problem:
        """The fault as a problem at `place`."""
        return Problem(self.code, place, self.found, self.expected, self.todo)


def shown(value: object) -> str:
    """`value` for a message: one line, not too long, nothing invisible left invisible."""
    text = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in str(value)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def quoted(value: object, zh: str = "", en: str = "") -> Text:
    """`value` in the quotation marks of each language, after what it is."""
    return Text(f"{zh}“{shown(value)}”", f"{en}{' ' if en else ''}'{shown(value)}'")
