"""Invented people for real positions: drawn from one seed, marked as samples by their NIP."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from posts import SAMPLES, Post, units

PASSPHRASE = "padi menguning di sawah luas"  # noqa: S105 - printed for whoever tries it
"""What every sample person chose; only a demonstration may do so."""


@dataclass(frozen=True)
class Person:
    """Somebody who exists only here."""

    code: str
    nip: str
    name: str
    kind: str
    grade: str
    post: Post
    seat: int

    @property
    def login(self) -> str:
        """Name the account: the NIP, or the code of who has none."""
        return self.nip or self.code.lower()


def people(agency: str, held: Iterable[Post], seed: int) -> list[Person]:
    """Draw one person for every place of every position, always the same ones."""
    names = json.loads((SAMPLES / "names.json").read_text())
    lot = _Lot(agency, names, Random(f"{seed}:{agency}"))  # noqa: S311 - sample data, drawn again alike
    numbers = iter(range(1, 10_000))
    return [
        _person(lot, post, seat, next(numbers))
        for post in held
        for seat in range(1, post.places + 1)
    ]


@dataclass(frozen=True)
class _Lot:
    """What the people of an agency are drawn from."""

    agency: str
    names: Mapping[str, dict]
    draw: Random


def _person(lot: _Lot, post: Post, seat: int, number: int) -> Person:
    draw = lot.draw
    is_official = post.job_class == "state_official"
    sex = draw.choice(("male", "female"))
    born = date(draw.randint(1970, 1996), draw.randint(1, 12), draw.randint(1, 28))
    appointed = born.year + draw.randint(22, 29)
    digit = "1" if sex == "male" else "2"
    nip = f"{born:%Y%m%d}{appointed}{draw.randint(1, 12):02}{digit}{901 + number % 99:03}"
    grade = post.row["grade_min"]
    return Person(
        code=f"{lot.agency.upper()}-{number:04}",
        nip="" if is_official else nip,
        name=_name(lot, sex),
        kind="official" if is_official else "civil_servant",
        grade="" if is_official else grade,
        post=post,
        seat=seat,
    )


def _name(lot: _Lot, sex: str) -> str:
    mix = lot.names["mix"][lot.agency]
    group = lot.names["groups"][lot.draw.choices([*mix], [*mix.values()])[0]]
    given = lot.draw.choice(group[sex])
    last = lot.draw.choice([name for name in group["last"] if name != given] or [""])
    return f"{given} {last} (contoh)".replace("  ", " ")


def table(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write rows as CSV."""
    held = [*rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*held[0]] if held else [])
    writer.writeheader()
    writer.writerows(held)
    return out.getvalue().encode()


def sheets(
    agency: str, held: list[Post], drawn: list[Person], players: set[str]
) -> dict[str, bytes]:
    """Lay an agency out as the files that an HR office would send."""
    dropped = {"provenance", "core"}
    codes = {post.code for post in held}
    headless = [
        {
            **{name: value for name, value in row.items() if name not in dropped},
            "head_position_code": row["head_position_code"]
            if row["head_position_code"] in codes
            else "",
        }
        for row in units(agency, held)
    ]
    return {
        "units": table(headless),
        "positions": table(
            {name: value for name, value in post.row.items() if name not in dropped}
            for post in held
        ),
        "employees": table(_employees(drawn)),
        "assignments": table(_assignments(drawn)),
        "delegations": table(_delegations(held, drawn)),
        "accounts": table(
            {"login": person.login, "employee_code": person.code}
            for person in drawn
            if person.post.code in players
        ),
    }


def _employees(drawn: list[Person]) -> Iterator[dict[str, object]]:
    for person in drawn:
        yield {
            "employee_code": person.code,
            "nip": person.nip,
            "name": person.name,
            "kind": person.kind,
            "grade": person.grade,
            "unit_code": person.post.row["unit_code"],
        }


def _assignments(drawn: list[Person]) -> Iterator[dict[str, object]]:
    for person in drawn:
        yield {
            "employee_code": person.code,
            "position_code": person.post.code,
            "seat": person.seat,
            "kind": "definitive",
            "starts_on": "2025-01-01",
            "ends_on": "",
        }


def _delegations(held: list[Post], drawn: list[Person]) -> Iterator[dict[str, object]]:
    """Heads who are functional officers assess by delegation of the leader above them."""
    holders = {person.post.code: person for person in drawn}
    leading = {post.superior for post in held}
    for post in held:
        if post.code in leading and post.job_class in {"functional", "executive"}:
            yield {
                "position_code": post.code,
                "employee_code": holders[post.code].code,
                "starts_on": "2025-01-01",
                "ends_on": "",
                "by_employee_code": holders[post.superior].code,
            }
