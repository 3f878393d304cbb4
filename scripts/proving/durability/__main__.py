"""Prove that what was acknowledged is there after every crash, once, and that nothing is half done.

Clients write while the service, or PostgreSQL, is killed again and again; each write that was not
acknowledged is sent again under the same key. A control of each kind of crash must lose: a service
that answers before it commits, a server that acknowledges what is in its memory alone. Then the
database fails every write at each of its calls in turn.
"""

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))

from campaigns import Campaign, describe, run  # noqa: E402 - after the path of the tests' harness
from tests.records.dialects import POSTGRES, SQLITE, asked_for  # noqa: E402 - as above

CONTROL_SHARE = 5
"""A control writes and is killed so many times less: it needs to lose but once."""


def main(
    writes: Annotated[int, typer.Option(help="Acknowledged writes of each campaign.")] = 2000,
    kills: Annotated[int, typer.Option(help="Kills of each campaign.")] = 10,
    seed: int = 2026,
    *,
    only: Annotated[str, typer.Option(help="A part of a campaign's name, or `faults`.")] = "",
) -> None:
    """Run the campaigns and their controls, and walk the faults."""
    chance = random.Random(seed)  # noqa: S311 - when to kill; the same again with the same seed
    outcomes = []
    for campaign in _chosen(writes, kills, only):
        typer.echo(f"{campaign.name}: {campaign.writes} writes, {campaign.kills} kills", err=True)
        outcomes.append(run(campaign, chance))
        typer.echo(describe(outcomes[-1]), err=True)
    results: list[dict[str, Any]] = [asdict(outcome) for outcome in outcomes]
    if only in "faults":
        results += [_walk_faults(dialect) for dialect in asked_for()]
    holds = all(result["holds"] for result in results)
    typer.echo(
        json.dumps({"proof": "durability", "holds": holds, "seed": seed, "results": results})
    )
    raise typer.Exit(0 if holds else 1)


def _chosen(writes: int, kills: int, only: str) -> list[Campaign]:
    """Choose what is named; a proof of nothing would hold."""
    campaigns = _campaigns(writes, kills)
    chosen = [campaign for campaign in campaigns if only in campaign.name]
    if not chosen and only not in "faults":
        names = ", ".join([*(campaign.name for campaign in campaigns), "faults"])
        raise typer.BadParameter(f"{only!r} is a part of none of these: {names}")
    return chosen


def _campaigns(writes: int, kills: int) -> list[Campaign]:
    kinds = [("service on SQLite", "sqlite", False)]
    if POSTGRES in asked_for():
        kinds += [
            ("service on PostgreSQL", "postgresql", False),
            ("PostgreSQL", "postgresql", True),
        ]
    if SQLITE not in asked_for():
        kinds = kinds[1:]
    return [
        Campaign(
            f"{'control: ' if is_control else ''}{name} killed",
            dialect,
            kills_server,
            is_control,
            writes // CONTROL_SHARE if is_control else writes,
            max(1, kills // CONTROL_SHARE * 2) if is_control else kills,
        )
        for name, dialect, kills_server in kinds
        for is_control in (False, True)
    ]


def _walk_faults(dialect: str) -> dict[str, Any]:
    """Let the tests fail every call of every write, as they do with a part of them."""
    typer.echo(f"every write on {dialect}, failed at each of its calls", err=True)
    words = ["-m", "pytest", "-q", "-s", "-x", "tests/matrix/faults/test_faults.py"]
    environment = {**os.environ, "PENILAIAN_TEST_FAULTS": "all", "PENILAIAN_TEST_ONLY": dialect}
    done = subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    walked = re.search(r"walked (\d+) calls", done.stdout)
    if done.returncode:
        typer.echo(done.stdout[-3000:], err=True)
    return {
        "name": f"faults on {dialect}",
        "holds": done.returncode == 0,
        "calls": int(walked[1]) if walked else 0,
    }


if __name__ == "__main__":
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(main)
    program()
