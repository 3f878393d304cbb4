"""Show rubrics: what is judged, what each level looks like, and what a position demands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.progress.rubric import Rubric, RubricGroup
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.services.references import require
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.models.register.assessments import CompetenceDemand
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code
from penilaian_api.storage.packaged_data import rubrics
from penilaian_api.storage.work.unit_of_work import UnitOfWork

COMPETENCES = "competence-38-2017"
"""The rubric of which a position may demand levels of its own."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A level that a position demands; *title* names a competence that the dictionary lacks."""

    item: str
    level: int
    title: str | None


@dataclass(frozen=True, slots=True)
class DemandedLevel:
    """The level of a competence that a position demands, and whether its class says so."""

    item: str
    label: Phrase
    group: RubricGroup
    level: int
    anchor: Phrase
    is_own: bool


@dataclass(frozen=True, slots=True)
class DemandsView:
    """All that a position demands of competences."""

    position_id: UUID
    position_code: str
    job_class: JobClass
    rubric: str
    number: int
    source: str
    levels: tuple[DemandedLevel, ...]
    version: int


def list_rubrics() -> tuple[Rubric, ...]:
    """List the rubrics, by key."""
    return tuple(rubrics().values())


def rubric_of(key: str, pointer: str = "/rubric") -> Rubric:
    """Return the rubric with this key, or refuse the reference."""
    return require(rubrics().get(key), pointer)


def demands(work: UnitOfWork, position: str) -> DemandsView:
    """Return what a position demands of competences, by its class or by itself."""
    record = get_by_id_or_code(work.of(Position), position)
    own = work.of(CompetenceDemand).children_of(record, order=(CompetenceDemand.item,))
    return _view(record, own)


def put_demands(
    work: UnitOfWork, position: str, expected_version: int | None, stated: Sequence[Demand]
) -> DemandsView:
    """Replace what a position demands by itself; an empty list leaves what its class does."""
    record = get_by_id_or_code(work.of(Position), position)
    if faults := [*_faults(rubric_of(COMPETENCES), stated)]:
        raise InvalidDataError("invalid_input", faults=faults)
    standing = work.of(CompetenceDemand).children_of(record, order=(CompetenceDemand.item,))
    demanded = sorted((each.item, each.level, each.title) for each in stated)
    if [(each.item, each.level, each.title) for each in standing] != demanded:
        work.claim(record, record.version if expected_version is None else expected_version)
        work.of(CompetenceDemand).remove(*standing)
        standing = [
            CompetenceDemand(id=new_id(), item=item, level=level, title=title)
            for item, level, title in demanded
        ]
        work.of(CompetenceDemand).put(record, *standing)
    return _view(record, standing)


def describe(
    rubric: Rubric, titles: Mapping[str, str], item: str
) -> tuple[Phrase, RubricGroup, tuple[Phrase, ...]]:
    """Return label, group and levels of an item; what the dictionary lacks is technical."""
    known = {each.key: each for each in rubric.items}
    if item in known:
        return known[item].label, known[item].group, known[item].levels
    technical = next(each for each in rubric.items if each.group is RubricGroup.TECHNICAL)
    label = Phrase.untranslated(titles.get(item, item))
    return label, RubricGroup.TECHNICAL, technical.levels


def _faults(rubric: Rubric, stated: Sequence[Demand]) -> Iterator[Fault]:
    known = {item.key for item in rubric.items}
    seen = set[str]()
    for index, demand in enumerate(stated):
        if demand.item in seen:
            yield Fault(f"/levels/{index}/item", "stated_twice")
        if demand.item not in known and demand.title is None:
            yield Fault(f"/levels/{index}/title", "title_of_own_competence")
        seen.add(demand.item)


def _view(position: Position, own: Sequence[CompetenceDemand]) -> DemandsView:
    rubric = rubric_of(COMPETENCES)
    stated = {demand.item: demand.level for demand in own}
    titles = {demand.item: demand.title for demand in own if demand.title}
    return DemandsView(
        position.id,
        position.code,
        position.job_class,
        rubric.key,
        rubric.number,
        rubric.demanded_source,
        tuple(_levels(rubric, rubric.expected(position.job_class, stated), stated, titles)),
        position.version,
    )


def _levels(
    rubric: Rubric,
    expected: Mapping[str, int],
    stated: Mapping[str, int],
    titles: Mapping[str, str],
) -> Iterator[DemandedLevel]:
    for item, level in expected.items():
        label, group, levels = describe(rubric, titles, item)
        yield DemandedLevel(item, label, group, level, levels[level - 1], item in stated)
