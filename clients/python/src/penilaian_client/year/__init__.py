"""Set up a year from one file: read it, say what would change, change it, write it."""

from pathlib import Path

from penilaian_client.year.codes import CodesFile
from penilaian_client.year.cycles import CycleStep
from penilaian_client.year.goals import GoalStep
from penilaian_client.year.imports import ImportStep
from penilaian_client.year.reading import Year
from penilaian_client.year.schemes import SchemeStep
from penilaian_client.year.steps import Step


def list_steps(year: Year, codes: Path | None = None) -> list[Step]:
    """List the steps of a year, each after those that it depends on."""
    codes_file = CodesFile(codes) if codes else None
    return [
        *map(SchemeStep, year.schemes),
        *([ImportStep(year.imports, codes_file)] if year.imports else []),
        *map(GoalStep, year.goals),
        *map(CycleStep, year.cycles),
    ]
