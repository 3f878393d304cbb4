"""Say what each command and option is for, in both languages."""

import sys
from collections.abc import Sequence
from typing import Any

from typer.core import TyperGroup

from penilaian_client._texts import language, set_language, texts


class BilingualGroup(TyperGroup):
    """Commands whose help speaks the language that is asked for."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as the base has it
        """Choose the language before anything is read, then run."""
        given = list(sys.argv[1:] if args is None else args)
        set_language(_asked_language(given))
        _translate(self)
        return super().main(args, *rest, **named)


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
