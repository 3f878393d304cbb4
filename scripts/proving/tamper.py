"""Change the record as whoever owns the database could, thousands of times, and verify each time.

Each change is made by raw SQL on the world in all its states, guards down, and taken back after the
look. Control: as many acts of the program itself on an untouched record, which raise no alarm. With
``--rows`` the time of verifying a trail of that length is measured, too.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.matrix.building.staging import staged
from tests.records.dialects import asked_for
from tests.serving.client import Served, served_on
from tests.tampering import growing
from tests.tampering.forgeries import FORGERIES
from tests.tampering.ground import attempt, take_down_guards
from tests.tampering.mutations import mutate

console = Console(stderr=True)


def main(
    *,
    changes: Annotated[int, typer.Option(help="How many changes on each database.")] = 2_000,
    untouched: Annotated[int, typer.Option(help="How many untouched records.")] = 100,
    rows: Annotated[int, typer.Option(help="Verify a trail of so many rows, too.")] = 1_000_000,
    seed: int = 2026,
) -> None:
    """Try whether any change of the record by its owner goes unseen."""
    results = {}
    for dialect in asked_for():
        with served_on(dialect) as served:
            results[dialect] = _tamper(served, changes, untouched, Random(seed))  # noqa: S311 - repeatable
            if rows:
                results[dialect]["growth"] = growing.measure(served, rows, console)
    holds = all(
        not result["missed"] and not result["false_alarms"] for result in results.values()
    ) and all(result["growth"]["holds"] for result in results.values() if rows)
    print(json.dumps({"proof": "tamper", "holds": holds, "seed": seed, **results}))  # noqa: T201 - the result
    raise typer.Exit(0 if holds else 1)


def _tamper(served: Served, changes: int, untouched: int, chance: Random) -> dict[str, object]:
    """Make the changes on a copy of the world in all its states."""
    missed, seen, alarms = Counter[str](), Counter[str](), list[str]()
    began = time.process_time()
    with staged(served) as stage:
        agency_id = stage.api.agency_id()
        stage.engine.dispose()
        with served.copy_of(stage.api.copy) as copy:
            engine = take_down_guards(copy.owner)
            for _ in track(range(untouched), f"untouched, {served.dialect}", console=console):
                with attempt(engine, agency_id, chance) as ground:
                    growing.act(ground)
                    alarms += [finding] if (finding := ground.finding()) else []
            for number in track(range(changes), f"changes, {served.dialect}", console=console):
                with attempt(engine, agency_id, chance) as ground:
                    forge = FORGERIES[number % len(FORGERIES)] if number % 10 == 0 else None
                    forgery = forge(ground) if forge else None
                    what = forgery.what if forgery else mutate(ground)
                    finding = ground.finding(forgery.known if forgery else ())
                    (seen if finding else missed)[what if not finding else finding.split()[0]] += 1
            engine.dispose()
    return {
        "changes": changes,
        "found": sum(seen.values()),
        "by_kind": dict(seen),
        "missed": dict(missed),
        "untouched": untouched,
        "false_alarms": alarms,
        "cpu_seconds": round(time.process_time() - began, 1),
    }


if __name__ == "__main__":
    typer.run(main)
