"""The rules of a clause as sentences of a standard."""

from dataclasses import dataclass

from footprint.errors import Text
from footprint.publishing import words
from footprint.publishing.source import Block
from footprint.rules.edition import Edition
from footprint.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule and the number under which the document states it."""

    number: str
    rule: Rule
    written: bool
    """Whether the text gives its sentence; if not, its title stands for it."""


def of_block(block: Block, edition: Edition) -> list[tuple[Rule, Text]]:
    """Rules of the block's clause in the edition's order, each with its sentence."""
    found = []
    for rule in edition.rules:
        if rule.clause == block.rules:
            unstated = words.UNSTATED[rule.obligation].format(title=rule.title)
            found.append((rule, block.sentences.get(rule.code, Text(f"{unstated.zh}。", f"{unstated.en}."))))
    return found
