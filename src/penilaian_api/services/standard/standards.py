"""Manage standards of positions: adopt shipped ones, draft, activate and retire own ones.

A version applies from its first day until the next version of its key begins, or it is retired.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.standard.standard import (
    STANDARD,
    Serves,
    Standard,
    standard_faults,
    to_document,
)
from penilaian_api.domain.transitions import VersionStatus, VersionStep, advance
from penilaian_api.services.document_versions import add_version, versions_of
from penilaian_api.services.references import require
from penilaian_api.services.standard.views import StandardView, parse_document, standard_view
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import Indicator
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.models.standard.standards import StandardScope, StandardVersion
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.lists.listing import Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

STANDARDS: Final = Listing(
    model=StandardVersion,
    sorts={"key": (StandardVersion.key, StandardVersion.number)},
    filters={
        "status": equal(StandardVersion.status, "Only versions in this status."),
        "key": equal(StandardVersion.key, "Only versions of this standard."),
    },
)
"""The list of versions of standards."""
STANDARDS_PARAMETERS: Final = STANDARDS.parameters
"""What callers state of it."""


@dataclass(frozen=True, slots=True)
class StandardInput:
    """A standard as a caller states it, and from which day it shall apply."""

    document: Mapping[str, Any]
    starts_on: date


def list_shipped() -> tuple[Standard, ...]:
    """List the standards that come with the program."""
    return tuple(packaged_data.standards().values())


def page(work: UnitOfWork, request: ListRequest) -> Slice[StandardView]:
    """List the agency's versions of standards by key and number."""
    rows = page_of(work, STANDARDS, request)
    return rows.map(lambda row: standard_view(work, row.record))


def get(work: UnitOfWork, version_id: UUID) -> StandardView:
    """Return one version."""
    return standard_view(work, work.of(StandardVersion).get(version_id))


def adopt(
    work: UnitOfWork, key: str, starts_on: date, serves: Mapping[str, Any] | None
) -> StandardView:
    """Copy a shipped standard into the agency, active at once; an equal one is returned.

    *serves*: which positions it serves here, if not those that it names itself.
    """
    standard = require(packaged_data.standards().get(key), "/path/key")
    if serves is not None:
        standard = replace(standard, serves=Serves.from_document(serves))
    work.agency(locked=True)
    existing = versions_of(work, StandardVersion, key)
    _, shipped = freeze(to_document(standard))
    for version in existing:
        is_same = version.digest == shipped and version.starts_on == starts_on
        if is_same and version.status is VersionStatus.ACTIVE:
            return standard_view(work, version)
    _make_room(work, standard, starts_on, existing)
    version = _new_version(standard, starts_on)
    version.status, version.activated_at = VersionStatus.ACTIVE, work.now
    add_version(work, version, existing)
    _store_scopes(work, version, standard)
    return standard_view(work, version)


def create(work: UnitOfWork, standard_input: StandardInput) -> StandardView:
    """Draft the next version of the agency's own standard."""
    standard = Standard.from_document(standard_input.document)
    existing = versions_of(work, StandardVersion, standard.key)
    version = _new_version(standard, standard_input.starts_on)
    return standard_view(work, add_version(work, version, existing))


def edit(
    work: UnitOfWork, version_id: UUID, expected_version: int, standard_input: StandardInput
) -> StandardView:
    """Replace the content of a draft; its key stays."""
    version = work.of(StandardVersion).take(version_id, expected_version)
    if version.status is not VersionStatus.DRAFT:
        raise ConflictError("standard_in_use")
    standard = Standard.from_document(standard_input.document)
    if standard.key != version.key:
        raise InvalidDataError.at_pointer("/standard/key", "key_fixed")
    version.document, version.digest = freeze(to_document(standard))
    version.starts_on = standard_input.starts_on
    return standard_view(work, version)


def activate(work: UnitOfWork, version_id: UUID, expected_version: int) -> StandardView:
    """Let a version apply from its first day on, if nothing is wrong with it."""
    work.agency(locked=True)
    version = work.of(StandardVersion).take(version_id, expected_version)
    status = advance(STANDARD, version.status, VersionStep.ACTIVATE)
    standard = parse_document(version.document)
    existing = versions_of(work, StandardVersion, version.key)
    _make_room(work, standard, version.starts_on, existing)
    version.status, version.activated_at = status, work.now
    work.session.flush()
    _store_scopes(work, version, standard)
    return standard_view(work, version)


def retire(work: UnitOfWork, version_id: UUID, expected_version: int) -> StandardView:
    """Retire a version: from today on it applies to nobody; one that was to come never does."""
    work.agency(locked=True)
    version = work.of(StandardVersion).take(version_id, expected_version)
    was_active = version.status is VersionStatus.ACTIVE
    version.status = advance(STANDARD, version.status, VersionStep.RETIRE)
    if was_active:
        _end(work, version, max(work.today, version.starts_on))
    return standard_view(work, version)


def _new_version(standard: Standard, starts_on: date) -> StandardVersion:
    text, digest = freeze(to_document(standard))
    return StandardVersion(
        key=standard.key,
        status=STANDARD.start,
        document=text,
        digest=digest,
        starts_on=starts_on,
    )


def _make_room(
    work: UnitOfWork, standard: Standard, starts_on: date, existing: Sequence[StandardVersion]
) -> None:
    """Refuse a standard that is unfit or would contest a position; end the version before it."""
    if faults := (*standard_faults(standard), *_unknown(work, standard)):
        raise InvalidDataError("standard_unfit", faults=faults)
    active = [each for each in existing if each.status is VersionStatus.ACTIVE]
    for version in active:
        if version.starts_on >= starts_on:
            raise ConflictError("standard_not_next", starts_on=version.starts_on)
    _refuse_contested(work, standard, starts_on, {version.id for version in active})
    for version in active:
        if version.ends_before is None or version.ends_before > starts_on:
            _end(work, work.change(version), starts_on)


def _unknown(work: UnitOfWork, standard: Standard) -> Iterator[Fault]:
    """Name the positions and indicators that the agency does not have."""
    codes, keys = standard.serves.position_codes, standard.indicator_keys
    posts = {each.code for each in work.of(Position).all(code=set(codes))} if codes else set()
    library = {each.key for each in work.of(Indicator).all(key=set(keys))} if keys else set()
    for index, code in enumerate(codes):
        if code not in posts:
            yield Fault(f"/standard/serves/position_codes/{index}", "unknown_reference")
    for index, key in enumerate(keys):
        if key not in library:
            yield Fault(f"/standard/indicator_keys/{index}", "unknown_reference")


def _refuse_contested(
    work: UnitOfWork, standard: Standard, starts_on: date, own: set[UUID]
) -> None:
    """Refuse to name what another standard names on the same days: which one applies is one."""
    named = set(standard.serves.scopes)
    for scope in work.of(StandardScope).all(value={value for _, value in named}):
        is_over = scope.ends_before is not None and scope.ends_before <= starts_on
        if (scope.kind, scope.value) in named and not is_over and scope.standard_id not in own:
            other = work.of(StandardVersion).get_referenced(scope.standard_id)
            key = "" if other is None else other.key
            raise ConflictError("standard_contested", standard=key, served=scope.value)


def _end(work: UnitOfWork, version: StandardVersion, ends_before: date) -> None:
    """End a version that was taken, and what it serves, before a day."""
    if version.ends_before is not None and version.ends_before <= ends_before:
        return
    version.ends_before = ends_before
    scopes = work.of(StandardScope).children_of(version)
    work.of(StandardScope).remove(*(each for each in scopes if each.starts_on >= ends_before))
    for scope in scopes:
        if scope.starts_on < ends_before:
            scope.ends_before = ends_before
    bulk_update.store(work, scopes)


def _store_scopes(work: UnitOfWork, version: StandardVersion, standard: Standard) -> None:
    scopes = [
        StandardScope(id=new_id(), kind=kind, value=value, starts_on=version.starts_on)
        for kind, value in standard.serves.scopes
    ]
    work.of(StandardScope).put(version, *scopes)
