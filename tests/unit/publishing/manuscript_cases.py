"""Small manuscripts for an edition that is really there."""

from footprint.errors import Lang
from footprint.inventory.library import load_library
from footprint.pipeline.rederive import rederive
from footprint.publishing.build import Built, build
from footprint.publishing.context import Context
from footprint.publishing.reading import Manuscript, Read
from footprint.publishing.source import Chapter, Cover
from footprint.rules.registry import load_edition
from footprint.strict_yaml.reader import loads

EDITION = load_edition("jewelry_gold@2026")
LIBRARY = load_library()
DERIVED = {entry.name: entry for entry in rederive(EDITION, LIBRARY)}
_COVER = b"""
part: trial
number: {zh: "T/XXX", en: "T/XXX"}
level: {zh: "\xe5\x9b\xa2\xe4\xbd\x93\xe6\xa0\x87\xe5\x87\x86", en: "Group standard"}
title:
  - {zh: "\xe8\xaf\x95", en: "Trial"}
state: {zh: "\xe8\x8d\x89\xe6\xa1\x88", en: "draft"}
issued: {zh: "X", en: "X"}
takes_effect: {zh: "X", en: "X"}
publisher: {zh: "X", en: "X"}
"""


def read(text: str, name: str = "trial.yaml") -> Read:
    """A chapter from YAML."""
    file = loads(text.encode(), name)
    return Read(Chapter.model_validate(file.data), file)


def context(lang: Lang = "zh") -> Context:
    """A context that nothing has been used of."""
    return Context(EDITION, LIBRARY, DERIVED, lang)


def built(*chapters: str, lang: Lang = "zh") -> Built:
    """The document of some chapters."""
    cover = loads(_COVER, "cover.yaml")
    manuscript = Manuscript(Cover.model_validate(cover.data), cover, tuple(read(text) for text in chapters))
    return build(manuscript, context(lang))


def clause(blocks: str) -> str:
    """A clause with some blocks."""
    indented = "\n".join(f"  {line}" for line in blocks.strip("\n").split("\n"))
    return f'kind: clause\ntitle: {{zh: "章", en: "Chapter"}}\nblocks:\n{indented}\n'
