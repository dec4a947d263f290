"""The shipped examples of gold jewellery are of different factories, down to their evidence."""

from collections import Counter

from footprint import resources
from footprint.strict_yaml.reader import load
from tests.unit.standards.gold_submissions import example

NAMES = sorted(load(resources.folder("examples") / "jewelry_gold" / "expected.yaml").data)


def test_no_file_is_the_evidence_of_two_factories() -> None:
    digests = Counter(document["sha256"] for name in NAMES for document in example(name)["documents"])

    assert set(digests.values()) == {1}
