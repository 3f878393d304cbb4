"""Step 3, Bengkulu: the counters of the tax office feed in their cases, which measure its people.

How long citizens wait is entered by nobody: the indicator of the library is measured by the cases.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from samples.people import Person
from samples.plan_contents import build_library_indicator
from story import Appraisal, Story

SOURCE: Final = "S3"
SERVICE: Final = "pajak-kendaraan"
INDICATOR: Final = "tax.counter.minutes"
CASES: Final = 15
"""How many each person handles between two feeds."""


def prepare_service(story: Story) -> None:
    """Agree in the library how long the tax office takes, and say by which cases it is measured."""
    appraisal = story.find_appraisal(SOURCE)
    admin, item = story.admins[appraisal.system.agency], story.library.find(INDICATOR)
    indicator = admin.create_indicator(
        {"key": "waktu-layanan-pajak", **build_library_indicator(item)}
    )
    version = indicator.versions[0]
    version = admin.propose_indicator(indicator.id, version.id, version=version.version)
    version = admin.agree_indicator(indicator.id, version.id, version=version.version)
    story.library.agreed[item["indicator_id"]] = version.id
    admin.put_public_service(
        SERVICE,
        {
            "name": "Pembayaran pajak kendaraan bermotor",
            "unit_code": "BKL.BPKD.SAMSAT",
            "counted_in": "minutes",
            "indicators": {"processing_time": "waktu-layanan-pajak"},
        },
    )


def feed_cases(story: Story) -> None:
    """Feed in the cases since the last time, and enter what they say as progress."""
    appraisal = story.find_appraisal(SOURCE)
    hr_system = story.hr_systems[appraisal.system.agency]
    for person in appraisal.employees:
        line = _line(appraisal, person)
        if line is not None:
            attainment = appraisal.attainments[person.code]
            items = [*_build_cases(story, person.code, Decimal(line.target), attainment)]
            hr_system.post_service_cases({"items": items})
            story.counts["cases"] += len(items)
    hr_system.realize_cases(appraisal.period_ids["2026"])


def read_cases(story: Story) -> None:
    """Read, as the head of the office and as one of its people, how fast the counters are."""
    appraisal = story.find_appraisal(SOURCE)
    person = next(person for person in appraisal.employees if _line(appraisal, person))
    client, days = story.sign_in(person), {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    service = client.get_public_service(SERVICE)
    client.list_public_services()
    client.list_service_cases(service_id=service.id)
    client.get_service_figures(SERVICE, **days)
    employee_id = story.employee_ids[person.code]
    story.sign_in_assessor(person).get_case_figures(employee_id, service_id=service.id, **days)


def _line(appraisal: Appraisal, person: Person) -> Any | None:  # noqa: ANN401 - an indicator of a plan
    """Find the indicator of a person's plan that the cases measure."""
    for result in appraisal.plans[person.code].in_force.work_results:
        for indicator in result.indicators:
            if indicator.indicator_version_id is not None:
                return indicator
    return None


def _build_cases(
    story: Story, code: str, target: Decimal, attainment: Decimal
) -> Iterator[dict[str, Any]]:
    """Build cases whose middle one takes about as long as the person attains their target."""
    random = Random(f"{story.seed}:{code}:{story.today}")  # noqa: S311 - sample data
    middle = float(target * (2 - attainment))
    for number in range(CASES):
        day = story.today - timedelta(days=random.randint(1, 80))
        received = datetime(day.year, day.month, day.day, 2, random.randint(0, 59), tzinfo=UTC)
        taken = timedelta(minutes=max(1, round(random.gauss(middle, middle / 5))))
        yield {
            "service_key": SERVICE,
            "number": f"{story.today:%Y%m%d}-{code.lower()}-{number:02}"[-80:],
            "employee_code": code,
            "received_at": _instant(received),
            "responded_at": _instant(received + taken / 4),
            "completed_at": _instant(received + taken),
            "is_corrected": random.random() < 0.05,  # noqa: PLR2004 - one in twenty
        }


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
