"""Entry point: lazy commands, and the one place where errors become messages and exit codes."""

import importlib
import sys
import traceback
from typing import ClassVar

import click

from footprint import __version__
from footprint.cli.common import Session
from footprint.errors import ExitCode, FootprintError


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, so that ``--help`` stays fast."""

    commands_help: ClassVar[dict[str, str]] = {
        "demo": "运行示例全流程 / Run the whole chain on the shipped examples.",
        "template": "生成填报工作簿 / Write an intake workbook to fill in.",
        "check": "提交前自查 / Check a submission: faults, result, band, findings.",
        "certify": "评价并签发证书 / Assess submissions and issue sealed certificates.",
        "verify": "离线验证证书 / Verify a certificate, offline.",
        "standards": "标准与版次 / Standards and their editions.",
        "inventory": "清单数据 / Inventory data and their sources.",
        "register": "证书登记簿 / The certificate register.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        return list(self.commands_help)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command object, imported now."""
        if cmd_name not in self.commands_help:
            return None
        command = importlib.import_module(f"footprint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List commands without importing them."""
        with formatter.section("命令 / Commands"):
            formatter.write_dl(list(self.commands_help.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="footprint")
@click.option("--debug", is_flag=True, help="出错时显示调用栈 / Show a traceback on errors.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """产品碳足迹评价与碳标签 / Product carbon footprints and carbon labels."""
    ctx.obj = Session(debug=debug)


def run() -> None:
    """Run the command line and exit with the contract's code."""
    session = Session()
    try:
        with cli.make_context("footprint", sys.argv[1:]) as ctx:
            session = ctx.obj = ctx.obj or session
            code = cli.invoke(ctx)
        sys.exit(code if isinstance(code, int) else ExitCode.OK)
    except click.exceptions.Exit as exc:
        sys.exit(exc.exit_code)
    except click.exceptions.Abort:
        click.echo("已中止 / stopped", err=True)
        sys.exit(ExitCode.USAGE)
    except click.ClickException as exc:
        exc.show()
        sys.exit(ExitCode.USAGE)
    except FootprintError as exc:
        session = _session(session)
        if session.debug:
            traceback.print_exc()
        click.echo(exc.message.of(session.lang), err=True)
        sys.exit(exc.exit_code)
    except Exception as exc:
        session = _session(session)
        if session.debug:
            traceback.print_exc()
        click.echo(
            f"内部错误 / internal error: {type(exc).__name__}: {exc}\n"
            "请用 --debug 重跑并报告 / run again with --debug and report it",
            err=True,
        )
        sys.exit(ExitCode.INTERNAL)


def _session(fallback: Session) -> Session:
    return Session.current or fallback


if __name__ == "__main__":
    run()
