"""Join the commands into one program."""

from enum import StrEnum
from typing import Annotated

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # it is not listed there

from penilaian_client import __version__
from penilaian_client.commands import planning, pulling, signing_in
from penilaian_client.commands.connection import Lang
from penilaian_client.commands.help import BilingualGroup

program = typer.Typer(
    cls=BilingualGroup, no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False
)
for _command in (
    planning.plan,
    planning.apply,
    pulling.pull,
    pulling.codes,
    signing_in.login,
    signing_in.logout,
):
    program.command()(_command)


class Shell(StrEnum):
    """A shell that commands can be completed in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@program.command()
def completion(shell: Shell) -> None:
    """Print the script that completes commands in bash, zsh or fish."""
    script = get_completion_script(
        prog_name="penilaian", complete_var="_PENILAIAN_COMPLETE", shell=shell
    )
    typer.echo(script)


def _show_version(is_asked: bool) -> None:  # noqa: FBT001 - as typer calls it
    if is_asked:
        typer.echo(f"penilaian {__version__}")
        raise typer.Exit


@program.callback()
def _start(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True)
    ] = False,
    lang: Lang = None,
) -> None:
    del version, lang
