"""Manage scoring schemes: adopt shipped ones, draft, check, activate and retire own ones."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.cycle import SCHEME, SchemeStatus
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.evaluation.evaluation import AXES
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.checking.law_check import law_faults
from penilaian_api.domain.scoring.checking.scheme_check import check as scheme_faults
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.scoring.scheme.contents import parts_of
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    parse,
)
from penilaian_api.domain.scoring.scheme.scheme import document as wire_form
from penilaian_api.domain.transitions import VersionStep, advance, open_steps
from penilaian_api.services.document_versions import add_version, find_adopted, versions_of
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.work.lists.listing import Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS = {VersionStep.ACTIVATE: Action.SCHEME_ACTIVATE, VersionStep.RETIRE: Action.SCHEME_RETIRE}


@dataclass(frozen=True, slots=True)
class SchemeSelector:
    """Selects one scheme: by a whole document, a version of the agency, or a key."""

    document: Mapping[str, Any] | None = None
    version_id: UUID | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class SchemeVersionView:
    """A version of a scheme as an agency uses it, with the caller's allowed actions."""

    id: UUID
    key: str
    number: int
    status: SchemeStatus
    scheme: Scheme
    digest: str
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


def list_shipped() -> tuple[Scheme, ...]:
    """List the schemes that come with the program."""
    return tuple(packaged_data.schemes().values())


SCHEMES: Final = Listing(
    model=SchemeVersion,
    sorts={"key": (SchemeVersion.key, SchemeVersion.number), "created": ()},
    filters={
        "status": equal(SchemeVersion.status, "Only in this state."),
        "key": equal(SchemeVersion.key, "Only versions of this scheme.", longest=60),
    },
    search=Search((), (SchemeVersion.key,), text="The beginning of the key."),
)
"""The list of scheme versions."""
SCHEMES_PARAMETERS: Final = SCHEMES.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[SchemeVersionView]:
    """List the agency's scheme versions."""
    return page_of(work, SCHEMES, request).map(lambda row: _view(work, row.record))


def get(work: UnitOfWork, version_id: UUID) -> SchemeVersionView:
    """Return one scheme version."""
    return _view(work, work.of(SchemeVersion).get(version_id))


def scheme_of(version: SchemeVersion) -> Scheme:
    """Return the parsed scheme of a stored version."""
    return parse_document(version.document)


def part_keys(work: UnitOfWork) -> frozenset[str]:
    """Name the parts of all schemes that the agency has."""
    schemes = map(scheme_of, work.of(SchemeVersion).all())
    return frozenset(part.key for scheme in schemes for part in parts_of(scheme)).union(AXES)


def score_scale(work: UnitOfWork) -> tuple[Fraction, Fraction] | None:
    """Return the least and the greatest score that a scheme of the agency gives, if one does."""
    scored = [
        scheme
        for scheme in map(scheme_of, work.of(SchemeVersion).all())
        if not isinstance(scheme, QuadrantScheme)
    ]
    if not scored:
        return None
    return (min(each.floor for each in scored), max(each.cap for each in scored))


@lru_cache(maxsize=200)
def parse_document(document: str) -> Scheme:
    """Parse the document of a version; cached, since it never changes once it is in use."""
    return parse(json.loads(document))


def adopt(work: UnitOfWork, key: str) -> SchemeVersionView:
    """Copy a shipped scheme into the agency, active at once; an equal active one is returned."""
    scheme = _shipped(key, "/path/key")
    if scheme.status == "retired":
        raise InvalidDataError("scheme_is_history")
    work.agency(locked=True)
    existing = versions_of(work, SchemeVersion, key)
    _, shipped_digest = freeze(wire_form(scheme))
    version = find_adopted(existing, shipped_digest)
    return _view(work, version or _add(work, scheme, existing, SchemeStatus.ACTIVE))


def create(work: UnitOfWork, document: Mapping[str, Any]) -> SchemeVersionView:
    """Draft the next version of the agency's own scheme."""
    scheme = _parse_sent(document)
    return _view(
        work, _add(work, scheme, versions_of(work, SchemeVersion, scheme.key), SchemeStatus.DRAFT)
    )


def edit(
    work: UnitOfWork, version_id: UUID, expected_version: int, document: Mapping[str, Any]
) -> SchemeVersionView:
    """Replace the content of a draft; its key stays."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    if version.status is not SchemeStatus.DRAFT:
        raise ConflictError("scheme_in_use")
    scheme = _parse_sent(document)
    if scheme.key != version.key:
        raise InvalidDataError.at_pointer("/scheme/key", "key_fixed")
    version.document, version.digest = freeze(wire_form(scheme))
    return _view(work, version)


def activate(work: UnitOfWork, version_id: UUID, expected_version: int) -> SchemeVersionView:
    """Activate a version for periods to use, once the check finds no fault."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    status = advance(SCHEME, version.status, VersionStep.ACTIVATE)
    if faults := _faults(scheme_of(version)):
        raise InvalidDataError("scheme_unfit", faults=faults)
    version.status = status
    return _view(work, version)


def retire(work: UnitOfWork, version_id: UUID, expected_version: int) -> SchemeVersionView:
    """Retire a version: no further period may use it; those that pin it keep it."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    version.status = advance(SCHEME, version.status, VersionStep.RETIRE)
    return _view(work, version)


def check(work: UnitOfWork, selector: SchemeSelector) -> tuple[Scheme, tuple[Fault, ...]]:
    """Check whether a scheme may be activated, and list the faults; nothing is stored."""
    scheme = resolve(work, selector)
    return scheme, _faults(scheme)


def _faults(scheme: Scheme) -> tuple[Fault, ...]:
    """Name what keeps a scheme from use: its own faults, and what it changes of the law."""
    return (*scheme_faults(scheme), *law_faults(scheme, packaged_data.schemes().values()))


def resolve(work: UnitOfWork, selector: SchemeSelector) -> Scheme:
    """Find the selected scheme; a key means the newest active version, else the shipped one."""
    choices = (selector.document, selector.version_id, selector.key)
    if sum(choice is not None for choice in choices) != 1:
        raise InvalidDataError.at_pointer("/scheme", "one_scheme")
    if selector.document is not None:
        return _parse_sent(selector.document)
    if selector.version_id is not None:
        version = work.of(SchemeVersion).find(id=selector.version_id)
        return scheme_of(require(version, "/scheme_version"))
    key = str(selector.key)
    active = [
        version
        for version in versions_of(work, SchemeVersion, key)
        if version.status is SchemeStatus.ACTIVE
    ]
    return scheme_of(active[-1]) if active else _shipped(key, "/scheme_key")


def _shipped(key: str, pointer: str) -> Scheme:
    """Find a shipped scheme, or refuse the reference at *pointer*."""
    scheme = packaged_data.schemes().get(key)
    if scheme is None:
        raise InvalidDataError.at_pointer(pointer, "unknown_reference")
    return scheme


def _view(work: UnitOfWork, version: SchemeVersion) -> SchemeVersionView:
    actions = [_STEPS[step] for step in open_steps(SCHEME, version.status)]
    if version.status is SchemeStatus.DRAFT:
        actions.append(Action.SCHEME_WRITE)
    return view_of(
        SchemeVersionView,
        version,
        scheme=scheme_of(version),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )


def _add(
    work: UnitOfWork, scheme: Scheme, existing: Sequence[SchemeVersion], status: SchemeStatus
) -> SchemeVersion:
    text, digest = freeze(wire_form(scheme))
    version = SchemeVersion(key=scheme.key, status=status, document=text, digest=digest)
    return add_version(work, version, existing)


def _parse_sent(document: Mapping[str, Any]) -> Scheme:
    """Parse a document that a caller sent as ``scheme``, its faults pointing from there."""
    try:
        return parse(document)
    except InvalidDataError as refusal:
        faults = [
            Fault(f"/scheme{fault.pointer}", fault.code, fault.facts) for fault in refusal.faults
        ]
        raise InvalidDataError(refusal.code, faults=faults) from None
