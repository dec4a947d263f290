"""``footprint verify``: whether this certificate is authentic and in force."""

import json
from datetime import datetime
from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import AlteredError, Lang, Text
from footprint.pipeline.verify import VerifyReport, verify
from footprint.register.lifecycle import STATE_NAMES

_IN_FORCE = Text("真实有效", "authentic and in force")
_NOT_IN_FORCE = Text("真实，但{state}", "authentic, but {state}")
_SAMPLE = Text("示例 SAMPLE：演示用，不是真正的证书", "SAMPLE 示例: made by a demonstration, not a real certificate")
_DRAFT = Text("依据草案版标准评价：非认证证书", "assessed under a draft edition: no certification")
_NO_REGISTER = Text("未核对登记簿：是否暂停、撤销不得而知", "no register consulted: suspension or withdrawal unknown")
_NOT_COMPARED = Text(
    "页面数值已与签章数据核对，文字未逐字比对：由其他版本的软件、标准或清单生成，或本机的标准与清单无法读取",
    "the pages' numbers agree with the signed data; words not compared: made by another release, edition or inventory, "
    "or those installed here cannot be read",
)
_LABELS = {
    "number": Text("编号", "number"),
    "product": Text("产品", "product"),
    "client": Text("委托人", "client"),
    "result": Text("结果", "result"),
    "band": Text("等级", "band"),
    "standard": Text("标准", "standard"),
    "validity": Text("有效期", "validity"),
    "status": Text("状态", "status"),
    "reason": Text("原因", "reason"),
    "superseded_by": Text("取代者", "superseded by"),
    "signer": Text("签章人", "signer"),
    "signed_at": Text("签章时间（签章人自述）", "signed at, by the signer's word"),
    "digest": Text("文件 SHA-256", "file SHA-256"),
    "settings": Text("所用设置", "settings used"),
    "issuer": Text("所用签发机构证书", "issuer's certificate used"),
    "register": Text("所用登记簿", "register used"),
}


@click.command("verify", short_help="验证证书 / Verify a certificate.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--issuer", type=click.Path(path_type=Path), help="签发机构证书 / Issuer's certificate, PEM or DER.")
@click.option("--register", help="登记簿 / Register: database URL or SQLite file.")
@click.option(
    "--at", type=click.DateTime(["%Y-%m-%d"]), help="查询日期 / The day whose state is asked for (default: today)."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def command(
    *, file: Path, issuer: Path | None, register: str | None, at: datetime | None, form: str, lang: Lang
) -> int:
    """离线验证证书 / Verify a certificate offline: a sealed PDF, or a payload against the register."""
    try:
        report = verify(file, issuer=issuer, register=register, at=at.date() if at else None)
    except AlteredError as exc:
        if form == "json":
            reason = {"zh": exc.message.zh, "en": exc.message.en}
            click.echo(json.dumps({"file": str(file), "state": "altered", "reason": reason}, ensure_ascii=False))
        raise
    if form == "json":
        click.echo(json.dumps(report_dict(report), ensure_ascii=False))
    else:
        click.echo("\n".join(report_lines(report, lang)))
    return int(report.exit_code)


def report_dict(report: VerifyReport) -> dict[str, object]:
    """The report as plain data."""
    payload, trust, seal = report.payload, report.trust, report.seal
    return {
        "file": str(report.file),
        "state": report.status.state,
        "status": report.status.model_dump(mode="json"),
        "sample": payload.sample,
        "draft": report.draft,
        "number": payload.number,
        "file_sha256": report.file_digest,
        "signer": seal.signer if seal else None,
        "signer_sha256": seal.fingerprint if seal else None,
        "signed_at": seal.signed_at.isoformat() if seal else None,
        "pages_compared": report.printed,
        "used": {
            "settings": str(trust.settings) if trust.settings else None,
            "issuer": str(trust.issuer) if trust.issuer else None,
            "register": trust.register,
        },
        "payload": payload.model_dump(mode="json"),
    }


def report_lines(report: VerifyReport, lang: Lang) -> list[str]:
    """The report for a person."""
    payload, status, trust, seal = report.payload, report.status, report.trust, report.seal
    state = STATE_NAMES[status.state]
    lines = [(_IN_FORCE if status.state == "valid" else _NOT_IN_FORCE.format(state=state)).of(lang)]
    lines += [_SAMPLE.of(lang)] if payload.sample else []
    lines += [_DRAFT.of(lang)] if report.draft else []
    lines += [_NO_REGISTER.of(lang)] if trust.register is None else []
    lines += [_NOT_COMPARED.of(lang)] if report.file.suffix.lower() == ".pdf" and not report.printed else []
    numbers = [f"{n.printed} {n.unit}" for n in payload.numbers if n.role in {"headline", "second"}]
    rows: dict[str, object] = {
        "number": payload.number,
        "product": f"{payload.product.name.of(lang)} {payload.product.model}",
        "client": payload.client.name.of(lang),
        "result": "; ".join(numbers),
        "band": payload.band.reached,
        "standard": payload.standard.id,
        "validity": f"{payload.issued_on} – {payload.valid_until}",
        "status": f"{state.of(lang)} ({status.at})",
        "reason": status.reason,
        "superseded_by": status.superseded_by,
        "signer": f"{seal.signer}\n    SHA-256 {seal.fingerprint}" if seal else None,
        "signed_at": seal.signed_at.isoformat() if seal else None,
        "digest": report.file_digest,
        "settings": trust.settings,
        "issuer": trust.issuer,
        "register": trust.register,
    }
    return lines + [f"  {_LABELS[key].of(lang)}: {value}" for key, value in rows.items() if value is not None]
