"""Gather what the forms of a plan state, as far as the caller may read each kind of record."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.organization.authority import PostKind
from penilaian_api.domain.plan.plan import Approach
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.services.document import words
from penilaian_api.services.document.issuing import party_of
from penilaian_api.services.document.typesetting import TEMPLATES
from penilaian_api.services.scoring import inputs
from penilaian_api.storage.document import guidance, issued, records, teams
from penilaian_api.storage.document.guidance import GuidanceRecords
from penilaian_api.storage.document.issued import PartyRow
from penilaian_api.storage.document.records import SupportedLine
from penilaian_api.storage.document.teams import LedMember, SupportingRole
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_OF_TEAMS: Final = frozenset({PaperForm.WORKBLOCK, PaperForm.ROLE_MATRIX})
_OF_LIBRARY: Final = frozenset({PaperForm.INDICATOR_MANUAL})
_OF_GUIDANCE: Final = frozenset(
    {
        PaperForm.COACHING,
        PaperForm.MENTORING,
        PaperForm.GUIDANCE_FEEDBACK,
        PaperForm.COMPETENCE,
        PaperForm.CONDUCT_PROBLEM,
    }
)
_NO_GUIDANCE: Final = GuidanceRecords()


@dataclass(frozen=True, slots=True)
class WorkInPeriod:
    """What was done in a period on each line: realized, and shown by evidence."""

    measured: Mapping[UUID, IndicatorInput] = field(default_factory=dict)
    evidence: Mapping[UUID, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormSources:
    """All that the forms of a plan are filled from."""

    agency: str
    opened: OpenPlan
    revision: PlanRevision
    results: Sequence[PlannedResult]
    day: date
    people: Mapping[UUID, PartyRow]
    assessor_id: UUID | None
    superior_id: UUID | None
    supported: Sequence[SupportedLine]
    team: Sequence[LedMember]
    roles: Sequence[SupportingRole]
    goals: Mapping[UUID, str]
    library: Mapping[UUID, IndicatorVersion]
    period: Period | None
    work: WorkInPeriod
    feedback: Sequence[Feedback]
    assessment: Assessment | None
    guidance: GuidanceRecords
    templates: int = TEMPLATES

    @property
    def is_high(self) -> bool:
        """Whether the post is one of those for which the law draws forms of their own."""
        return self.opened.context.post is not PostKind.OTHER

    @property
    def is_quantitative(self) -> bool:
        """Whether the plan is made by the quantitative approach."""
        return self.revision.approach is Approach.QUANTITATIVE

    def party(self, key: UUID | None) -> dict[str, str]:
        """Write a person as a form names them; nothing where there is nobody."""
        return party_of(None if key is None else self.people.get(key))

    @property
    def leads(self) -> bool:
        """Whether there is anybody to stand in a matrix of roles."""
        return bool(self.team or self.roles)

    @property
    def ends_before(self) -> date:
        """The day after the last one of the plan."""
        return self.opened.plan.ends_before

    def goal_of(self, planned: PlannedResult) -> str:
        """Write the goal that a result serves; nothing where it names none."""
        return self.goals.get(planned.result.goal_id, "") if planned.result.goal_id else ""

    @property
    def employee(self) -> dict[str, str]:
        """The person whose plan it is, in the post of the plan."""
        key, context = self.opened.plan.employee_id, self.opened.context
        row = self.people.get(key)
        post = words.post_of(context.position_title, () if row is None else row.acts_as)
        return {**self.party(key), "position": post, "unit": context.unit_name}


def gather(
    work: UnitOfWork, plan_id: UUID, period_id: UUID | None, asked: Collection[PaperForm] = ()
) -> FormSources:
    """Gather all that the forms *asked* for of a plan within reach are filled from, else all."""
    opened = plan_storage.open_plan(work, plan_id)
    plan, revision = opened.plan, opened.in_force or opened.closed or opened.current
    period = None if period_id is None else records.period_of(work, plan.cycle_id, period_id)
    if period_id is not None and period is None:
        raise InvalidDataError.at_pointer("/query/period_id", "unknown_reference")
    ends_before = plan.ends_before if period is None else min(plan.ends_before, period.ends_before)
    day = max(plan.starts_on, min(work.today, ends_before - timedelta(days=1)))
    results = plan_storage.results_of(work, [revision.id])[revision.id]
    assessor_id, superior_id = issued.leaders_on(work, plan.employee_id, day)
    team, roles = _leading(work, plan, day, results) if _is_any(_OF_TEAMS, asked) else ((), ())
    guided = (
        guidance.guidance_of(work, plan, period) if _is_any(_OF_GUIDANCE, asked) else _NO_GUIDANCE
    )
    versions = _versions(results) if _is_any(_OF_LIBRARY, asked) else ()
    named = {plan.employee_id, assessor_id, superior_id, *_assigners(results), *_guides(guided)}
    named |= {each.employee_id for each in team} | {each.employee_id for each in roles}
    return FormSources(
        agency=work.agency().name,
        opened=opened,
        revision=revision,
        results=results,
        day=day,
        people=issued.parties_on(work, [key for key in named if key is not None], day),
        assessor_id=assessor_id,
        superior_id=superior_id,
        supported=records.supported_lines(work, _supported(results)),
        team=team,
        roles=roles,
        goals=teams.goals_of(work, _goals(results)),
        library={each.id: each for each in records.library_versions(work, versions)},
        period=period,
        work=_work(work, opened, revision, period),
        feedback=_feedback(work, opened, period),
        assessment=_assessment(work, plan_id, period),
        guidance=guided,
    )


def _is_any(forms: frozenset[PaperForm], asked: Collection[PaperForm]) -> bool:
    """Tell whether any of some forms is asked for: where none is named, all are."""
    return not asked or not forms.isdisjoint(asked)


def _leading(
    work: UnitOfWork, plan: Plan, day: date, results: Iterable[PlannedResult]
) -> tuple[Sequence[LedMember], Sequence[SupportingRole]]:
    """Fetch whom a person leads, and who supports their results or those of the led."""
    team = teams.team_of(work, plan, day)
    lines = {planned.result.line_id for planned in results}
    return team, teams.roles_in(work, lines.union(*(each.lines for each in team)))


def _assigners(results: Iterable[PlannedResult]) -> set[UUID | None]:
    return {planned.result.assigned_by for planned in results}


def _supported(results: Iterable[PlannedResult]) -> set[UUID]:
    lines = (planned.result.supports_line_id for planned in results)
    return {line for line in lines if line is not None}


def _goals(results: Iterable[PlannedResult]) -> set[UUID]:
    goals = (planned.result.goal_id for planned in results)
    return {goal for goal in goals if goal is not None}


def _versions(results: Iterable[PlannedResult]) -> set[UUID]:
    indicators = chain.from_iterable(planned.indicators for planned in results)
    keys = (indicator.indicator_version_id for indicator in indicators)
    return {key for key in keys if key is not None}


def _guides(guided: GuidanceRecords) -> set[UUID | None]:
    return {
        *(plan.author_id for plan in guided.coaching),
        *(each.assessor_id for each in guided.competence),
        *(each.author_id for each in guided.problems),
    }


def _work(
    work: UnitOfWork, opened: OpenPlan, revision: PlanRevision, period: Period | None
) -> WorkInPeriod:
    """Read what was realized in a period, if the caller may read it."""
    if period is None or not records.may_read_progress(work, opened.plan):
        return WorkInPeriod()
    plan = opened.plan
    subject = Subject(
        employee_id=plan.employee_id,
        plan_id=plan.id,
        revision_id=revision.id,
        revision_number=revision.number,
        starts_on=plan.starts_on,
        ends_before=plan.ends_before,
        unit_path="",
    )
    lines = input_storage.line_query([subject])
    progress = input_storage.progress_query([subject], period)
    sets = execute_combined(work.session, work.bindings, lines, progress)
    entries = inputs.group_by(sets.of(progress), attrgetter("line_id"))
    measured = inputs.indicator_inputs(subject, sets.of(lines), entries, period)
    evidence: dict[UUID, list[str]] = {}
    for each in records.evidence_in(work, plan, period):
        evidence.setdefault(each.line_id, []).append(each.title)
    return WorkInPeriod(
        measured={UUID(item.key): item for item in measured},
        evidence=evidence,
    )


def _feedback(work: UnitOfWork, opened: OpenPlan, period: Period | None) -> Sequence[Feedback]:
    if period is None:
        return ()
    begins, ends = (_midnight(day, work.zone) for day in (period.starts_on, period.ends_before))
    return records.feedback_between(work, opened.plan.employee_id, begins, ends)


def _assessment(work: UnitOfWork, plan_id: UUID, period: Period | None) -> Assessment | None:
    """Read the final result of a period; that it was read is noted."""
    if period is None:
        return None
    known = records.assessment_of(work, plan_id, period.id)
    if known is None:
        return None
    _, assessment = known
    work.note_row_read(Assessment, assessment.id, assessment.employee_id)
    return assessment


def _midnight(day: date, zone: Any) -> datetime:  # noqa: ANN401 - a time zone
    return datetime(day.year, day.month, day.day, tzinfo=zone)
