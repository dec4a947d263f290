"""Strict YAML reads what every YAML reader reads alike, and says where anything else stands."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.errors import InputError, Problem
from footprint.strict_yaml import reader as strict_yaml
from footprint.strict_yaml.construction import MAX_DEPTH


def faults(text: str | bytes) -> list[Problem]:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InputError) as caught:
        strict_yaml.loads(content, "f.yaml")
    return list(caught.value.problems)


def codes(text: str | bytes) -> list[tuple[str, str]]:
    return [(p.code.removeprefix("yaml."), p.place) for p in faults(text)]


def data(text: str) -> object:
    return strict_yaml.loads(text.encode(), "f.yaml").data


def test_reads_plain_values() -> None:
    read = data("a: 1\nb: -0.50\nc: true\nd: null\ne: text here\nf: '1'\ng: [1, x]\nh: |\n  two\n  lines\n")
    assert read == {
        "a": Decimal("1"),
        "b": Decimal("-0.50"),
        "c": True,
        "d": None,
        "e": "text here",
        "f": "1",
        "g": [Decimal(1), "x"],
        "h": "two\nlines\n",
    }


def test_decimals_keep_their_digits() -> None:
    read = data("a: 0.10000000000000000000000000001\nb: 2.50\n")
    assert isinstance(read, dict)
    assert [str(v) for v in read.values()] == ["0.10000000000000000000000000001", "2.50"]


@pytest.mark.parametrize(
    "value",
    [
        *("NO", "no", "Yes", "on", "OFF", "y", "N", "True", "FALSE", "Null", "~"),
        *("1e-3", "1E5", "1.5e3", "12:30", "1:2:3.5", "0x10", "0XFF", "0o7", "0b1", "1_000", "007", "+1"),
        *(".5", "1.", ".inf", "-.INF", ".nan", "2024-01-01", "2024-1-1T10:00:00Z", "", "=", "9" * 41),
    ],
)
def test_refuses_what_readers_disagree_about(value: str) -> None:
    assert codes(f"key: 1\nother: {value}\n") == [("ambiguous", "f.yaml:2")]


@pytest.mark.parametrize("value", ["NO", "1e-3", "12:30", "2024-01-01", "~", "1_000"])
def test_quoting_makes_it_text(value: str) -> None:
    assert data(f'a: "{value}"\n') == {"a": value}


@pytest.mark.parametrize("value", ["1.2.3", "2024-01", "kWh", "t*km", "v1e3", "none", "金"])
def test_ordinary_words_stay_text(value: str) -> None:
    assert data(f"a: {value}\n") == {"a": value}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate_key", 3),
        ("a: &x 1\n", "anchor", 1),
        ("a: !!str 1\n", "tag", 1),
        ("a: !own {b: 1}\n", "tag", 1),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", "ambiguous", 3),
        ("a: x\n\tb: 1\n", "tab", 2),
        ("a: 1\n---\nb: 1\n", "documents", 2),
        ("%YAML 1.1\n---\na: 1\n", "directive", 1),
        ("a: [1\n", "syntax", 2),
        ("? [a]\n: 1\n", "key", 1),
        ("2023: x\n", "key", 1),
        ("no: x\n", "ambiguous", 1),
    ],
)
def test_refuses_with_the_line(text: str, code: str, line: int) -> None:
    assert (code, f"f.yaml:{line}") in codes(text)


def test_refuses_aliases_in_every_place() -> None:
    assert codes("a: &x 1\nb: *x\nc: [*x]\n") == [
        ("anchor", "f.yaml:1"),
        ("anchor", "f.yaml:2"),
        ("anchor", "f.yaml:3"),
    ]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_refuses_an_empty_file(text: str) -> None:
    assert codes(text) == [("empty", "f.yaml")]


def test_refuses_other_encodings_with_the_line() -> None:
    assert codes("a: 1\nb: 金\n".encode("gb18030")) == [("not_utf8", "f.yaml:2")]


def test_accepts_a_byte_order_mark() -> None:
    assert strict_yaml.loads(b"\xef\xbb\xbfa: 1\n", "f").data == {"a": Decimal(1)}


def test_refuses_deep_nesting_and_large_files() -> None:
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0][0] == "too_deep"
    assert codes("[" * 300_000)[0][0] == "too_deep"
    assert data("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert codes(b"a" * (strict_yaml.MAX_BYTES + 1)) == [("too_large", "f.yaml")]


def test_reports_every_fault_at_once_in_both_languages() -> None:
    problems = faults("a: NO\nb: 1e3\na: 2\nc: &x 1\nd: !t 2\n")
    assert [p.place for p in problems] == ["f.yaml:1", "f.yaml:2", "f.yaml:3", "f.yaml:4", "f.yaml:5"]
    assert all(t.zh != t.en for p in problems for t in (p.found, p.expected, p.todo))


def test_many_faults_are_cut_and_counted() -> None:
    problems = faults("".join(f"k{i}: NO\n" for i in range(150)))
    assert len(problems) == 101
    assert problems[-1].code == "yaml.too_many"
    assert "50" in problems[-1].found.en


def test_lines_of_values() -> None:
    read = strict_yaml.loads(b"a: 1\nb:\n  - x\n  - c: 2\n    d:\n      e: 3\n", "f.yaml")
    assert [read.line_of(p) for p in [("a",), ("b",), ("b", 0), ("b", 1, "c"), ("b", 1, "d", "e")]] == [1, 2, 3, 4, 6]
    assert read.line_of(("b", 1, "d", "absent", "more")) == 5
    assert read.line_of(("absent",)) == 1
    assert read.place("b", 0) == "f.yaml:3"


def test_missing_file_and_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError) as caught:
            strict_yaml.load(path)
        assert caught.value.problems[0].code == "yaml.unreadable"


@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_else(content: bytes) -> None:
    try:
        strict_yaml.loads(content, "f")
    except InputError as exc:
        assert exc.problems


@given(st.text(alphabet="ab: -[]{}&*!|>%@`'\"#,?\n\t01.e_~金", max_size=200))
def test_random_yaml_raises_nothing_else(text: str) -> None:
    try:
        strict_yaml.loads(text.encode(), "f")
    except InputError as exc:
        assert exc.problems
