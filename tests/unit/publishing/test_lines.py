"""Laws of line breaking: nothing is lost, no line is too wide, no mark stands where it must not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from footprint.publishing.type_lines import Line, break_lines
from footprint.publishing.type_runs import NO_END, NO_START, runs

SIZE = 10.0
TEXT = st.text(alphabet="金料首饰的，。；：！？（）《》“”、a1 .,()%kg_/GB", min_size=1, max_size=120)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def solid(text: str) -> str:
    return "".join(text.split())


@given(TEXT, st.floats(60, 400))
def test_nothing_is_lost_or_made_up(text: str, width: float) -> None:
    assert solid("".join(texts(break_lines(runs(text, "regular"), SIZE, width, width)))) == solid(text)


@given(TEXT, st.floats(60, 400))
def test_no_line_is_wider_than_its_room_unless_it_is_one_cluster(text: str, width: float) -> None:
    for line in break_lines(runs(text, "regular"), SIZE, width, width):
        if line.width > width + 1e-6:
            written = "".join(p.text for p in line.pieces)
            assert all(a in NO_END or b in NO_START or (a.isascii() and b.isascii()) for a, b in pairwise(written))


@given(st.text(alphabet="金料首饰的来源应为，。、；）》”（《“", min_size=10, max_size=120), st.floats(100, 300))
def test_closing_marks_begin_no_line_and_opening_marks_end_none(text: str, width: float) -> None:
    written = texts(break_lines(runs(f"金{text}金", "regular"), SIZE, width, width))

    assert all(line[0] not in NO_START for line in written[1:])
    assert all(line[-1] not in NO_END for line in written[:-1])


def test_words_and_numbers_with_their_unit_stay_whole() -> None:
    (first, second) = texts(break_lines(runs("金料来源应为产销监管链 25.46\u00a0kg", "regular"), SIZE, 130, 130))

    assert second == "25.46\u00a0kg"
    assert first == "金料来源应为产销监管链"


def test_a_unit_stays_with_its_number_and_a_full_stop_with_its_word() -> None:
    for width in range(110, 250, 5):
        written = texts(break_lines(runs("参考值为0.085 kg CO2e/g，年份2024．金", "regular"), SIZE, width, width))
        assert sum("0.085\u00a0kg\u00a0CO₂e/g" in line for line in written) == 1
        assert not any(line.startswith("．") for line in written)


def test_a_long_name_is_cut_after_an_underscore() -> None:
    written = texts(break_lines(runs("screening_potassium_cyanide_need", "regular"), SIZE, 110, 110))

    assert len(written) > 1
    assert all(part.endswith("_") for part in written[:-1])


def test_gas_formulas_and_indices_are_lowered() -> None:
    (line,) = break_lines(runs("F_{p} kg CO2e x^{2}", "regular"), SIZE, 400, 400)

    assert [(p.text, p.rise) for p in line.pieces if p.rise] == [("p", -1), ("2", 1)]
    assert "CO₂e" in "".join(p.text for p in line.pieces)
