"""Manage the rules by which people do well: adopt shipped ones, draft, activate and retire own."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.follow_up.outstanding import (
    OUTSTANDING_RULE,
    OutstandingRule,
    rule_faults,
    scale_faults,
    to_document,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.transitions import VersionStatus, VersionStep, advance, open_steps
from penilaian_api.services.document_versions import add_version, find_adopted, versions_of
from penilaian_api.services.references import require
from penilaian_api.services.scoring import schemes
from penilaian_api.services.views import view_of
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.follow_up.rules import OutstandingRuleVersion
from penilaian_api.storage.work.lists.listing import Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS: Final = {
    VersionStep.ACTIVATE: Action.OUTSTANDING_RULE_ACTIVATE,
    VersionStep.RETIRE: Action.OUTSTANDING_RULE_RETIRE,
}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A version of a rule as an agency uses it."""

    id: UUID
    key: str
    number: int
    status: VersionStatus
    rule: OutstandingRule
    digest: str
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


RULES: Final = Listing(
    model=OutstandingRuleVersion,
    sorts={"key": (OutstandingRuleVersion.key, OutstandingRuleVersion.number)},
    filters={"status": equal(OutstandingRuleVersion.status, "Only versions in this status.")},
)
"""The list of rule versions."""
RULES_PARAMETERS: Final = RULES.parameters
"""What callers state of it."""


def list_shipped() -> tuple[OutstandingRule, ...]:
    """List the rules that come with the program."""
    return tuple(packaged_data.outstanding_rules().values())


def page(work: UnitOfWork, request: ListRequest) -> Slice[RuleView]:
    """List the agency's rule versions by key and number."""
    return page_of(work, RULES, request).map(lambda row: view(work, row.record))


def get(work: UnitOfWork, rule_id: UUID) -> RuleView:
    """Return one version."""
    return view(work, work.of(OutstandingRuleVersion).get(rule_id))


@lru_cache(maxsize=200)
def parse_document(document: str) -> OutstandingRule:
    """Parse the document of a version; cached, since it never changes once it is in use."""
    return OutstandingRule.from_document(json.loads(document))


def adopt(work: UnitOfWork, key: str) -> RuleView:
    """Copy a shipped rule into the agency, active at once; an equal one is returned."""
    rule = require(packaged_data.outstanding_rules().get(key), "/path/key")
    _, shipped = freeze(to_document(rule))
    work.agency(locked=True)
    existing = versions_of(work, OutstandingRuleVersion, key)
    version = find_adopted(existing, shipped)
    return view(work, version or _add(work, rule, existing, VersionStatus.ACTIVE))


def create(work: UnitOfWork, document: Mapping[str, Any]) -> RuleView:
    """Draft the next version of the agency's own rule."""
    rule = OutstandingRule.from_document(document)
    _refuse_off_scale(work, rule)
    existing = versions_of(work, OutstandingRuleVersion, rule.key)
    return view(work, _add(work, rule, existing, VersionStatus.DRAFT))


def edit(
    work: UnitOfWork, rule_id: UUID, expected_version: int, document: Mapping[str, Any]
) -> RuleView:
    """Replace the content of a draft; its key stays."""
    version = work.of(OutstandingRuleVersion).take(rule_id, expected_version)
    if version.status is not VersionStatus.DRAFT:
        raise ConflictError("outstanding_rule_in_use")
    rule = OutstandingRule.from_document(document)
    if rule.key != version.key:
        raise InvalidDataError.at_pointer("/rule/key", "key_fixed")
    _refuse_off_scale(work, rule)
    version.document, version.digest = freeze(to_document(rule))
    return view(work, version)


def activate(work: UnitOfWork, rule_id: UUID, expected_version: int) -> RuleView:
    """Let people be listed by a version, if it asks for anything."""
    version = work.of(OutstandingRuleVersion).take(rule_id, expected_version)
    status = advance(OUTSTANDING_RULE, version.status, VersionStep.ACTIVATE)
    if faults := tuple(rule_faults(parse_document(version.document))):
        raise InvalidDataError("invalid_input", faults=faults)
    version.status = status
    return view(work, version)


def retire(work: UnitOfWork, rule_id: UUID, expected_version: int) -> RuleView:
    """Retire a version: nobody is listed by it any more; what cites it keeps it."""
    version = work.of(OutstandingRuleVersion).take(rule_id, expected_version)
    version.status = advance(OUTSTANDING_RULE, version.status, VersionStep.RETIRE)
    return view(work, version)


def find_active(work: UnitOfWork, key: str, pointer: str) -> OutstandingRuleVersion:
    """Find the newest active version of a rule, or refuse the key at *pointer*."""
    versions = versions_of(work, OutstandingRuleVersion, key)
    active = [each for each in versions if each.status is VersionStatus.ACTIVE]
    return require(active[-1] if active else None, pointer)


def view(work: UnitOfWork, version: OutstandingRuleVersion) -> RuleView:
    """Show a version already fetched."""
    actions = [_STEPS[step] for step in open_steps(OUTSTANDING_RULE, version.status)]
    if version.status is VersionStatus.DRAFT:
        actions.append(Action.OUTSTANDING_RULE_WRITE)
    return view_of(
        RuleView,
        version,
        rule=parse_document(version.document),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )


def _refuse_off_scale(work: UnitOfWork, rule: OutstandingRule) -> None:
    if faults := [*scale_faults(rule, schemes.score_scale(work))]:
        raise InvalidDataError("invalid_input", faults=faults)


def _add(
    work: UnitOfWork,
    rule: OutstandingRule,
    existing: Sequence[OutstandingRuleVersion],
    status: VersionStatus,
) -> OutstandingRuleVersion:
    text, digest = freeze(to_document(rule))
    version = OutstandingRuleVersion(key=rule.key, status=status, document=text, digest=digest)
    return add_version(work, version, existing)
