"""What the commands share: the language of messages and the debug switch."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import click

from footprint.errors import Lang


def _default_lang() -> Lang:
    return "en" if os.environ.get("FOOTPRINT_LANG") == "en" else "zh"


@dataclass
class Session:
    """State of one command run."""

    debug: bool = False
    lang: Lang = field(default_factory=_default_lang)


def lang_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--lang zh|en``: language of tables and messages; Chinese unless ``FOOTPRINT_LANG`` says ``en``."""

    def remember(ctx: click.Context, _param: click.Parameter, value: str | None) -> Lang:
        session = ctx.ensure_object(Session)
        if value:
            session.lang = cast(Lang, value)
        return session.lang

    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        is_eager=True,
        callback=remember,
        help="输出语言 / Language of the output (default: zh).",
    )(function)


def background_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--background FILE``: draw mapped processes from an imported database."""
    return click.option(
        "--background",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="映射文件：所列过程改取自导入的数据库 / Mapping file: draw what it lists from an imported database.",
    )(function)


def waivers_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--waivers FILE``: what the certifier lets stand."""
    return click.option(
        "--waivers",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="评价机构的豁免（YAML） / What the certifier lets stand (YAML).",
    )(function)
