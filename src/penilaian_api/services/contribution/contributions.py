"""Show what a person contributes: along the chain of plans up to goals, each number with its trail.

Why it is so: docs/decisions/0070.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.contribution.contribution import (
    Beneficiary,
    ContributionKind,
    Quantity,
    Rung,
    links_of,
    served_by,
)
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.contribution import ladder, reading
from penilaian_api.services.contribution.ladder import Ladder, LadderStep
from penilaian_api.services.contribution.reading import PLACES, MeasuredIndicator
from penilaian_api.services.contribution.views import (
    BeneficiaryCountView,
    ContributionLineView,
    ContributionLinkView,
    ContributionView,
)
from penilaian_api.services.scoring.plan_lines import subject_of, whole_plan
from penilaian_api.storage.contribution import chains
from penilaian_api.storage.plan.plans import open_plan
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def get(work: UnitOfWork, plan_id: UUID) -> ContributionView:
    """Show what each indicator of a plan contributes, to what and to whom."""
    opened = open_plan(work, plan_id)
    revision = reading.agreed(opened)
    subject, period = subject_of(opened.plan, revision), whole_plan(opened.plan)
    lines = input_storage.line_query([subject])
    progress = input_storage.progress_query([subject], period)
    rungs, marks = chains.rung_query(revision.id), chains.public_mark_query({revision.id})
    rows = execute_combined(work.session, work.bindings, lines, progress, rungs, marks)
    above, public_lines = ladder.build(work, rows.of(rungs)), frozenset(rows.of(marks))
    entries = reading.by_line(rows.of(progress))
    contributed = tuple(
        _line(above, indicator, is_public=indicator.line.line_id in public_lines)
        for indicator in reading.measured(subject, rows.of(lines), entries, period)
    )
    return ContributionView(
        plan_id=opened.plan.id,
        employee_id=opened.plan.employee_id,
        employee_name=opened.context.employee_name,
        cycle_key=opened.context.cycle_key,
        revision_number=revision.number,
        as_of=reading.as_of(period, work.today),
        beneficiaries=tuple(_count(each, contributed) for each in Beneficiary),
        lines=contributed,
    )


def share(own: Quantity, whole: Quantity | None, value: Fraction | None) -> Decimal | None:
    """Compute which share of a quantity above a value is, rounded where it is shown."""
    return None if whole is None else round_if_known(own.share_of(whole, value), PLACES)


def _line(above: Ladder, indicator: MeasuredIndicator, *, is_public: bool) -> ContributionLineView:
    links: dict[object, ContributionLinkView] = {}
    for way in above.ways_up(indicator.line.result_line):
        for link in _links(indicator, way):  # what is reached in two ways counts by the nearer
            links.setdefault(link.goal_key or link.line_id, link)
    goals = [link.is_public_service for link in links.values()]
    beneficiary, public_by = served_by(goals, is_public_indicator=is_public)
    return ContributionLineView(
        result_line_id=indicator.line.result_line,
        result_statement=indicator.line.result_statement,
        indicator=indicator.view(),
        beneficiary=beneficiary,
        public_by=public_by,
        links=tuple(links.values()),
    )


def _links(
    indicator: MeasuredIndicator, way: Sequence[LadderStep]
) -> Iterator[ContributionLinkView]:
    """Follow one way up, and give each result and goal on it with the share that this is of it."""
    own = indicator.quantity
    links = links_of(own, (Rung(step, step.quantities) for step in way))
    for height, link in enumerate(links, 1):
        step, whole = link.key, link.whole
        yield ContributionLinkView(
            height=height,
            line_id=step.line_id,
            goal_key=step.goal_key,
            statement=step.statement,
            held_by=step.held_by,
            is_public_service=step.is_public_service,
            kind=link.kind,
            measured_in=None if whole is None else whole.measured_in,
            target=None if whole is None else round_if_known(whole.target, PLACES),
            planned_share=share(own, whole, own.target),
            realized_share=share(own, whole, indicator.realization),
        )


def _count(beneficiary: Beneficiary, lines: Iterable[ContributionLineView]) -> BeneficiaryCountView:
    own = [line for line in lines if line.beneficiary is beneficiary]
    first = [line.links[0].kind for line in own if line.links]
    return BeneficiaryCountView(
        beneficiary=beneficiary,
        lines=len(own),
        direct=first.count(ContributionKind.DIRECT),
        supporting=first.count(ContributionKind.SUPPORTING),
        unlinked=len(own) - len(first),
        with_realization=sum(_is_realized(line) for line in own),
    )


def _is_realized(line: ContributionLineView) -> bool:
    return line.indicator is not None and line.indicator.realization is not None
