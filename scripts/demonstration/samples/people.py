"""Draw invented people for the sample positions from one seed; their NIP marks them as samples."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from samples.positions import SAMPLES, Position

PASSPHRASE = "padi menguning di sawah luas"  # noqa: S105 - printed for whoever tries it
"""The password of every sample person; only a demonstration may share one."""


@dataclass(frozen=True)
class Person:
    """Describe one invented person and their seat."""

    code: str
    nip: str
    name: str
    kind: str
    grade: str
    position: Position
    seat: int

    @property
    def login(self) -> str:
        """Return the login name: the NIP, or the employee code of a person without one."""
        return self.nip or self.code.lower()


def draw_people(agency: str, positions: Iterable[Position], seed: int) -> list[Person]:
    """Draw one person for every seat; the same seed draws the same people."""
    names = json.loads((SAMPLES / "names.json").read_text())
    source = _Source(agency, names, Random(f"{seed}:{agency}"))  # noqa: S311 - sample data, drawn again alike
    numbers = iter(range(1, 10_000))
    return [
        _draw_person(source, position, seat, next(numbers))
        for position in positions
        for seat in range(1, position.headcount + 1)
    ]


@dataclass(frozen=True)
class _Source:
    """Hold what the people of an agency are drawn from."""

    agency: str
    names: Mapping[str, dict]
    random: Random


def _draw_person(source: _Source, position: Position, seat: int, number: int) -> Person:
    random = source.random
    is_official = position.job_class == "state_official"
    sex = random.choice(("male", "female"))
    born = date(random.randint(1970, 1996), random.randint(1, 12), random.randint(1, 28))
    appointed = born.year + random.randint(22, 29)
    digit = "1" if sex == "male" else "2"
    nip = f"{born:%Y%m%d}{appointed}{random.randint(1, 12):02}{digit}{901 + number % 99:03}"
    return Person(
        code=f"{source.agency.upper()}-{number:04}",
        nip="" if is_official else nip,
        name=_draw_name(source, sex),
        kind="official" if is_official else "civil_servant",
        grade="" if is_official else position.row["grade_min"],
        position=position,
        seat=seat,
    )


def _draw_name(source: _Source, sex: str) -> str:
    mix = source.names["mix"][source.agency]
    group = source.names["groups"][source.random.choices([*mix], [*mix.values()])[0]]
    given = source.random.choice(group[sex])
    last = source.random.choice([name for name in group["last"] if name != given] or [""])
    return f"{given} {last} (contoh)".replace("  ", " ")
