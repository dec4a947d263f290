"""``footprint register``: set up, look up, suspend, reinstate, withdraw, cancel, supersede, audit."""

import getpass
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from footprint.cli.common import lang_option
from footprint.errors import AlteredError, ExitCode, InputError, Lang, Problem, Text
from footprint.register.audit import audit
from footprint.register.entry import EVENT_NAMES, Event
from footprint.register.lifecycle import STATE_NAMES, Status
from footprint.register.log import Register
from footprint.register.settings import find_settings
from footprint.register.setup import REGISTER_URL, set_up, set_up_sample

_OWN = ("approval_number", "certificate", "key", "password_file", "password_env")
_BACK = 366
"""A throw-away key may date trials back by this much [day]."""
_DAYS = click.IntRange(1, 36_500)
_DAY = click.DateTime(["%Y-%m-%d"])
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
_REGISTER = click.option(
    "--register", "address", help="登记簿 / Register: database URL or SQLite file (default: footprint.toml)."
)
_PENDING = Text(
    "{number}  {day} 取号而未登记：正在签发，或签发时中断；此编号不再使用，带此编号的文件不是签发的证书",
    "{number}  drawn on {day}, never entered: being issued now, or left by a crash; never drawn again, and a file that "
    "carries it was never issued",
)
_AT = click.option("--at", type=_DAY, help="日期 / Day (default: today).")


@click.group("register", short_help="证书登记簿 / The certificate register.")
def command() -> None:
    """证书登记簿 / The certificate register."""


@command.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name-zh", required=True, help="签发机构中文名 / Issuer's name in Chinese.")
@click.option("--name-en", required=True, help="签发机构英文名 / Issuer's name in English.")
@click.option("--prefix", default="YT", show_default=True, help="证书编号前缀 / Prefix of certificate numbers.")
@click.option("--url", help="查询网址 / Base address for look-ups.")
@click.option("--approval-number", help="认证机构批准号 / Approval number of a certification body.")
@click.option("--certificate", type=click.Path(path_type=Path), help="签发机构证书 / Issuer's certificate (PEM).")
@click.option("--key", type=click.Path(path_type=Path), help="签名密钥 / Signing key (PKCS#12).")
@click.option("--password-file", type=click.Path(path_type=Path), help="密钥密码文件 / File with its password.")
@click.option("--password-env", help="密钥密码的环境变量 / Variable with its password.")
@click.option("--sample", is_flag=True, help="生成试用密钥，证书标示例 / Make a throw-away key; marks SAMPLE.")
@click.option("--register", default=REGISTER_URL, show_default=True, help="登记簿 / Register: URL or SQLite file.")
@click.option(
    "--days", type=_DAYS, default=3650, show_default=True, help="试用密钥有效天数 / Validity of a throw-away key."
)
@lang_option
def init(*, folder: Path, name_zh: str, name_en: str, prefix: str, sample: bool, days: int, **own: Any) -> None:
    """建立登记簿与设置 / Set a folder up: footprint.toml and register, with --sample a throw-away key."""
    name = _text(name_zh, name_en)
    del own["lang"]
    if sample:
        if given := [f"--{k.replace('_', '-')}" for k in _OWN if own[k] is not None]:
            raise click.UsageError(f"--sample 与 {', '.join(given)} 不能并用 / exclude each other")
        settings = set_up_sample(
            folder,
            name=name,
            number_prefix=prefix,
            url=own["url"],
            register=own["register"],
            valid_from=_today() - timedelta(days=_BACK),
            valid_to=_today() + timedelta(days=days),
        )
    else:
        if own["certificate"] is None or own["key"] is None:
            raise click.UsageError("需要 --certificate 与 --key，或 --sample / --certificate and --key, or --sample")
        settings = set_up(folder, name=name, number_prefix=prefix, on=_today(), **own)
    click.echo(str(settings))


@command.command("status")
@click.argument("number")
@_AT
@_REGISTER
@_FORMAT
@lang_option
def status(*, number: str, at: datetime | None, address: str | None, form: str, lang: Lang) -> int:
    """查询一份证书的状态 / The state of one certificate: exit 0 valid, 1 not in force, 4 not registered."""
    with _open(address) as register:
        found = register.status(number, _day(at))
    _print_status(found, form, lang)
    if found.state == "unknown":
        return ExitCode.ALTERED
    return ExitCode.OK if found.state == "valid" else ExitCode.NEGATIVE


@command.command("list")
@_AT
@_REGISTER
@_FORMAT
@lang_option
def list_(*, at: datetime | None, address: str | None, form: str, lang: Lang) -> None:
    """列出全部证书 / Every certificate and its state."""
    with _open(address) as register:
        found = register.statuses(_day(at))
    if form == "json":
        click.echo(json.dumps([s.model_dump(mode="json") for s in found], ensure_ascii=False))
        return
    for item in found:
        click.echo(_line(item, lang))


@command.command("audit")
@_REGISTER
@_FORMAT
@lang_option
def audit_(*, address: str | None, form: str, lang: Lang) -> None:
    """核查登记簿 / Recompute the log; exit 4 if it was altered."""
    with _open(address) as register:
        result = audit(register)
    if form == "json":
        faults = [{"zh": f.zh, "en": f.en} for f in result.faults]
        pending = [{"number": number, "reserved_on": str(day)} for number, day in result.pending]
        click.echo(
            json.dumps(
                {"size": result.size, "root": result.root, "faults": faults, "pending": pending}, ensure_ascii=False
            )
        )
    else:
        click.echo(Text(f"条目 {result.size}  根 {result.root}", f"entries {result.size}  root {result.root}").of(lang))
        for number, day in result.pending:
            click.echo(_PENDING.format(number=number, day=day).of(lang))
    if result.faults:
        raise AlteredError(Text("\n".join(f.zh for f in result.faults), "\n".join(f.en for f in result.faults)))


def _event_command(event: Event) -> click.Command:
    def run(*, number: str, at: datetime | None, address: str | None, form: str, lang: Lang, **more: Any) -> None:
        with _open(address) as register:
            with register.issuing() as transaction:
                transaction.record(event, number, effective_on=_day(at), **more)
            found = register.status(number, _day(at))
        _print_status(found, form, lang)

    options: list[Callable[[Any], Any]] = [
        click.argument("number"),
        click.option("--reason", required=True, help="原因 / Reason."),
        click.option("--actor", default=getpass.getuser, help="经办人 / Who decides (default: the user logged in)."),
        _AT,
        _REGISTER,
        _FORMAT,
        lang_option,
    ]
    if event == "supersede":
        options.insert(
            1, click.option("--by", "superseded_by", required=True, help="新编号 / Number of the successor.")
        )
    for option in reversed(options):
        run = option(run)
    names = EVENT_NAMES[event]
    return click.command(event, help=f"{names.zh}证书 / {names.en.capitalize()} a certificate.")(run)


for _event in EVENT_NAMES:
    if _event != "issue":
        command.add_command(_event_command(_event))


def _open(address: str | None) -> Register:
    if address is not None:
        return Register.open(address, base=Path.cwd())
    found = find_settings(Path.cwd())
    if found is None or found[1].register_ is None:
        raise InputError(
            [
                Problem(
                    "register.not_named",
                    str(Path.cwd()),
                    Text("没有指定登记簿", "no register named"),
                    Text("footprint.toml 或 --register", "a footprint.toml or --register"),
                    Text("用 --register 指定，或用 register init 建立", "name one, or make one with 'register init'"),
                )
            ]
        )
    return Register.open(found[1].register_.url, base=found[0].parent)


def _print_status(found: Status, form: str, lang: Lang) -> None:
    if form == "json":
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False))
    else:
        click.echo(_line(found, lang))


def _line(found: Status, lang: Lang) -> str:
    parts = [found.number, STATE_NAMES[found.state].of(lang)]
    parts += [str(found.since)] if found.since else []
    parts += [text for text in (found.reason, found.superseded_by) if text]
    return "  ".join(parts)


def _text(zh: str, en: str) -> Text:
    if not zh.strip() or not en.strip():
        raise click.UsageError("名称不能为空 / the names must not be blank")
    return Text(zh, en)


def _day(at: datetime | None) -> date:
    return at.date() if at else _today()


def _today() -> date:
    return datetime.now(UTC).date()
