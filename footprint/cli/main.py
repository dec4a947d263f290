"""Entry point: lazy commands, and the one place where errors become messages and exit codes."""

import importlib
import os
import sys
import traceback
from typing import Any, ClassVar

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
        "whatif": "改值重算、求达到等级的变化 / What another value would do; what would reach a band.",
        "screen": "筛查数据可信性 / Screen submissions: questions to the reviewer, peers.",
        "compare": "比较两个产品 / Whether two products differ, uncertainty considered.",
        "certify": "评价并签发证书 / Assess submissions and issue sealed certificates.",
        "verify": "离线验证证书 / Verify a certificate, offline.",
        "meter": "计量导出转月度结果 / Monthly results and a public page from meter exports.",
        "account": "净零账户：先总量，其余分列 / Net-zero account: gross first, everything else apart.",
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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises becomes a message in the user's language and an exit code."""
        try:
            code = super().invoke(ctx)
        except (click.exceptions.Exit, click.exceptions.Abort, click.ClickException, BrokenPipeError):
            raise
        except Exception as exc:
            session = ctx.find_object(Session) or Session()
            if session.debug:
                traceback.print_exc()
            if isinstance(exc, FootprintError):
                click.echo(exc.message.of(session.lang), err=True)
                ctx.exit(exc.exit_code)
            click.echo(
                f"内部错误 / internal error: {type(exc).__name__}: {exc}\n"
                "请用 footprint --debug 重跑并报告 / run again with footprint --debug and report it",
                err=True,
            )
            ctx.exit(ExitCode.INTERNAL)
        ctx.exit(code if isinstance(code, int) else ExitCode.OK)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="footprint")
@click.option("--debug", is_flag=True, help="出错时显示调用栈 / Show a traceback on errors.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """产品碳足迹评价与碳标签 / Product carbon footprints and carbon labels."""
    ctx.obj = Session(debug=debug)


def run() -> None:
    """Run the command line and exit with the contract's code."""
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.exceptions.Abort:
        click.echo("已中止 / stopped", err=True)
        sys.exit(ExitCode.USAGE)
    except click.ClickException as exc:
        exc.show()
        sys.exit(ExitCode.USAGE)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; Python would complain again when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    run()
