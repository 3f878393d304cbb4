"""Say what each command and option is for, in both languages."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import typer
from typer.core import TyperGroup

from penilaian_client._texts import language, say, set_language, texts

_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises where a command is called in a wrong way; it has no public name."""


class BilingualGroup(TyperGroup):
    """Commands whose help speaks the language that is asked for.

    A wrong call exits with 1: the 2 that is usual would read as a plan that differs.
    """

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as the base has it
        """Choose the language before anything is read, then run."""
        given = list(sys.argv[1:] if args is None else args)
        set_language(_asked_language(given))
        _translate(self)
        return super().main(args, *rest, **named)

    def make_context(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the base has it
        """Read the words before the command."""
        with _failing_by_one():
            return super().make_context(*arguments, **named)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the base has it
        """Read the words of the command, and run it."""
        with _failing_by_one():
            return super().invoke(ctx)


@contextmanager
def _failing_by_one() -> Iterator[None]:
    try:
        yield
    except _USAGE as failure:
        failure.exit_code = 1
        if language.get() != "en":
            _retell(failure)
        raise


def _retell(failure: Any) -> None:  # noqa: ANN401 - typer has no public name for it
    """Let a wrong call be told in the language that is asked for."""
    parameter = getattr(failure, "param", None)
    match type(failure).__name__:
        case "MissingParameter" if parameter is not None:
            sentence = say(
                "usage_missing", name=(parameter.metavar or parameter.name or "").upper()
            )
        case "NoSuchOption":
            sentence = say("usage_no_option", name=failure.option_name)
        case "BadParameter" if parameter is not None:
            sentence = _tell_value(parameter, str(failure.message))
        case _:
            sentence = say("usage_wrong")
    failure.format_message = lambda: sentence


def _tell_value(parameter: Any, message: str) -> str:  # noqa: ANN401 - as above
    """Say which value of a call cannot be used, and which can where they are few."""
    name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name.upper()
    _, is_listed, known = message.partition(" is not one of ")
    if is_listed:
        return say("usage_choice", name=name, known=known.rstrip(".").replace("'", ""))
    return say("usage_value", name=name)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Find what --lang says, wherever it stands."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _translate(group: TyperGroup) -> None:
    entries = texts(language.get())
    group.help = entries["commands"]["program"]
    for parameter in group.params:
        parameter.help = entries["options"].get(parameter.name or "", parameter.help)  # type: ignore[attr-defined]  # typer's have it
    for name, command in group.commands.items():
        command.help = entries["commands"][name]
        for parameter in command.params:
            parameter.help = entries["options"][parameter.name or ""]  # type: ignore[attr-defined]  # typer's have it
