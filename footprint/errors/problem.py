"""One fault in what a user gave us."""

from dataclasses import dataclass

from footprint.errors.text import Lang, Text

_LINE = Text(
    "{place}：发现 {found}；应为 {expected}；处理：{todo}",
    "{place}: found {found}; expected {expected}; to do: {todo}",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with its place, what was found, what was expected and what to do.

    Parameters
    ----------
    code
        Stable machine-readable name such as ``unit.unknown``; never reused for another fault.
    place
        ``Sheet!Cell``, a JSON pointer, ``file:line`` or a file name.
    found, expected, todo
        The three things a reader needs, in both languages.
    """

    code: str
    place: str
    found: Text
    expected: Text
    todo: Text

    def line(self, lang: Lang) -> str:
        """The fault as one line for a person."""
        return _LINE.format(place=self.place, found=self.found, expected=self.expected, todo=self.todo).of(lang)

    def as_dict(self) -> dict[str, object]:
        """The fault as plain data, both languages."""
        return {
            "code": self.code,
            "place": self.place,
            **{
                name: {"zh": text.zh, "en": text.en}
                for name, text in (("found", self.found), ("expected", self.expected), ("todo", self.todo))
            },
        }
