"""List the five appraisal systems of the source texts: agency, office, scheme, measured parts."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class MeasuredPart:
    """Describe a part of a score whose numbers are posted, or come from what citizens answer."""

    key: str
    mean: float
    spread: float
    maximum: int
    is_per_unit: bool = False
    is_from_attendance: bool = False
    answers: int = 0
    """Of a part that a survey measures: how many citizens are asked in each period."""
    rubric: str = ""
    """Of a part for which people are assessed: by which rubric."""
    by_center: bool = False
    """Whether an assessment center assesses them, and not their leaders."""
    by_panel: bool = False
    """Whether a panel verifies what people made, which measures the part."""


@dataclass(frozen=True)
class System:
    """Describe one appraisal system: the office of an agency, its cycle and its scheme."""

    name: str
    source: str
    agency: str
    office: str
    cycle: str
    scheme: str
    parts: tuple[MeasuredPart, ...]
    is_monthly: bool = False


@dataclass(frozen=True)
class Agency:
    """Describe an agency: its key, name and time zone."""

    key: str
    name: str
    time_zone: str
    fewest_people: int = 0
    """How many each of its offices has at least."""


AGENCIES = (
    Agency("lampung", "Pemerintah Provinsi Lampung", "Asia/Jakarta"),
    Agency("dumai", "Pemerintah Kota Dumai", "Asia/Jakarta"),
    Agency("bengkulu", "Pemerintah Provinsi Bengkulu", "Asia/Jakarta", fewest_people=18),
    Agency("mataram", "Pemerintah Kota Mataram", "Asia/Makassar"),
)

SATISFACTION = MeasuredPart("satisfaction", 84, 5, 100, answers=41)
PROFESSIONALISM = MeasuredPart("professionalism", 4, 0.6, 5, rubric="professionalism")
COMPETENCE = MeasuredPart("competence", 3.8, 0.7, 5, rubric="competence-38-2017", by_center=True)
DISCIPLINE = MeasuredPart("discipline", 95, 4, 100, is_from_attendance=True)
INNOVATION = MeasuredPart("innovation", 70, 15, 100, by_panel=True)
DISCIPLINE = MeasuredPart("discipline", 95, 4, 100, is_from_attendance=True)

SYSTEMS = (
    System(
        "Lampung, yearly appraisal",
        "S0",
        "lampung",
        "LPG.RSUDAM",
        "2026",
        "lampung",
        (SATISFACTION, PROFESSIONALISM, INNOVATION),
    ),
    System(
        "Lampung health office, monthly program",
        "S2",
        "lampung",
        "LKS.BNH",
        "2026-bulanan",
        "lampung-monthly",
        (MeasuredPart("public_feedback", 82, 8, 100, answers=13),),
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
        (SATISFACTION, INNOVATION, MeasuredPart("team_result", 92, 5, 110, is_per_unit=True)),
    ),
    System(
        "Mataram, targets, discipline and competence",
        "S4",
        "mataram",
        "MTR.DISDIK",
        "2026",
        "mataram",
        (DISCIPLINE, COMPETENCE),
    ),
)

MONTHS = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
"""The months that the monthly program plays; its year rolls them up."""


def build_cycle(system: System) -> dict[str, object]:
    """Build the body that declares the whole cycle of a system, as an HR script would."""
    return {
        "name": f"{system.name} 2026",
        "year": 2026,
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "plans_due_on": "2026-01-31",
        "population": {"units": [system.office]},
        "periods": [*_build_months(system), _build_year(system)],
    }


def _build_months(system: System) -> list[dict[str, object]]:
    if not system.is_monthly:
        return []
    return [
        {
            "key": f"2026-{first_day.month:02}",
            "kind": "month",
            "starts_on": first_day.isoformat(),
            "ends_on": (_next_month(first_day) - timedelta(days=1)).isoformat(),
            "rate_from": _next_month(first_day).isoformat(),
            "rate_until": (_next_month(first_day) + timedelta(days=14)).isoformat(),
            "scheme": {"key": system.scheme},
        }
        for first_day in MONTHS
    ]


def _build_year(system: System) -> dict[str, object]:
    return {
        "key": "2026",
        "kind": "year",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "rate_from": "2026-12-28",
        "rate_until": "2027-01-29",
        "scheme": {"key": system.scheme},
    }


def _next_month(first_day: date) -> date:
    return first_day.replace(month=first_day.month + 1)
