"""``footprint standards``: what standards are installed and what their editions ask."""

import json

import click

from footprint.cli.common import lang_option
from footprint.cli.standards_document import document
from footprint.cli.standards_editions import diff_command, rederive_command
from footprint.errors import Lang, Text

_RULES = Text("规则", "Rules")
_PARAMETERS = Text("参数", "Parameters")
_DRAFT = Text("草案", "draft")
_PUBLISHED = Text("已发布", "published")


@click.group("standards")
def command() -> None:
    """标准与版次 / Standards and their editions."""


command.add_command(document)


@command.command("list")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / Format.")
@lang_option
def list_editions(form: str, lang: Lang) -> None:
    """列出全部版次 / List every edition found."""
    from footprint.rules.registry import edition_ids, load_edition

    editions = [load_edition(i) for i in edition_ids()]
    if form == "json":
        items = [
            {"id": e.id, "title": {"zh": e.data.title.zh, "en": e.data.title.en}, "status": e.data.status}
            for e in editions
        ]
        click.echo(json.dumps(items, ensure_ascii=False, indent=2))
        return
    for e in editions:
        status = _DRAFT if e.data.status == "draft" else _PUBLISHED
        click.echo(f"{e.id}  {e.data.title.of(lang)}  {status.of(lang)}")


@command.command("show")
@click.argument("standard")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / Format.")
@lang_option
def show(standard: str, form: str, lang: Lang) -> None:
    """显示一个版次的条款、规则与参数 / Show an edition's clauses, rules and parameters."""
    from footprint.rules.registry import load_edition

    edition = load_edition(standard)
    if form == "json":
        rules = [
            {
                "code": r.code,
                "clause": r.clause,
                "title": {"zh": r.title.zh, "en": r.title.en},
                "obligation": r.obligation.value,
                "severity": r.severity.value,
            }
            for r in edition.rules
        ]
        parameters = {k: p.model_dump(mode="json", exclude_defaults=True) for k, p in edition.parameters.items()}
        document = {"id": edition.id, "digest": edition.digest, "rules": rules, "parameters": parameters}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    click.echo(f"{edition.data.title.of(lang)}  [{edition.id}]  sha256 {edition.digest[:16]}")
    click.echo(f"\n{_RULES.of(lang)}")
    for r in edition.rules:
        clause = edition.data.clauses.get(r.clause)
        click.echo(f"  {r.code}  {r.clause} {clause.of(lang) if clause else ''}  {r.title.of(lang)}")
    click.echo(f"\n{_PARAMETERS.of(lang)}")
    for name, p in edition.parameters.items():
        click.echo(f"  {name} = {p.value} {p.unit}  ({p.kind.value}, {p.clause})")


command.add_command(diff_command)
command.add_command(rederive_command)
