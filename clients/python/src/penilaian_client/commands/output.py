"""Print sentences, signs and JSON: whole lines, colors only where somebody looks."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import typer

from penilaian_client._errors import AuthenticationError, PenilaianError, ProblemError
from penilaian_client._texts import language, say, say_why, texts
from penilaian_client.year.changes import Act, Change, Warned, count_acts
from penilaian_client.year.codes import CodesFileError
from penilaian_client.year.reading import YearFileError
from penilaian_client.year.steps import HalfAppliedError, YearRefusedError

SIGNS: Final[Mapping[Act, tuple[str, str]]] = {
    Act.CREATE: ("+", typer.colors.GREEN),
    Act.CHANGE: ("~", typer.colors.YELLOW),
    Act.DESTROY: ("-", typer.colors.RED),
}
_LONGEST_VALUE: Final = 200


def print_changes(changes: Sequence[Change], warnings: Sequence[Warned], summary: str) -> None:
    """Print a line for each change and warning, and what they come to."""
    for change in changes:
        sign, color = SIGNS[change.act]
        _print(f"{sign} {describe(change)}", color)
    for warning in warnings:
        _print(f"! {warning.location}: {warning.detail}", typer.colors.YELLOW)
    _print(say(summary, **{str(act): count for act, count in count_acts(changes).items()}))


def describe(change: Change) -> str:
    """Describe a change in one line."""
    kind = texts(language.get())["kinds"].get(change.kind, change.kind)
    where = " ".join(part for part in (kind, change.key) if part)
    if change.field:
        return f"{where}/{change.field}: {_quote(change.before)} -> {_quote(change.after)}"
    value = change.before or change.after
    described = f"{where}: {_shorten(value)}" if value else where
    if not change.key:
        described = f"{where}: {change.count}"
    if change.awaits:
        parts = say("awaits_both").join(say(f"awaits_{part}") for part in change.awaits)
        described += f" ({say('awaits', parts=parts)})"
    return described


def print_json(content: Mapping[str, Any]) -> None:
    """Print what a program reads."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=1, default=str))


def to_json(changes: Sequence[Change], warnings: Sequence[Warned]) -> dict[str, Any]:
    """Give changes, warnings and counts to a program."""
    return {
        "changes": [change.to_json() for change in changes],
        "warnings": [asdict(warning) for warning in warnings],
        "counts": {str(act): count for act, count in count_acts(changes).items()},
    }


def print_line(sentence: str) -> None:
    """Print a sentence."""
    _print(sentence)


def exit_with(*sentences: str) -> NoReturn:
    """End with sentences on stderr, and exit code 1."""
    for sentence in sentences:
        _print(sentence, typer.colors.RED, sys.stderr)
    raise typer.Exit(1)


@contextmanager
def failures_told(url: str, file: Path | None = None, *, as_json: bool = False) -> Iterator[None]:
    """Tell whatever goes wrong in sentences, or to a program, and exit 1."""
    try:
        yield
    except (
        AuthenticationError,
        CodesFileError,
        HalfAppliedError,
        PenilaianError,
        YearFileError,
        YearRefusedError,
        OSError,
    ) as failure:
        if as_json:
            print_json({"error": _failure_to_json(failure, url, file)})
            raise typer.Exit(1) from None
        exit_with(*_tell(failure, url, file))


def _tell(failure: Exception, url: str, file: Path | None) -> Sequence[str]:
    """Say in sentences what went wrong."""
    match failure:
        case YearFileError():
            return failure.sentences
        case YearRefusedError():
            ids = [refusal.request_id for refusal in failure.refusals if refusal.request_id]
            sentences = [f"{file}: {s}" for r in failure.refusals for s in r.sentences]
            codes = ", ".join(dict.fromkeys(refusal.code for refusal in failure.refusals))
            request = [say("request_id", request_id=", ".join(ids))] if ids else []
            return [*sentences, f"({codes})", *request, say("nothing_stored")]
        case HalfAppliedError():
            done = ", ".join(failure.done) or say("half_none")
            half = say("half_done", failed=failure.failed, done=done)
            return [*(f"{file}: {reason}" for reason in failure.reason), half]
        case AuthenticationError():
            reason = failure.detail or say("sign_in_again", url=url)
            return [f"{url}: {reason} ({failure.code})"]
        case OSError():
            return [f"{failure.filename or url}: {say_why(failure)}."]
        case _:
            return [str(failure)]


def _failure_to_json(failure: Exception, url: str, file: Path | None) -> dict[str, Any]:
    description: dict[str, Any] = {"sentences": [*_tell(failure, url, file)]}
    match failure:
        case YearRefusedError():
            description["refusals"] = [asdict(refusal) for refusal in failure.refusals]
        case HalfAppliedError():
            description |= {"done": failure.done, "failed": failure.failed}
        case ProblemError():
            description |= {"code": failure.code, "request_id": failure.request_id}
        case _:
            pass
    return description


def _print(line: str, color: str | None = None, stream: TextIO | None = None) -> None:
    stream = stream or sys.stdout
    typer.echo(typer.style(line, fg=color) if color and has_colors(stream) else line, file=stream)


def has_colors(stream: TextIO) -> bool:
    """Tell whether to color: somebody looks, and did not ask for none (no-color.org)."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not is_plain


def _quote(value: str) -> str:
    return json.dumps(_shorten(value), ensure_ascii=False)


def _shorten(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]}..."
