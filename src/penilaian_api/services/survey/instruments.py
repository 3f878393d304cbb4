"""Manage survey instruments: adopt shipped ones, draft, check, activate and retire own ones."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.survey.instrument import (
    INSTRUMENT,
    Instrument,
    instrument_faults,
    to_document,
)
from penilaian_api.domain.survey.wording import asks_twice
from penilaian_api.domain.transitions import VersionStatus, VersionStep, advance, open_steps
from penilaian_api.services.document_versions import add_version, find_adopted, versions_of
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.survey.surveys import InstrumentVersion
from penilaian_api.storage.work.lists.listing import ListedRow, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS: Final = {
    VersionStep.ACTIVATE: Action.INSTRUMENT_ACTIVATE,
    VersionStep.RETIRE: Action.INSTRUMENT_RETIRE,
}


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """A version of an instrument as an agency uses it, with what the check says of it."""

    id: UUID
    key: str
    number: int
    status: VersionStatus
    instrument: Instrument
    digest: str
    warnings: tuple[Fault, ...]
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


INSTRUMENTS: Final = Listing(
    model=InstrumentVersion,
    sorts={"key": (InstrumentVersion.key, InstrumentVersion.number)},
    filters={"status": equal(InstrumentVersion.status, "Only versions in this status.")},
)
"""The list of instrument versions."""
INSTRUMENTS_PARAMETERS: Final = INSTRUMENTS.parameters
"""What callers state of it."""


def list_shipped() -> tuple[Instrument, ...]:
    """List the instruments that come with the program."""
    return tuple(packaged_data.instruments().values())


def page(work: UnitOfWork, request: ListRequest) -> Slice[InstrumentView]:
    """List the agency's instrument versions by key and number."""

    def view(row: ListedRow[InstrumentVersion]) -> InstrumentView:
        return _view(work, row.record)

    return page_of(work, INSTRUMENTS, request).map(view)


def get(work: UnitOfWork, version_id: UUID) -> InstrumentView:
    """Return one version."""
    return _view(work, work.of(InstrumentVersion).get(version_id))


@lru_cache(maxsize=200)
def parse_document(document: str) -> Instrument:
    """Parse the document of a version; cached, since it never changes once it is in use."""
    return Instrument.from_document(json.loads(document))


def adopt(work: UnitOfWork, key: str) -> InstrumentView:
    """Copy a shipped instrument into the agency, active at once; an equal one is returned."""
    instrument = require(packaged_data.instruments().get(key), "/path/key")
    work.agency(locked=True)
    existing = versions_of(work, InstrumentVersion, key)
    _, shipped = freeze(to_document(instrument))
    version = find_adopted(existing, shipped)
    return _view(work, version or _add(work, instrument, existing, VersionStatus.ACTIVE))


def create(work: UnitOfWork, document: Mapping[str, Any]) -> InstrumentView:
    """Draft the next version of the agency's own instrument."""
    instrument = Instrument.from_document(document)
    existing = versions_of(work, InstrumentVersion, instrument.key)
    return _view(work, _add(work, instrument, existing, VersionStatus.DRAFT))


def edit(
    work: UnitOfWork, version_id: UUID, expected_version: int, document: Mapping[str, Any]
) -> InstrumentView:
    """Replace the content of a draft; its key stays."""
    version = work.of(InstrumentVersion).take(version_id, expected_version)
    if version.status is not VersionStatus.DRAFT:
        raise ConflictError("instrument_in_use")
    instrument = Instrument.from_document(document)
    if instrument.key != version.key:
        raise InvalidDataError.at_pointer("/instrument/key", "key_fixed")
    version.document, version.digest = freeze(to_document(instrument))
    return _view(work, version)


def activate(work: UnitOfWork, version_id: UUID, expected_version: int) -> InstrumentView:
    """Activate a version for surveys to use, if nothing is wrong with its questions."""
    version = work.of(InstrumentVersion).take(version_id, expected_version)
    status = advance(INSTRUMENT, version.status, VersionStep.ACTIVATE)
    if faults := tuple(instrument_faults(parse_document(version.document))):
        raise InvalidDataError("instrument_unfit", faults=faults)
    version.status = status
    return _view(work, version)


def retire(work: UnitOfWork, version_id: UUID, expected_version: int) -> InstrumentView:
    """Retire a version: no further survey may use it; those that do keep it."""
    version = work.of(InstrumentVersion).take(version_id, expected_version)
    version.status = advance(INSTRUMENT, version.status, VersionStep.RETIRE)
    return _view(work, version)


def _add(
    work: UnitOfWork,
    instrument: Instrument,
    existing: Sequence[InstrumentVersion],
    status: VersionStatus,
) -> InstrumentVersion:
    text, digest = freeze(to_document(instrument))
    version = InstrumentVersion(key=instrument.key, status=status, document=text, digest=digest)
    return add_version(work, version, existing)


def _view(work: UnitOfWork, version: InstrumentVersion) -> InstrumentView:
    instrument = parse_document(version.document)
    actions = [_STEPS[step] for step in open_steps(INSTRUMENT, version.status)]
    if version.status is VersionStatus.DRAFT:
        actions.append(Action.INSTRUMENT_WRITE)
    return view_of(
        InstrumentView,
        version,
        instrument=instrument,
        warnings=_warnings(version.document),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )


@lru_cache(maxsize=200)
def _warnings(document: str) -> tuple[Fault, ...]:
    """Name the questions that ask two things at once, as the indicator check would."""
    words = packaged_data.question_words()
    return tuple(
        Fault(f"/instrument/questions/{index}/text", "question_asks_twice")
        for index, item in enumerate(parse_document(document).questions)
        if asks_twice(item.text.id, words)
    )
