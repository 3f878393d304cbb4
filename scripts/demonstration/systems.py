"""The five systems of the source texts: whose, in which office, by which scheme, from what data."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Part:
    """A part of a score whose instrument is not built yet: its numbers are posted."""

    key: str
    mean: float
    spread: float
    most: int
    of_unit: bool = False


@dataclass(frozen=True)
class System:
    """One appraisal: an agency's office, its cycle, its scheme."""

    name: str
    source: str
    agency: str
    office: str
    cycle: str
    scheme: str
    parts: tuple[Part, ...]
    is_monthly: bool = False


@dataclass(frozen=True)
class Agency:
    """An agency: its name and zone."""

    key: str
    name: str
    zone: str


AGENCIES = (
    Agency("lampung", "Pemerintah Provinsi Lampung", "Asia/Jakarta"),
    Agency("dumai", "Pemerintah Kota Dumai", "Asia/Jakarta"),
    Agency("bengkulu", "Pemerintah Provinsi Bengkulu", "Asia/Jakarta"),
    Agency("mataram", "Pemerintah Kota Mataram", "Asia/Makassar"),
)

SATISFACTION = Part("satisfaction", 84, 5, 100, of_unit=True)
INNOVATION = Part("innovation", 70, 15, 100)

SYSTEMS = (
    System(
        "Lampung, yearly appraisal",
        "S0",
        "lampung",
        "LPG.RSUDAM",
        "2026",
        "lampung",
        (SATISFACTION, Part("professionalism", 4, 0.6, 5), INNOVATION),
    ),
    System(
        "Lampung health office, monthly program",
        "S2",
        "lampung",
        "LKS.BNH",
        "2026-bulanan",
        "lampung-monthly",
        (Part("public_feedback", 82, 8, 100),),
        is_monthly=True,
    ),
    System(
        "Dumai, yearly appraisal with citizen survey",
        "S1",
        "dumai",
        "DMI.DPMPTSP",
        "2026",
        "dumai",
        (SATISFACTION,),
    ),
    System(
        "Bengkulu, accountability",
        "S3",
        "bengkulu",
        "BKL.BPKD",
        "2026",
        "bengkulu",
        (SATISFACTION, INNOVATION, Part("team_result", 92, 5, 110, of_unit=True)),
    ),
    System(
        "Mataram, targets, discipline and competence",
        "S4",
        "mataram",
        "MTR.DISDIK",
        "2026",
        "mataram",
        (Part("discipline", 95, 4, 100), Part("competence", 3.8, 0.7, 5)),
    ),
)

MONTHS = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
"""The months that the monthly program plays; its year rolls them up."""


def cycle(system: System) -> dict[str, object]:
    """State the whole cycle of a system as an HR script would."""
    return {
        "name": f"{system.name} 2026",
        "year": 2026,
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "plans_due_on": "2026-01-31",
        "population": {"units": [system.office]},
        "periods": [*_months(system), _year(system)],
    }


def _months(system: System) -> list[dict[str, object]]:
    if not system.is_monthly:
        return []
    return [
        {
            "key": f"2026-{first.month:02}",
            "kind": "month",
            "starts_on": first.isoformat(),
            "ends_on": (_next(first) - timedelta(days=1)).isoformat(),
            "rate_from": _next(first).isoformat(),
            "rate_until": (_next(first) + timedelta(days=14)).isoformat(),
            "scheme": {"key": system.scheme},
        }
        for first in MONTHS
    ]


def _year(system: System) -> dict[str, object]:
    return {
        "key": "2026",
        "kind": "year",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "rate_from": "2026-12-28",
        "rate_until": "2027-01-29",
        "scheme": {"key": system.scheme},
    }


def _next(first: date) -> date:
    return first.replace(month=first.month + 1)
