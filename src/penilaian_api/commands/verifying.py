"""Verify an installation: audit trails, checkpoints, and results against their snapshots."""

from pathlib import Path
from typing import Annotated

import typer

from penilaian_api.commands.setup import EXIT_FAULTY, open_installation
from penilaian_api.services.audit import verifying
from penilaian_api.services.scoring import recompute as recomputing
from penilaian_api.settings import Settings
from penilaian_api.storage.work import chain_check


def checkpoint() -> None:
    """Print the end of each agency's trail, to be kept where the database's keeper cannot write."""
    with open_installation(Settings()) as installation:
        for agency_id in installation.agencies().values():
            with installation.database.begin(agency_id, writes=False) as session:
                typer.echo(chain_check.checkpoint(session, agency_id).to_line())


def verify(
    since: Annotated[Path | None, typer.Option(help="A file of kept checkpoints.")] = None,
) -> None:
    """Recompute every trail and who assesses whom; exit 1 if anything does not fit."""
    lines = since.read_text().splitlines() if since else []
    try:
        checkpoints = [chain_check.Checkpoint.from_line(line) for line in lines if line.strip()]
    except ValueError:
        raise SystemExit(f"{since} holds a line that is no checkpoint.") from None
    with open_installation(Settings()) as installation:
        verdicts = list(verifying.verify(installation, checkpoints))
    for verdict in verdicts:
        trail = verdict.trail
        fault = f"{trail.fault} at row {trail.at_seq}" if trail.fault else "whole"
        line = f"{trail.agency_id}\t{trail.rows} rows\t{fault}"
        departing = " ".join(sorted(map(str, verdict.departing)))
        typer.echo(f"{line}\tassessors differ: {departing}" if departing else line)
    raise typer.Exit(0 if all(verdict.is_whole for verdict in verdicts) else EXIT_FAULTY)


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
