"""The library of indicators: drafted by anyone, proposed, agreed, and checked whenever saved."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach, Role
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.errors import BadData, Conflict, Fault, Forbidden, OutOfReach, WrongState
from penilaian_api.domain.indicator.check import (
    INDICATOR,
    Finding,
    IndicatorState,
    IndicatorStep,
    Measure,
    Severity,
    check,
)
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.services.indicator.targets import shape_fault, target_of
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.indicator import Entry, Filter, history, published
from penilaian_api.storage.indicator import page as pages
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Entry", "Filter", "Indicator", "IndicatorVersion"]

_STEPS = {
    IndicatorStep.PROPOSE: Action.INDICATOR_PROPOSE,
    IndicatorStep.AGREE: Action.INDICATOR_AGREE,
    IndicatorStep.RETIRE: Action.INDICATOR_RETIRE,
}
_OF_AUTHOR = {Action.INDICATOR_DRAFT, Action.INDICATOR_PROPOSE}
_PENDING = {IndicatorState.DRAFT, IndicatorState.PROPOSED}
_SHOWN_AS = {"unit": "measured_in", "deadline": "frequency"}


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Entry]:
    """List versions of the library by the key of their item and their number."""
    return pages(work, wanted, after, limit)


def catalogue(
    database: Database,
    agency_key: str,
    wanted: Filter,
    after: Sequence[object] | None,
    limit: int,
) -> Slice[Entry]:
    """List what an agency shows to everybody."""
    return published(database, agency_key, wanted, after, limit)


def get(work: UnitOfWork, indicator_id: UUID) -> tuple[Indicator, tuple[IndicatorVersion, ...]]:
    """Return an item with all its versions, oldest first."""
    item, versions = history(work, indicator_id)
    return item, tuple(versions)


def version(work: UnitOfWork, indicator_id: UUID, version_id: UUID) -> Entry:
    """Return one version of an item."""
    item, versions = history(work, indicator_id)
    return Entry(item.key, _among(versions, version_id))


def steps(work: UnitOfWork, record: IndicatorVersion) -> tuple[Action, ...]:
    """Name what the caller may do with a version in its present state."""
    actions = [_STEPS[step] for step in open_steps(INDICATOR, record.state)]
    if record.state is IndicatorState.DRAFT:
        actions.append(Action.INDICATOR_DRAFT)
    mine = _may_write(work, record)
    open_to = [action for action in actions if mine or action not in _OF_AUTHOR]
    return allowed(work.actor, frozenset({Reach.AGENCY}), open_to)


def findings(record: IndicatorVersion) -> tuple[Finding, ...]:
    """Check how a version is written; an item of the library is bounded by how often it is read."""
    target = target_of(record)
    measure = Measure(
        statement=record.statement,
        unit=record.measured_in,
        target=None if target is None else str(target),
        period=record.frequency.value,
        context=record.result,
        exemption=record.exemption,
    )
    return check(measure, indicator_words())


def place(finding: Finding) -> str:
    """Name the field at which a finding stands, as callers know it."""
    return _SHOWN_AS.get(finding.where, finding.where)


def tried(content: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Check an indicator that is not stored."""
    return findings(_filled(IndicatorVersion(), content))


def create(work: UnitOfWork, key: str, content: Mapping[str, Any]) -> Entry:
    """Add an item to the library, with the draft of its first version."""
    item = work.of(Indicator).add(Indicator(id=new_id(), key=key, created_at=work.now))
    return Entry(key, _drafted(work, item, 1, content))


def renew(work: UnitOfWork, indicator_id: UUID, content: Mapping[str, Any]) -> Entry:
    """Draft the next version of an item; one that is pending must be decided first."""
    item, versions = history(work, indicator_id)
    if versions[-1].state in _PENDING:
        raise Conflict("indicator_pending")
    return Entry(item.key, _drafted(work, item, versions[-1].number + 1, content))


def edit(
    work: UnitOfWork,
    indicator_id: UUID,
    version_id: UUID,
    expected_version: int,
    content: Mapping[str, Any],
) -> Entry:
    """Replace the content of a draft."""
    entry = _taken(work, version(work, indicator_id, version_id), expected_version)
    if entry.record.state is not IndicatorState.DRAFT:
        raise WrongState("wrong_state", state=entry.record.state, step="edit")
    _filled(entry.record, content)
    return entry


def propose(work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int) -> Entry:
    """Put a draft before those who decide."""
    entry = _taken(work, version(work, indicator_id, version_id), expected_version)
    entry.record.state = advance(INDICATOR, entry.record.state, IndicatorStep.PROPOSE)
    return entry


def agree(work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int) -> Entry:
    """Take a proposal into use in place of the version before, if it can be measured."""
    item, versions = history(work, indicator_id)
    record = work.claim(_among(versions, version_id), expected_version)
    state = advance(INDICATOR, record.state, IndicatorStep.AGREE)
    stops = [one for one in findings(record) if one.severity is Severity.REFUSE]
    if stops:
        faults = [Fault(f"/{place(one)}", one.code, {"hint": one.hint}) for one in stops]
        raise BadData("indicator_unfit", faults=faults)
    for other in versions:
        if other.state is IndicatorState.AGREED:
            work.change(other).state = advance(INDICATOR, other.state, IndicatorStep.RETIRE)
    record.state = state
    return Entry(item.key, record)


def retire(work: UnitOfWork, indicator_id: UUID, version_id: UUID, expected_version: int) -> Entry:
    """Take an agreed version out of use; plans that copied it keep their copy."""
    entry = version(work, indicator_id, version_id)
    work.claim(entry.record, expected_version)
    entry.record.state = advance(INDICATOR, entry.record.state, IndicatorStep.RETIRE)
    return entry


def _among(versions: Sequence[IndicatorVersion], version_id: UUID) -> IndicatorVersion:
    for record in versions:
        if record.id == version_id:
            return record
    raise OutOfReach


def _taken(work: UnitOfWork, entry: Entry, expected_version: int) -> Entry:
    if not _may_write(work, entry.record):
        raise Forbidden("not_your_draft")
    work.claim(entry.record, expected_version)
    return entry


def _may_write(work: UnitOfWork, record: IndicatorVersion) -> bool:
    """Tell whether the caller wrote a draft, or administers the library."""
    if work.actor.roles & {Role.ADMIN, Role.SERVICE}:
        return True
    return record.proposed_by is not None and record.proposed_by == work.actor.employee_id


def _drafted(
    work: UnitOfWork, item: Indicator, number: int, content: Mapping[str, Any]
) -> IndicatorVersion:
    record = IndicatorVersion(
        id=new_id(), number=number, state=INDICATOR.start, proposed_by=work.actor.employee_id
    )
    work.of(IndicatorVersion).put(item, _filled(record, content))
    return record


def _filled(record: IndicatorVersion, content: Mapping[str, Any]) -> IndicatorVersion:
    for name, value in content.items():
        setattr(record, name, value)
    if code := shape_fault(record):
        raise BadData("invalid_input", faults=[Fault("/target", code)])
    return record
