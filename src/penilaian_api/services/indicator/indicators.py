"""Maintain the library of indicators: draft, propose, agree and retire versions; check wording."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    ForbiddenError,
    InvalidDataError,
    OutOfReachError,
)
from penilaian_api.domain.indicator.check import (
    INDICATOR,
    Exemption,
    Finding,
    IndicatorFilter,
    IndicatorState,
    IndicatorStep,
    Measure,
    Severity,
)
from penilaian_api.domain.indicator.check import check as check_measure
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import Accumulation, ControlLevel, Frequency, Polarity
from penilaian_api.domain.transitions import advance, open_steps, refusal_of
from penilaian_api.services.indicator.measured import shape_fault, target_of
from penilaian_api.services.indicator.views import (
    IndicatorVersionView,
    IndicatorView,
    version_view,
)
from penilaian_api.services.views import view_of
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.indicator import library
from penilaian_api.storage.indicator.library import LibraryEntry
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS = {
    IndicatorStep.PROPOSE: Action.INDICATOR_PROPOSE,
    IndicatorStep.AGREE: Action.INDICATOR_AGREE,
    IndicatorStep.RETIRE: Action.INDICATOR_RETIRE,
}
_OF_AUTHOR = {Action.INDICATOR_DRAFT, Action.INDICATOR_PROPOSE}
_PENDING = {IndicatorState.DRAFT, IndicatorState.PROPOSED}


@dataclass(frozen=True, slots=True)
class IndicatorVersionInput:
    """What an indicator should say."""

    statement: str
    result: str
    definition: str
    formula: str
    data_source: str
    measured_in: str | None
    polarity: Polarity
    aspects: list[str]
    accumulation: Accumulation
    frequency: Frequency
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    steps: list[dict[str, str]] | None
    baseline: Decimal | None
    is_maximum: bool
    exemption: Exemption | None
    control_level: ControlLevel | None
    sector: str
    title_keys: list[str]
    is_public: bool
    is_public_service: bool


INDICATORS_PARAMETERS: Final = library.INDICATORS.parameters
"""What callers state of the list of versions."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[IndicatorVersionView]:
    """List versions of the library, each with the key of its item."""
    entries = library.page(work, request)
    return entries.map(lambda entry: version_view(entry, _actions(work, entry.version)))


def catalogue(
    database: Database,
    agency_key: str,
    selection: IndicatorFilter,
    after: Sequence[object] | None,
    limit: int,
) -> Slice[IndicatorVersionView]:
    """List what an agency shows to everybody."""
    return library.published_page(database, agency_key, selection, after, limit).map(version_view)


def get(work: UnitOfWork, indicator_id: UUID) -> IndicatorView:
    """Return an item with all its versions, oldest first."""
    item, entries = library.history(work, indicator_id)
    return _item_view(work, item, entries)


def get_version(work: UnitOfWork, indicator_id: UUID, version_id: UUID) -> IndicatorVersionView:
    """Return one version of an item."""
    return _detail(work, _load(work, indicator_id, version_id))


def check(content: IndicatorVersionInput) -> tuple[Finding, ...]:
    """Check an indicator that is not stored."""
    return findings_of(_fill(IndicatorVersion(), content))


def create(
    work: UnitOfWork, key: str, content: IndicatorVersionInput, author_id: UUID | None = None
) -> IndicatorView:
    """Add an item to the library, with the draft of its first version.

    *author_id*: who proposed it, where it is not the caller.
    """
    item = work.of(Indicator).add(Indicator(id=new_id(), key=key, created_at=work.now))
    draft = _add_draft(work, item, 1, content, author_id)
    return _item_view(work, item, (library.entry_of(work, draft),))


def renew(
    work: UnitOfWork,
    indicator_id: UUID,
    content: IndicatorVersionInput,
    author_id: UUID | None = None,
) -> IndicatorVersionView:
    """Draft the next version of an item; one that is pending must be decided first."""
    item, entries = library.history(work, indicator_id)
    newest = entries[-1].version
    if newest.state in _PENDING:
        raise ConflictError("indicator_pending")
    draft = _add_draft(work, item, newest.number + 1, content, author_id)
    return _detail(work, library.entry_of(work, draft))


def edit(
    work: UnitOfWork,
    indicator_id: UUID,
    version_id: UUID,
    expected_version: int,
    content: IndicatorVersionInput,
) -> IndicatorVersionView:
    """Replace the content of a draft."""
    entry = _claim_own(work, indicator_id, version_id, expected_version)
    if entry.version.state is not IndicatorState.DRAFT:
        raise refusal_of(INDICATOR, entry.version.state, "edit", {IndicatorState.DRAFT})
    _fill(entry.version, content)
    return _detail(work, entry)


def propose(
    work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int
) -> IndicatorVersionView:
    """Put a draft before those who decide."""
    entry = _claim_own(work, indicator_id, version_id, expected_version)
    entry.version.state = advance(INDICATOR, entry.version.state, IndicatorStep.PROPOSE)
    return _detail(work, entry)


def agree(
    work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int
) -> IndicatorVersionView:
    """Take a proposal into use in place of the version before, if it can be measured."""
    _, entries = library.history(work, indicator_id)
    entry = _find(entries, version_id)
    version = work.claim(entry.version, expected_version)
    state = advance(INDICATOR, version.state, IndicatorStep.AGREE)
    refusals = [finding for finding in findings_of(version) if finding.severity is Severity.REFUSE]
    if refusals:
        faults = [
            Fault(f"/{finding.where}", finding.code, {"hint": finding.hint}) for finding in refusals
        ]
        raise InvalidDataError("indicator_unfit", faults=faults)
    for other in (each.version for each in entries):
        if other.state is IndicatorState.AGREED:
            work.change(other).state = advance(INDICATOR, other.state, IndicatorStep.RETIRE)
    version.state = state
    return _detail(work, entry)


def retire(
    work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int
) -> IndicatorVersionView:
    """Take an agreed version out of use; plans that copied it keep their copy."""
    entry = _load(work, indicator_id, version_id)
    work.claim(entry.version, expected_version)
    entry.version.state = advance(INDICATOR, entry.version.state, IndicatorStep.RETIRE)
    return _detail(work, entry)


def _actions(work: UnitOfWork, version: IndicatorVersion) -> tuple[Action, ...]:
    """Name what the caller may do with a version in its present state."""
    actions = [_STEPS[step] for step in open_steps(INDICATOR, version.state)]
    if version.state is IndicatorState.DRAFT:
        actions.append(Action.INDICATOR_DRAFT)
    is_author = _may_write(work, version)
    open_actions = [action for action in actions if is_author or action not in _OF_AUTHOR]
    return filter_allowed(work.actor, AGENCY_REACH, open_actions)


def findings_of(version: IndicatorVersion) -> tuple[Finding, ...]:
    """Check how a version is written; an item of the library is bounded by how often it is read."""
    target = target_of(version)
    measure = Measure(
        statement=version.statement,
        measured_in=version.measured_in,
        target=None if target is None else str(target),
        frequency=version.frequency.value,
        context=version.result,
        exemption=version.exemption,
    )
    return check_measure(measure, indicator_words())


def _load(work: UnitOfWork, indicator_id: UUID, version_id: UUID) -> LibraryEntry:
    _, entries = library.history(work, indicator_id)
    return _find(entries, version_id)


def _find(entries: Sequence[LibraryEntry], version_id: UUID) -> LibraryEntry:
    for entry in entries:
        if entry.version.id == version_id:
            return entry
    raise OutOfReachError


def _claim_own(
    work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int
) -> LibraryEntry:
    """Take a version for changing that the caller wrote, or may write for the agency."""
    entry = _load(work, indicator_id, version_id)
    if not _may_write(work, entry.version):
        raise ForbiddenError("not_your_draft")
    work.claim(entry.version, expected_version)
    return entry


def _may_write(work: UnitOfWork, version: IndicatorVersion) -> bool:
    """Tell whether the caller wrote a draft, or administers the library."""
    if work.actor.roles & {Role.ADMIN, Role.SERVICE}:
        return True
    return version.proposed_by is not None and version.proposed_by == work.actor.employee_id


def _add_draft(
    work: UnitOfWork,
    item: Indicator,
    number: int,
    content: IndicatorVersionInput,
    author_id: UUID | None,
) -> IndicatorVersion:
    proposed_by = author_id or work.actor.employee_id
    draft = IndicatorVersion(
        id=new_id(), number=number, state=INDICATOR.start, proposed_by=proposed_by
    )
    work.of(IndicatorVersion).put(item, _fill(draft, content))
    return draft


def _fill(version: IndicatorVersion, content: IndicatorVersionInput) -> IndicatorVersion:
    for field in fields(content):
        setattr(version, field.name, getattr(content, field.name))
    if code := shape_fault(version):
        raise InvalidDataError.at_pointer("/target", code)
    return version


def _detail(work: UnitOfWork, entry: LibraryEntry) -> IndicatorVersionView:
    return version_view(entry, _actions(work, entry.version), findings_of(entry.version))


def _item_view(work: UnitOfWork, item: Indicator, entries: Sequence[LibraryEntry]) -> IndicatorView:
    details = tuple(_detail(work, entry) for entry in entries)
    return view_of(IndicatorView, item, versions=details)
