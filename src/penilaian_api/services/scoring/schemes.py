"""Schemes: what an agency scores by; shipped ones are adopted, own ones are drafted and checked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.cycle.cycle import SCHEME, SchemeStatus, SchemeStep
from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.scoring.checking.scheme_check import check as unfit
from penilaian_api.domain.scoring.scheme.scheme import Scheme, canonical_bytes, digest, parse
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.storage import packaged_data as library
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["SchemeStatus", "SchemeVersion"]

_STEPS = {SchemeStep.ACTIVATE: Action.SCHEME_ACTIVATE, SchemeStep.RETIRE: Action.SCHEME_RETIRE}


@dataclass(frozen=True, slots=True)
class Named:
    """Which scheme is meant: a whole document, a version of the agency, or a key."""

    document: Mapping[str, Any] | None = None
    version_id: UUID | None = None
    key: str | None = None


def shipped() -> tuple[Scheme, ...]:
    """List the schemes that come with the program."""
    return tuple(library.schemes().values())


def page(
    work: UnitOfWork, status: SchemeStatus | None, after: Sequence[object] | None, limit: int
) -> Slice[SchemeVersion]:
    """List the agency's scheme versions by key and number."""
    wanted = () if status is None else (SchemeVersion.status == status,)
    order = (SchemeVersion.key, SchemeVersion.number)
    return work.of(SchemeVersion).page(*wanted, order=order, after=after, limit=limit)


def get(work: UnitOfWork, version_id: UUID) -> SchemeVersion:
    """Return one scheme version."""
    return work.of(SchemeVersion).get(version_id)


def steps(work: UnitOfWork, version: SchemeVersion) -> tuple[Action, ...]:
    """Name what the caller may do with a version in its present status."""
    actions = [_STEPS[step] for step in open_steps(SCHEME, version.status)]
    if version.status is SchemeStatus.DRAFT:
        actions.append(Action.SCHEME_WRITE)
    return allowed(work.actor, frozenset({Reach.AGENCY}), actions)


def scheme_of(version: SchemeVersion) -> Scheme:
    """Read the scheme that a version holds."""
    return read(version.document)


@lru_cache(maxsize=200)
def read(document: str) -> Scheme:
    """Read the document of a version; it never changes once it is in use."""
    return parse(json.loads(document))


def adopt(work: UnitOfWork, key: str) -> SchemeVersion:
    """Copy a shipped scheme into the agency, active at once; what stands already is given back."""
    scheme = library.schemes().get(key)
    if scheme is None:
        raise BadData("invalid_input", faults=[Fault("/path/key", "unknown_reference")])
    if scheme.status == "retired":
        raise BadData("scheme_is_history")
    held = _versions(work, key)
    mark = digest(scheme)
    for version in held:
        if version.digest == mark and version.status is SchemeStatus.ACTIVE:
            return version
    return _add(work, scheme, held, SchemeStatus.ACTIVE)


def create(work: UnitOfWork, document: Mapping[str, Any]) -> SchemeVersion:
    """Draft the next version of the agency's own scheme."""
    scheme = _parsed(document)
    return _add(work, scheme, _versions(work, scheme.key), SchemeStatus.DRAFT)


def edit(
    work: UnitOfWork, version_id: UUID, expected_version: int, document: Mapping[str, Any]
) -> SchemeVersion:
    """Replace the content of a draft; its key stays."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    if version.status is not SchemeStatus.DRAFT:
        raise Conflict("scheme_in_use")
    scheme = _parsed(document)
    if scheme.key != version.key:
        raise BadData("invalid_input", faults=[Fault("/scheme/key", "key_fixed")])
    version.document, version.digest = canonical_bytes(scheme).decode(), digest(scheme)
    return version


def activate(work: UnitOfWork, version_id: UUID, expected_version: int) -> SchemeVersion:
    """Let periods use a version, once the check finds nothing against it."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    status = advance(SCHEME, version.status, SchemeStep.ACTIVATE)
    if faults := unfit(scheme_of(version)):
        raise BadData("scheme_unfit", faults=faults)
    version.status = status
    return version


def retire(work: UnitOfWork, version_id: UUID, expected_version: int) -> SchemeVersion:
    """Let no further period use a version; those that pin it keep it."""
    version = work.of(SchemeVersion).take(version_id, expected_version)
    version.status = advance(SCHEME, version.status, SchemeStep.RETIRE)
    return version


def check(work: UnitOfWork, named: Named) -> tuple[Scheme, tuple[Fault, ...]]:
    """Say what stands against activating a scheme; nothing is stored."""
    scheme = resolve(work, named)
    return scheme, unfit(scheme)


def resolve(work: UnitOfWork, named: Named) -> Scheme:
    """Find the one scheme that is meant; a key means the newest active one, else the shipped."""
    given = (named.document, named.version_id, named.key)
    if sum(item is not None for item in given) != 1:
        raise BadData("invalid_input", faults=[Fault("/scheme", "one_scheme")])
    if named.document is not None:
        return _parsed(named.document)
    if named.version_id is not None:
        version = work.of(SchemeVersion).find(SchemeVersion.id == named.version_id)
        return _known("/scheme_version", None if version is None else scheme_of(version))
    key = str(named.key)
    active = [one for one in _versions(work, key) if one.status is SchemeStatus.ACTIVE]
    return scheme_of(active[-1]) if active else _known("/scheme_key", library.schemes().get(key))


def _known(pointer: str, scheme: Scheme | None) -> Scheme:
    if scheme is None:
        raise BadData("invalid_input", faults=[Fault(pointer, "unknown_reference")])
    return scheme


def _versions(work: UnitOfWork, key: str) -> list[SchemeVersion]:
    """Fetch the versions of one key, oldest first: a handful over the years."""
    return work.of(SchemeVersion).all(SchemeVersion.key == key, order=(SchemeVersion.number,))


def _add(
    work: UnitOfWork, scheme: Scheme, held: Sequence[SchemeVersion], status: SchemeStatus
) -> SchemeVersion:
    version = SchemeVersion(
        id=new_id(),
        key=scheme.key,
        number=held[-1].number + 1 if held else 1,
        status=status,
        document=canonical_bytes(scheme).decode(),
        digest=digest(scheme),
        created_at=work.now,
    )
    return work.of(SchemeVersion).add(version)


def _parsed(document: Mapping[str, Any]) -> Scheme:
    """Read a document that a caller sent as ``scheme``, its faults told from there."""
    try:
        return parse(document)
    except BadData as refusal:
        faults = [
            Fault(f"/scheme{fault.pointer}", fault.code, fault.facts) for fault in refusal.faults
        ]
        raise BadData(refusal.code, faults=faults) from None
