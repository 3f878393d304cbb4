"""Take answers of people who have no account: one transaction that leaves no trace of who or when.

There is no access and no trail here: the agency comes from the token, and nothing but what the
token's link leads to is asked for.

Why it is so: docs/decisions/0041.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Executable, Select, Uuid, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from penilaian_api.domain.survey.survey import LinkKind, SurveyState
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.survey.answers import SurveyLink, SurveyText, SurveyVisit
from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyTarget
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.prepared import prepared


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What a link leads to: a survey about a unit, and whether it can be answered."""

    agency_id: UUID
    link_id: UUID
    kind: LinkKind
    is_used: bool
    target_id: UUID
    state: SurveyState
    starts_on: date
    ends_before: date
    title: str
    document: str
    unit_name: str


class AnswerIntake:
    """The answers of one agency, in one transaction."""

    def __init__(self, session: Session, agency_id: UUID) -> None:
        self._session, self._agency_id = session, agency_id

    def find_link(self, digest: bytes, *, locked: bool = False) -> LinkRow | None:
        """Find what a token leads to; none where it leads nowhere.

        *locked*: the survey stays as it is; who closes it waits for the answers on their way.
        """
        query = _link(self._agency_id, digest, locked=locked)
        row = run(self._session, query.built, query.values).one_or_none()
        return None if row is None else LinkRow(*row)

    def use_link(self, link_id: UUID) -> bool:
        """Use a link that is used once; of two at the same time one succeeds."""
        values = {"agency": self._agency_id, "link": link_id}
        return self._session.connection().execute(_USE, values).one_or_none() is not None

    def count_visits(
        self, digests: Sequence[bytes], now: datetime, until: Sequence[datetime]
    ) -> list[int]:
        """Count visits in one statement; say of each how many there were since the first one.

        One that has lapsed begins anew. They are counted in their order, so that none waits for
        another.
        """
        link = self._session.connection()
        values = {"agency": self._agency_id, "now": now}
        for number, (digest, lapses) in enumerate(zip(digests, until, strict=True)):
            values |= {f"digest_{number}": digest, f"until_{number}": lapses}
        rows = link.execute(_visits(len(digests)), values)
        times = {row.digest: row.times for row in rows}
        return [times[digest] for digest in digests]

    def count(self, target_id: UUID, counts: Mapping[tuple[str, int], int]) -> None:
        """Add to the counts, in one statement; in one order, so that none waits for another."""
        rows = json.dumps([[question, value] for question, value in sorted(counts)])
        statement = _COUNT[self._session.get_bind().dialect.name]
        values = {"agency": self._agency_id, "target": target_id, "rows": rows}
        self._session.connection().execute(statement, values)

    def keep_texts(self, target_id: UUID, texts: Mapping[str, str]) -> None:
        """Keep what was written, each under an id of its own that no other knows."""
        rows = [
            {
                "id": uuid4(),
                "agency_id": self._agency_id,
                "target_id": target_id,
                "question": code,
                "text": written,
            }
            for code, written in texts.items()
        ]
        if rows:
            self._session.connection().execute(_KEEP, rows)


@contextmanager
def open_intake(database: Database, agency_id: UUID, *, writes: bool) -> Iterator[AnswerIntake]:
    """Open one transaction in which answers of an agency are taken."""
    with database.begin(agency_id, writes=writes) as session:
        yield AnswerIntake(session, agency_id)


@prepared
def _link(agency: UUID, digest: bytes, *, locked: bool) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            SurveyLink.agency_id,
            SurveyLink.id,
            SurveyLink.kind,
            SurveyLink.is_used,
            SurveyTarget.id,
            Survey.state,
            Survey.starts_on,
            Survey.ends_before,
            Survey.title,
            InstrumentVersion.document,
            Unit.name,
        )
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyLink.target_id, agency=agency))
        .join(*joined(Survey, Survey.id == SurveyTarget.survey_id, agency=agency))
        .join(
            *joined(InstrumentVersion, InstrumentVersion.id == Survey.instrument_id, agency=agency)
        )
        .join(*joined(Unit, Unit.id == SurveyTarget.unit_id, agency=agency))
        .where(SurveyLink.agency_id == agency, SurveyLink.digest == digest)
    )
    return query.with_for_update(read=True, of=Survey) if locked else query


_AGENCY: Final = bindparam("agency", type_=Uuid())
_USE: Final = (
    update(SurveyLink)
    .where(
        SurveyLink.agency_id == _AGENCY,
        SurveyLink.id == bindparam("link", type_=Uuid()),
        SurveyLink.is_used.is_(False),
    )
    .values(is_used=True)
    .returning(SurveyLink.id)
)


_KEEP: Final = insert(SurveyText)


_IS_OVER: Final = "CASE WHEN survey_visit.until <= :now THEN {} ELSE {} END"
_VISIT_AGAIN: Final = (
    " ON CONFLICT (agency_id, digest) DO UPDATE SET times = "
    + _IS_OVER.format("1", "survey_visit.times + 1")
    + ", until = "
    + _IS_OVER.format("excluded.until", "survey_visit.until")
    + " RETURNING digest, times"
)


@cache
def _visits(number: int) -> Executable:
    """Write the statement that counts so many visits; one that has lapsed begins anew.

    It is a text: one of several rows would be compiled anew each time.
    """
    rows = ", ".join(f"(:agency, :digest_{each}, 1, :until_{each})" for each in range(number))
    into = "INSERT INTO survey_visit (agency_id, digest, times, until) VALUES "
    instants = ("now", *(f"until_{each}" for each in range(number)))
    return (
        text(into + rows + _VISIT_AGAIN)
        .bindparams(_AGENCY, *(bindparam(name, type_=UtcDateTime()) for name in instants))
        .columns(SurveyVisit.digest, SurveyVisit.times)
    )


_INTO: Final = "INSERT INTO survey_tally (agency_id, target_id, question, value, answers) "
_ON: Final = (
    " ON CONFLICT (agency_id, target_id, question, value) "
    "DO UPDATE SET answers = survey_tally.answers + 1"
)


def _counting(select_rows: str) -> Executable:
    return text(_INTO + select_rows + _ON).bindparams(
        bindparam("agency", type_=Uuid()), bindparam("target", type_=Uuid())
    )


_COUNT: Final = {
    "sqlite": _counting(
        "SELECT :agency, :target, json_extract(x.value, '$[0]'), json_extract(x.value, '$[1]'), 1 "
        "FROM json_each(:rows) AS x WHERE true"
    ),
    "postgresql": _counting(
        "SELECT :agency, :target, x.value ->> 0, CAST(x.value ->> 1 AS integer), 1 "
        "FROM json_array_elements(CAST(:rows AS json)) AS x (value)"
    ),
}
"""The rows come as one document, so that the statement is the same for every instrument."""
