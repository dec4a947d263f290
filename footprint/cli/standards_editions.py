"""``footprint standards diff`` and ``rederive``: what changed, and whether an edition follows from its sources."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang, Text

if TYPE_CHECKING:
    from footprint.pipeline.compare_editions import Comparison, Outcome
    from footprint.pipeline.rederive import Rederived
    from footprint.rules.difference import Change

_FORMAT = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / Format.")
_SAME = Text("没有差别", "no difference")
_AGREES = Text("一致", "agrees")
_DIFFERS = Text("不一致", "DIFFERS")
_CHANGES = Text("等级或结论改变", "band or decision changes")
_STAYS = Text("不变", "unchanged")
_CONFORMS = {True: Text("符合", "conforms"), False: Text("不符合", "does not conform")}
_UNREAD = Text("不能评价", "cannot be assessed")
_NO_SUBMISSION = Text("跳过 {file}：不是申报文件", "skipping {file}: not a submission")
_INSTEAD = Text("若 {parent} 取 {source}（{taken}）", "with {parent} from {source} ({taken})")


@click.command("diff")
@click.argument("before")
@click.argument("after")
@click.argument("submissions", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_FORMAT
@lang_option
def diff_command(before: str, after: str, submissions: tuple[Path, ...], form: str, lang: Lang) -> None:
    """比较两个版次，及申报在两版下的结果 / Compare two editions, and submissions under both: who changes and why."""
    from footprint.inventory.library import load_library
    from footprint.pipeline.compare_editions import compare, submissions_in
    from footprint.rules.difference import differences
    from footprint.rules.registry import load_edition

    old, new = load_edition(before), load_edition(after)
    changes = differences(old, new)
    library = load_library() if submissions else None
    files, others = submissions_in(submissions)
    for path in others:
        click.echo(_NO_SUBMISSION.format(file=path).of(lang), err=True)
    compared = [compare(p, old, new, library, load=load_edition) for p in files] if library else []
    if form == "json":
        click.echo(
            json.dumps(
                {
                    "before": {"id": old.id, "digest": old.digest},
                    "after": {"id": new.id, "digest": new.digest},
                    "changes": [_change(c) for c in changes],
                    "submissions": [_comparison(c) for c in compared],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    click.echo(f"{old.id} [{old.digest[:16]}] → {new.id} [{new.digest[:16]}]")
    _tell_changes(changes, lang)
    _tell_compared(compared, lang)


@click.command("rederive")
@click.argument("standard")
@_FORMAT
@lang_option
def rederive_command(standard: str, form: str, lang: Lang) -> int:
    """由所引数据重算界限，不一致时退出码为 1 / Recompute bounds from the cited data; exit 1 if they differ."""
    from footprint.inventory.library import load_library
    from footprint.pipeline.rederive import rederive
    from footprint.rules.registry import load_edition

    edition = load_edition(standard)
    found = rederive(edition, load_library())
    if form == "json":
        click.echo(json.dumps([_rederived(entry) for entry in found], ensure_ascii=False, indent=2))
    else:
        for entry in found:
            verdict = _AGREES if entry.agrees else _DIFFERS
            click.echo(f"{entry.name} = {entry.stated} {entry.unit}  ← {entry.exact:.9g}  {verdict.of(lang)}")
            for v in entry.variants:
                words = _INSTEAD.format(parent=v.parent, source=v.source, taken=v.taken)
                click.echo(f"    {words.of(lang)}: {v.value}")
    return ExitCode.OK if all(entry.agrees for entry in found) else ExitCode.NEGATIVE


def _tell_changes(changes: Iterable["Change"], lang: Lang) -> None:
    def side(text: Text | None) -> str:
        return text.of(lang) if text else "—"

    lines = [f"  {c.part.value} {c.name}\n    - {side(c.before)}\n    + {side(c.after)}" for c in changes]
    click.echo("\n".join(lines) if lines else _SAME.of(lang))


def _tell_compared(compared: Iterable["Comparison"], lang: Lang) -> None:
    for c in compared:
        verdict = _CHANGES if c.changed else _STAYS
        click.echo(f"{c.file.name}: {_worded(c.before, lang)} → {_worded(c.after, lang)}  [{verdict.of(lang)}]")
        for reason in c.reasons:
            click.echo(f"    {reason.of(lang)}")


def _worded(outcome: "Outcome | None", lang: Lang) -> str:
    if outcome is None:
        return _UNREAD.of(lang)
    return f"{outcome.band} ({outcome.value} {outcome.unit}, {_CONFORMS[outcome.conforms].of(lang)})"


def _change(change: "Change") -> dict[str, object]:
    return {
        "part": change.part.value,
        "name": change.name,
        "before": _text(change.before),
        "after": _text(change.after),
    }


def _comparison(found: "Comparison") -> dict[str, object]:
    return {
        "file": str(found.file),
        "changed": found.changed,
        "before": _outcome(found.before),
        "after": _outcome(found.after),
        "reasons": [_text(reason) for reason in found.reasons],
    }


def _outcome(outcome: "Outcome | None") -> dict[str, object] | None:
    if outcome is None:
        return None
    return {
        "band": outcome.band,
        "value": str(outcome.value),
        "unit": outcome.unit,
        "conforms": outcome.conforms,
        "failed": sorted(outcome.failed),
    }


def _rederived(entry: "Rederived") -> dict[str, object]:
    return {
        "name": entry.name,
        "unit": entry.unit,
        "stated": str(entry.stated),
        "recomputed": str(entry.recomputed),
        "agrees": entry.agrees,
        "variants": [
            {"parent": v.parent, "source": v.source, "taken": str(v.taken), "value": str(v.value)}
            for v in entry.variants
        ],
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
