"""Everything the model can say has words in a document."""

from typing import get_args

from footprint.model.cited import Kind
from footprint.model.verdict import Obligation, Severity
from footprint.publishing import words
from footprint.publishing.generated_rules import ROLES, STRENGTH
from footprint.rules.edition import NumberSpec


def test_every_kind_severity_strength_and_role_has_words() -> None:
    assert set(words.KINDS) == set(Kind)
    assert set(words.ON_FAILURE) == set(Severity)
    assert set(words.VERBS) == set(words.UNSTATED) == set(STRENGTH) == set(Obligation)
    assert set(ROLES) == set(get_args(NumberSpec.model_fields["role"].annotation))


def test_an_unstated_requirement_has_the_verb_of_its_strength() -> None:
    for obligation, text in words.UNSTATED.items():
        zh, en = words.VERBS[obligation]
        assert any(verb in text.zh for verb in zh)
        assert any(verb in text.en for verb in en)
