"""What the documents of an edition have to say between them: every clause once, every rule once, every parameter."""

from collections import Counter
from collections.abc import Iterator, Mapping

from footprint.errors import Problem, Text
from footprint.publishing.build import Built
from footprint.rules.edition import Edition

_TODO = Text("在文本中补上或改正", "add it to the text, or correct the text")
_ONCE = Text("在一个文件中出现一次", "once, in one document")
_ONLY = Text("在唯一的文件中", "in one document only")


def gaps(edition: Edition, documents: Mapping[str, Built]) -> list[Problem]:
    """What the documents leave out or say twice.

    Parameters
    ----------
    edition
        The edition.
    documents
        All its documents in one language, by part.

    Returns
    -------
    list
        One problem for each clause that is in no document or in more than one, each rule that is not stated exactly
        once, and each parameter that no document shows.
    """
    return [*_clauses(edition, documents), *_rules(edition, documents), *_parameters(edition, documents)]


def _clauses(edition: Edition, documents: Mapping[str, Built]) -> Iterator[Problem]:
    stated = Counter(clause for built in documents.values() for clause in set(built.clauses))
    for clause in edition.data.clauses:
        if stated[clause] != 1:
            yield _problem(edition, "document.clause_coverage", f"{clause}: {stated[clause]}", _ONLY)


def _rules(edition: Edition, documents: Mapping[str, Built]) -> Iterator[Problem]:
    stated = Counter(r.rule.code for built in documents.values() for r in built.requirements)
    for rule in edition.rules:
        if stated[rule.code] != 1:
            yield _problem(edition, "document.rule_coverage", f"{rule.code}: {stated[rule.code]}", _ONCE)


def _parameters(edition: Edition, documents: Mapping[str, Built]) -> Iterator[Problem]:
    shown = {name for built in documents.values() for name in built.parameters}
    for name in edition.parameters:
        if name not in shown:
            yield _problem(edition, "document.parameter_coverage", f"{name}: 0", _ONCE)


def _problem(edition: Edition, code: str, found: str, expected: Text) -> Problem:
    return Problem(code, f"{edition.id}/text", Text.same(found), expected, _TODO)
