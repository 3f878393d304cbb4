"""Fill the tables that all agencies share, and say in each trail how they stand.

No trail is theirs. A clock of every agency rests on the decreed days, so each trail bears the
digest of all of them, as they stood when they were last filled.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailChange
from penilaian_api.domain.transitions import Workflow, legal_pairs
from penilaian_api.domain.workflows import WORKFLOWS
from penilaian_api.storage.models.agency import LegalStep, NationalHoliday

FIRST_YEAR, LAST_YEAR = 2020, 2035
WHOLE: Final = "all"
"""The id under which a trail tells of a whole table."""


def fill(session: Session) -> None:
    """Bring the shared tables up to what this version of the program says."""
    _fill_steps(session)
    _fill_holidays(session)


def legal_steps() -> set[tuple[str, str, str]]:
    """List the steps that workflows may take: workflow, state of before, state of after."""
    return {(flow.name, *pair) for flow in WORKFLOWS for pair in _pairs(flow)}


def decreed_days() -> Mapping[date, str]:
    """Read the decreed days of all years with their names from the `holidays` package."""
    import holidays  # noqa: PLC0415 - only a migration asks it; a service does not wait for it

    return holidays.country_holidays(
        "ID",
        categories=("public", "government"),
        language="id",
        years=range(FIRST_YEAR, LAST_YEAR + 1),
    )


def restated(session: Session) -> dict[str, str]:
    """Tell, as a change of a trail, how all decreed days stand."""
    return {
        "record": NationalHoliday.__tablename__,
        "id": WHOLE,
        "change": TrailChange.RESTATED,
        "digest": digest_of_days(session).hex(),
    }


def digest_of_days(session: Session) -> bytes:
    """Digest the decreed days, whatever the order in which they were stored."""
    days = sorted(
        (str(day.on), day.name, day.source) for day in session.scalars(select(NationalHoliday))
    )
    return hashlib.sha256(json.dumps(days).encode()).digest()


def _fill_steps(session: Session) -> None:
    stored = {(row.workflow, row.origin, row.target) for row in session.scalars(select(LegalStep))}
    for workflow, origin, target in sorted(legal_steps() - stored):
        session.add(LegalStep(workflow=workflow, origin=origin, target=target))


def _pairs(flow: Workflow[Any, Any]) -> set[tuple[str, str]]:
    return {("new", flow.start), *legal_pairs(flow)}


def _fill_holidays(session: Session) -> None:
    """Take the decreed days; an agency may add and remove its own."""
    stored = set(session.scalars(select(NationalHoliday.on)))
    for on, name in sorted(decreed_days().items()):
        if on not in stored:
            session.add(NationalHoliday(on=on, name=name, source="package holidays, ID"))
