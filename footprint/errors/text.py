"""Bilingual text: Chinese first, English second, both always."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in both languages.

    Parameters
    ----------
    zh, en
        The Chinese and the English wording; neither may be blank.

    Raises
    ------
    ValueError
        If one of the two is blank.
    """

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError("both zh and en are needed")

    @classmethod
    def same(cls, value: str) -> "Text":
        """Text that reads alike in both languages: a number, a code, a file name."""
        return cls(value, value)

    def of(self, lang: Lang) -> str:
        """The wording in one language."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Both wordings with `values` filled in; a `Text` value is filled in by language."""

        def pick(lang: Lang) -> dict[str, object]:
            return {k: v.of(lang) if isinstance(v, Text) else v for k, v in values.items()}

        return Text(self.zh.format(**pick("zh")), self.en.format(**pick("en")))
