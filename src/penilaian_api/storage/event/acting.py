"""Tell whether a caller reads the record at an address, and may only not do with it what they ask.

Then the answer is what the act needs, and not that there is nothing: they know that there is. Of
whom the record is out of reach nothing is said. Which records an address opens is said in
`domain/event/kinds.py`, and by whom in the table of access.

Why it is so: docs/decisions/0003.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Access, Action, Grant
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.event.kinds import KINDS, EventKind
from penilaian_api.storage.event.opened import model_of, opened, usable
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.development.counseling import Counseling, CounselingRecord
from penilaian_api.storage.models.meeting.meetings import MeetingAction
from penilaian_api.storage.models.plan import DirectionNote
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.reach import within

_OF_EVENTS: Final = {kind.address: kind for kind in KINDS if kind.about == "id"}
_OTHERS: Final[Mapping[str, tuple[type[Base], Action]]] = {
    "counselings": (Counseling, Action.COUNSELING_READ),
    "counseling-records": (CounselingRecord, Action.COUNSELING_RECORD_READ),
    "directions": (DirectionNote, Action.DIRECTION_READ),
    "meeting-actions": (MeetingAction, Action.MEETING_ACTION_READ),
}
"""Records of which there are no events, and by which action each is read."""
_KEY: Final = bindparam("acted_on", type_=Uuid())


def reads_only(
    session: Session, access: Access, bindings: dict[str, object], address: str, key: UUID
) -> bool:
    """Tell whether the caller reads a record, and no grant of theirs lets them act on it."""
    if address in _OF_EVENTS:
        kind = _OF_EVENTS[address]
        reading = usable(kind, open_grants(access.actor, kind.reads))
        query = _of_kind(kind, reading, usable(kind, access.grants))
    elif address in _OTHERS:
        model, reads = _OTHERS[address]
        query = _read_only(model, open_grants(access.actor, reads), access.grants)
    else:
        return False
    acts = session.execute(query, {**bindings, "acted_on": key}).first()
    return acts is not None and not acts[0]


@cached_once
def _read_only(
    model: Any,  # noqa: ANN401 - a mapped class
    reading: tuple[Grant, ...],
    acting: tuple[Grant, ...],
) -> Select[Any]:
    return select(within(acting, model)).where(within(reading, model), model.id == _KEY)


@cached_once
def _of_kind(kind: EventKind, reading: tuple[Grant, ...], acting: tuple[Grant, ...]) -> Select[Any]:
    model = model_of(kind)
    return select(opened(kind, acting)).where(opened(kind, reading), model.id == _KEY)
