"""Resolve and show what surveys are about: units, people, or indicators of the library."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.survey.audience import TARGET_FIELDS, SurveyAudience
from penilaian_api.domain.survey.estimate import sample_size
from penilaian_api.domain.survey.release import open_groups
from penilaian_api.domain.survey.survey import Voice
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.survey.surveys import Survey, SurveyTarget
from penilaian_api.storage.survey import audience as audience_storage
from penilaian_api.storage.survey.surveys import TargetRow
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TargetInput:
    """About what a survey asks: one of a unit (and how many it serves), a person, an indicator."""

    unit_code: str | None
    employee_code: str | None
    indicator_key: str | None
    population: int | None

    @property
    def field(self) -> str:
        """The field that names it."""
        if self.employee_code is not None:
            return "employee_code"
        return "unit_code" if self.indicator_key is None else "indicator_key"

    @property
    def code(self) -> str:
        """The code that names it."""
        return self.employee_code or self.unit_code or self.indicator_key or ""


@dataclass(frozen=True, slots=True)
class TargetView:
    """About what a survey asks, how many to ask at least, and how many were asked and answered.

    *links* stay as they were when somebody declines. *used* is told once the survey is closed, and
    where enough answered: before, it would say when somebody did, and of few, who.
    """

    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    about_id: UUID | None
    employee_code: str | None
    employee_name: str | None
    indicator_version_id: UUID | None
    indicator_key: str | None
    statement: str | None
    population: int | None
    sample_size: int | None
    links: int
    used: int | None


def find_targets(
    work: UnitOfWork, targets: Sequence[TargetInput], audience: SurveyAudience
) -> Mapping[str, UUID]:
    """Find what a survey is about, by the field that its audience needs; each is named once."""
    field = TARGET_FIELDS[audience]
    if not targets and audience is not SurveyAudience.EMPLOYEES:
        raise InvalidDataError.at_pointer("/targets", "targets_expected")
    keys = _find(work, {target.code for target in targets}, field)
    seen: set[str] = set()
    for index, target in enumerate(targets):
        pointer = f"/targets/{index}/{target.field}"
        if target.field != field:
            raise InvalidDataError.at_pointer(pointer, f"{field}_expected")
        require(keys.get(target.code), pointer)
        if target.code in seen:
            raise InvalidDataError.at_pointer(pointer, "stated_twice")
        seen.add(target.code)
    return keys


def put_targets(
    work: UnitOfWork, survey: Survey, targets: Sequence[TargetInput], keys: Mapping[str, UUID]
) -> None:
    """Store what a survey is about; a person by each voice, which are counted apart.

    Employees who are asked of no unit in particular are asked of each unit at the top: so the
    whole agency is asked.
    """
    records: list[SurveyTarget] = []
    for item in targets:
        key = keys[item.code]
        if item.field == "unit_code":
            records.append(SurveyTarget(id=new_id(), unit_id=key, population=item.population))
        elif item.field == "indicator_key":
            records.append(SurveyTarget(id=new_id(), indicator_version_id=key))
        else:
            records += [SurveyTarget(id=new_id(), about_id=key, voice=voice) for voice in Voice]
    if not targets:
        tops = work.of(Unit).all(parent_id=None)
        records = [SurveyTarget(id=new_id(), unit_id=unit.id) for unit in tops]
    work.of(SurveyTarget).put(survey, *records)


def target_views(
    work: UnitOfWork, targets: Sequence[TargetRow], least: int | None
) -> Iterator[TargetView]:
    """Show the targets; about whom colleagues are asked the administration alone is told.

    *least*: of how many it is told that they answered, once the survey is over.
    """
    groups = {subject: [*rows] for subject, rows in groupby(targets, key=_subject)}
    shown = frozenset[_Subject]() if least is None else _choose_shown(groups, least)
    for subject, voices in groups.items():
        target = voices[0]
        if target.about_id is not None and Role.ADMIN not in work.actor.roles:
            continue
        yield view_of(
            TargetView,
            target,
            sample_size=None if target.population is None else sample_size(target.population),
            links=sum(row.links for row in voices),
            used=sum(row.used for row in voices) if subject in shown else None,
        )


_Subject = tuple[UUID | None, ...]


def _subject(row: TargetRow) -> _Subject:
    return row.about_id, row.unit_id, row.indicator_version_id


def _choose_shown(
    groups: Mapping[_Subject, Sequence[TargetRow]], least: int
) -> frozenset[_Subject]:
    """Choose the targets of which the release may tell how many answered; so may this.

    Units are parts of a whole, from which the smallest could be told by subtraction.
    """
    sizes = {subject: sum(row.used for row in rows) for subject, rows in groups.items()}
    if any(unit_id is not None for _, unit_id, _ in sizes):
        return open_groups(sizes, least)
    return frozenset(subject for subject, size in sizes.items() if size >= least)


def _find(work: UnitOfWork, codes: set[str], field: str) -> Mapping[str, UUID]:
    if field == "employee_code":
        people = work.of(Employee).all(employee_code=codes)
        return {person.employee_code: person.id for person in people}
    if field == "indicator_key":
        return audience_storage.wordings(work, codes)
    return {unit.code: unit.id for unit in work.of(Unit).all(code=codes)}
