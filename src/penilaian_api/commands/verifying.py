"""Verify an installation: audit trails, checkpoints, and results against their snapshots."""

from collections.abc import Sequence
from enum import StrEnum, auto
from pathlib import Path
from typing import Annotated

import typer

from penilaian_api.api.transport import messages
from penilaian_api.commands.setup import EXIT_FAULTY, Text, open_installation, text
from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.domain.evaluation import bundle
from penilaian_api.services.audit import erasing, verifying
from penilaian_api.services.document import verifying as issued_documents
from penilaian_api.services.progress import evidence
from penilaian_api.services.scoring.results import recompute as recomputing
from penilaian_api.settings import Settings
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.audit import checkpoints as trail_ends
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.discrepancies import Discrepancy

_SHOWN = 20
"""How many faults are named one by one; the rest is counted."""


def checkpoint(
    file: Annotated[
        Path | None, typer.Argument(help="Append to this file, if the trails pass its lines.")
    ] = None,
) -> None:
    """Print the end of each agency's trail, to be kept where the database's keeper cannot write."""
    if file and file.exists() and not file.is_file():
        raise SystemExit(f"{file} is no file that lines can be appended to.")
    known = _read(file) if file and file.exists() else []
    lines, is_whole = list[str](), True
    with open_installation(Settings()) as installation:
        for agency_id in installation.agencies().values():
            with installation.database.begin(agency_id, writes=False) as session:
                end = trail_ends.checkpoint(session, agency_id)
                theirs = [point for point in known if point.agency_id == agency_id]
                departing = trail_ends.find_departing(session, agency_id, theirs)
            for point in departing:
                typer.echo(f"The trail no longer passes: {point.to_line()}", err=True)
            is_whole = is_whole and not departing and end is not None
            lines += [] if end is None else [end.to_line()]
    if file and is_whole:
        with file.open("a") as kept:
            kept.writelines(f"{line}\n" for line in lines)
    typer.echo("\n".join(lines))
    if not is_whole:
        typer.echo(
            "A trail was changed: run `penilaian-api verify --since` with the file.", err=True
        )
        raise typer.Exit(EXIT_FAULTY)


def verify(
    since: Annotated[Path | None, typer.Option(help="A file of kept checkpoints.")] = None,
    *,
    files: Annotated[
        bool, typer.Option("--files", help="Read each file of evidence, too.")
    ] = False,
) -> None:
    """Recompute every trail, and hold each record against it; exit 1 if anything does not fit."""
    checkpoints = _read(since) if since else []
    settings = Settings()
    folder = settings.data_folder / evidence.FOLDER if files else None
    with open_installation(settings) as installation:
        is_whole = report(installation, checkpoints, folder)
    raise typer.Exit(0 if is_whole else EXIT_FAULTY)


def report(
    installation: Installation, checkpoints: Sequence[Checkpoint], folder: Path | None
) -> bool:
    """Verify an installation, print what comes out, and tell whether it is whole."""
    verdicts = list(verifying.verify(installation, checkpoints, folder))
    shared = verifying.shared_faults(installation)
    for verdict in verdicts:
        fault = verdict.faults[0].to_line() if verdict.faults else "whole"
        typer.echo(f"{verdict.agency_id}\t{verdict.rows} rows, {verdict.records} records\t{fault}")
        _echo_more(verdict.faults[1:])
    for shared_fault in shared:
        typer.echo(f"shared\t{shared_fault.to_line()}")
    return not shared and not any(verdict.faults for verdict in verdicts)


def _echo_more(faults: Sequence[Discrepancy]) -> None:
    for fault in faults[:_SHOWN]:
        typer.echo(f"\t\t{fault.to_line()}")
    if len(faults) > _SHOWN:
        typer.echo(f"\t\tand {len(faults) - _SHOWN} more")


def _read(file: Path) -> list[Checkpoint]:
    """Read a file of checkpoints, or end with a sentence."""
    try:
        lines = file.read_text().splitlines()
        return [Checkpoint.from_line(line) for line in lines if line.strip()]
    except ValueError:
        raise SystemExit(f"{file} holds a line that is no checkpoint.") from None


def recompute() -> None:
    """Compute every final result again from its snapshot; exit 1 if one comes out otherwise."""
    with open_installation(Settings()) as installation:
        agency_ids = installation.agencies().values()
        verdicts = [
            recomputing.recompute(installation.database, agency_id) for agency_id in agency_ids
        ]
    for verdict in verdicts:
        snapshot_ids = " ".join(str(key) for key in verdict.differing)
        counts = f"{verdict.snapshots} snapshots\t{len(verdict.differing)} differ"
        typer.echo(f"{verdict.agency_id}\t{counts}\t{snapshot_ids}".rstrip())
    raise typer.Exit(EXIT_FAULTY if any(verdict.differing for verdict in verdicts) else 0)


class BundleLanguage(StrEnum):
    """In which language a check says what came out."""

    ID = auto()
    EN = auto()


def verify_bundle(
    file: Annotated[
        Path,
        typer.Argument(help="The bundle, as downloaded.", exists=True, dir_okay=False),
    ],
    language: Annotated[
        BundleLanguage, typer.Option(help="In which language to say what came out.")
    ] = BundleLanguage.EN,
) -> None:
    """Check the bundle of an objection by itself: 0 if it is whole, 1 if a part does not fit.

    It prints the digest (SHA-256) of each part and what was checked; 2 says that there is no file.
    """

    def say(key: str, **facts: object) -> str:
        text = messages.label(f"bundle_check.{key}", "id" if language == "id" else "en")
        return text.format(**facts)

    checked = bundle.check(file.read_bytes())
    for name, digest in checked.digests.items():
        if name not in checked.faulty:
            typer.echo(f"{name}\t{digest}\t{say('fits')}")
    for faulty in checked.faults:
        part = say("whole_file") if faulty.part == bundle.WHOLE else faulty.part
        digest = checked.digests.get(faulty.part, "-")
        typer.echo(f"{part}\t{digest}\t{say(faulty.fault)}")
    for result in checked.results:
        named = say("result", number=result.number)
        typer.echo(f"{named}\t{result.score or '-'}\t{result.predicate or '-'}")
    typer.echo(say("checked", parts=len(checked.digests), results=len(checked.results)))
    if checked.faults:
        typer.echo(say("not_whole", file=file, count=len(checked.faults)))
        raise typer.Exit(EXIT_FAULTY)
    typer.echo(say("whole", file=file))


def verify_document(
    file: Annotated[Path, typer.Argument(help="The document of a result, as downloaded.")],
) -> None:
    """Say whether a file is a document that was issued, byte for byte; exit 1 if it is none."""
    with open_installation(Settings()) as installation:
        documents = issued_documents.issued_with(installation, file.read_bytes())
    if not documents:
        typer.echo(f"{file}: was altered, or was never issued here.")
        raise typer.Exit(EXIT_FAULTY)
    for document in documents:
        typer.echo(f"{document.code}\t{document.kind}\t{document.state}")


def erase(
    agency_key: Text,
    employee_code: Text,
    *,
    reason: Annotated[str, typer.Option(parser=text, help="On whose request, by which rule.")],
) -> None:
    """Erase the readable details about a person from the trail; the act stays as a row of it."""
    with open_installation(Settings()) as installation:
        try:
            count = erasing.erase(installation, agency_key, employee_code, reason)
        except OutOfReachError:
            missing = f"There is no agency {agency_key} with an employee {employee_code}."
            raise SystemExit(f"{missing} `agency list` shows the agencies.") from None
        except ConflictError:
            raise SystemExit(
                f"The record of {agency_key} departs from its trail; erasing would hide it. "
                "See `penilaian-api verify`. Nothing was erased."
            ) from None
    typer.echo(f"Erased the details of {count} rows about {employee_code}.")
