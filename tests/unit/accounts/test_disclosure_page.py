"""The public page: whole in itself, true to the result, safe for any name."""

import re
from html.parser import HTMLParser

import pytest

from footprint.accounts.chart import chart_of
from footprint.accounts.page import disclosure
from footprint.accounts.plain import number
from footprint.accounts.site import SiteFootprint, footprint_of
from footprint.inventory.library import Library
from footprint.label.wording import load_wording
from tests.unit.metering.metered_exports import Exports


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "xlink:href"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.remove(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def made(exports: Exports, library: Library, lost: tuple[str, ...] = ()) -> SiteFootprint:
    days = [f"2025-01-{d:02d}" for d in range(1, 32)] + [f"2025-02-{d:02d}" for d in range(1, 29)]
    exports.write("time,kwh\n" + "".join(f"{day},100\n" for day in days if day not in lost))
    return footprint_of(exports.read(), library)


def test_nothing_from_elsewhere(exports: Exports, library: Library) -> None:
    content = disclosure(made(exports, library), library, load_wording())
    page = Page(content)

    assert page.open == []
    assert page.links == []
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    assert not re.search(r"url\((?!#)|@import|https?://", content)
    assert "default-src 'none'" in content


def test_it_says_what_the_result_says(exports: Exports, library: Library) -> None:
    site = made(exports, library)
    text = Page(disclosure(site, library, load_wording())).text

    for wanted in (
        "3.41",
        "2025-01",
        site.metered.digest,
        library.digest,
        "测试场",
        "Test site",
        "nothing",
        site.metered.meters[0].files[0].sha256,
        library.sources["mee_electricity_footprint_2024"].title.zh,
        number(site.factors[0].intensity),
        "没有缺口",
        "不是认证证书",
    ):
        assert wanted in text


@pytest.mark.parametrize("lost", [("2025-01-15",), ("2025-01-31", "2025-02-01")])
def test_an_incomplete_page_says_so(exports: Exports, library: Library, lost: tuple[str, ...]) -> None:
    site = made(exports, library, lost)
    content = disclosure(site, library, load_wording())

    assert "不得作为年度总量引用" in content
    assert content.count('fill="url(#gap)"') == len({day[:7] for day in lost})
    for day in lost[:1]:
        assert f"{day} 00:00" in content


def test_estimates_are_drawn_apart(exports: Exports, library: Library) -> None:
    exports.settings["estimation"] = {"longest": {"value": 1, "unit": "day"}, "reason": {"zh": "短", "en": "short"}}
    content = disclosure(made(exports, library, ("2025-01-15",)), library, load_wording())

    assert content.count('fill="url(#est)"') == 1
    assert 'fill="url(#gap)"' not in content
    assert "不得作为年度总量引用" not in content


def test_what_users_write_is_text(exports: Exports, library: Library) -> None:
    attack = "<script>alert(1)</script>\"'&{{ 7*7 }}"
    exports.settings["site"] = {"zh": attack, "en": attack}
    exports.settings["not_included"] = [{"zh": attack, "en": attack}]
    exports.settings["meters"][0] |= {"name": {"zh": attack, "en": attack}, "evidence": attack}
    content = disclosure(made(exports, library), library, load_wording())

    assert "<script" not in content
    assert attack in Page(content).text
    assert "49" not in re.sub(r"[0-9a-f]{64}|[\d.]{4,}", "", Page(content).text)


def test_bars_stand_on_each_other(exports: Exports, library: Library) -> None:
    exports.settings["meters"] += [exports.meter(id="second")]
    chart = chart_of(made(exports, library))

    for column in chart.columns:
        lower, upper = column.parts
        assert upper.y + upper.height == pytest.approx(lower.y)
        assert lower.y + lower.height == pytest.approx(chart.base)
        assert upper.y >= chart.ticks[-1][0] - 1e-9
