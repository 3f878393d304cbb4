"""Run one unit of work: one access, one instant, one transaction, the stores and the trail."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Access, Actor
from penilaian_api.domain.access.authorization import needs_of
from penilaian_api.domain.audit import TrailChange
from penilaian_api.domain.errors import ForbiddenError, StaleVersionError
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import Base, Editable
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.types import PACKS, PackableBytes
from penilaian_api.storage.work.caller import AGENCY, bindings
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.reach import person_of
from penilaian_api.storage.work.store import Store, reaches_everyone
from penilaian_api.storage.work.trail import Trail

R = TypeVar("R", bound=Base)
E = TypeVar("E", bound=Editable)
_AGENCY: Final = select(Agency).where(Agency.id == AGENCY)
_LOCKED_AGENCY: Final = _AGENCY.with_for_update(key_share=True)
"""NO KEY UPDATE: records that merely refer to the agency need not wait, nor deadlock."""
MANY_TARGETS: Final = 200
"""Beyond so many records a kept response names the people whom it is about."""


@cache
def _has_id(model: type[Base]) -> bool:
    """Tell whether records of a model are agency data, each with an id of its own."""
    return hasattr(model, "id") and hasattr(model, "agency_id")


class UnitOfWork:
    """One caller's access to the record for one request: stores, locks, the audit trail."""

    def __init__(  # noqa: PLR0913 - what the guard knows of a request
        self,
        session: Session,
        access: Access,
        *,
        now: datetime,
        zone: tzinfo,
        request_id: UUID,
        machine_now: datetime | None = None,
        operation: str | None = None,
    ) -> None:
        self.session = session
        self.access = access
        self.actor: Actor = access.actor
        self.now = now
        self.machine_now = machine_now or now
        """What sign-ins and one-time codes go by, also where a clock of a demonstration is set."""
        self.zone = zone
        self.bindings = bindings(access.actor, now)
        self._stores: dict[type[Base], Store[Any]] = {}
        self._taken: set[int] = set()
        self._targets: dict[tuple[str, str], None] = {}
        self._people = bytearray()
        """Whom the request was about, sixteen bytes each: they may be all of an agency."""
        self._agency: Agency | None = None
        self._is_agency_locked = False
        self._trail = Trail(
            session,
            AuditContext(
                agency_id=access.actor.agency_id,
                account_id=None if operation else access.actor.account_id,
                actor_id=access.actor.employee_id,
                action=operation or access.action,
                request_id=request_id,
                at=now,
            ),
            refuse=self._refuse_untaken,
        )

    @property
    def today(self) -> date:
        """The calendar day in the agency's zone."""
        return self.actor.today

    def calling_employee(self) -> UUID:
        """Return the employee who asks, where the policy lets none but employees come."""
        if self.actor.employee_id is None:
            raise ForbiddenError("action_not_open", needs=needs_of(self.actor, self.access.action))
        return self.actor.employee_id

    def of(self, model: type[R]) -> Store[R]:
        """Open the store of *model*, as wide as the access."""
        store = self._stores.get(model)
        if store is None:
            store = self._stores[model] = Store(self, model)
        return store

    def agency(self, *, locked: bool = False) -> Agency:
        """Return the caller's own agency; *locked* makes other writers of its organization wait."""
        if self._agency is None or (locked and not self._is_agency_locked):
            query = _LOCKED_AGENCY if locked else _AGENCY
            self._agency = self.session.execute(query, self.bindings).scalar_one()
            self._is_agency_locked = locked
        return self._agency

    def claim(self, record: E, expected_version: int) -> E:
        """Take a fetched *record* for changing at the version seen (optimistic locking)."""
        if record.version != expected_version:
            raise StaleVersionError
        self.note_target(record)  # type: ignore[arg-type]  # whatever has a version is a record
        return self.change(record)

    def change(self, record: E) -> E:
        """Take a fetched *record* for a change that follows from another one the caller saw."""
        if id(record) not in self._taken:
            record.version += 1
            self._taken.add(id(record))
        return record

    def note_target(self, record: Base) -> None:
        """Note what the request is about: a record claimed or made by it, within reach."""
        if _has_id(type(record)):
            self._note_target(type(record), record.id, person_of(record))  # type: ignore[attr-defined]  # it has one

    def _note_target(self, model: type[Base], key: UUID, person: UUID | None) -> None:
        """Note a record by its key, as long as they are few, and always its person."""
        if len(self._targets) <= MANY_TARGETS:
            self._targets[model.__tablename__, str(key)] = None
        if person is not None:
            self._people += person.bytes

    def targets(self) -> dict[str, list[str]]:
        """Name what the request was about, by table; beyond many records, whom they are about."""
        keys = list(self._targets)
        if len(keys) > MANY_TARGETS:
            keys = [(Employee.__tablename__, str(person)) for person in self._target_people()]
        by_table: dict[str, list[str]] = {}
        for table, key in keys:
            by_table.setdefault(table, []).append(key)
        return by_table

    def _target_people(self) -> Iterable[UUID]:
        size = len(UUID(int=0).bytes)
        starts = range(0, len(self._people), size)
        return dict.fromkeys(UUID(bytes=bytes(self._people[at : at + size])) for at in starts)

    def note_read(self, record: Base) -> None:
        """Note in the audit trail that *record* was read, if it is a result of somebody else."""
        employee_id = person_of(record)
        if employee_id is not None and employee_id != self.actor.employee_id:
            self._trail.note_read(employee_id, record.__tablename__, record.id)  # type: ignore[attr-defined]  # every personal record has one

    def note_changes(self, records: Iterable[Base]) -> None:
        """Note in the audit trail what is stored in bulk, around the session's own flush."""
        changed = [*records]
        for record in changed:
            self._refuse_untaken(record)
        self._trail.note_changes(changed)

    def note_created(self, records: Sequence[Base]) -> None:
        """Note in the audit trail new records inserted around the session's own flush."""
        self._trail.note_created(records)

    def note_removed(self, records: Sequence[Base]) -> None:
        """Note in the audit trail what is removed around the session's own flush."""
        self._trail.note_removed(records)

    def note_set(self, records: Sequence[Base], kind: TrailChange = TrailChange.CREATED) -> None:
        """Note in the audit trail a set of records stored in bulk, by key and digest alone."""
        if kind is not TrailChange.CREATED:
            for record in records:
                self._refuse_untaken(record)
        for record in records:
            self.note_target(record)
        self._trail.note_set(records, kind)

    def note_row_read(self, model: type[Base], key: UUID, employee_id: UUID) -> None:
        """Note the same where a result was read as numbers and not as a record."""
        self._note_target(model, key, employee_id)
        if employee_id != self.actor.employee_id:
            self._trail.note_read(employee_id, model.__tablename__, key)

    def note_period_read(
        self, model: type[Base], period_id: UUID, read: Sequence[tuple[UUID, UUID, UUID]]
    ) -> None:
        """Note that results of a period were read: key, person and evaluation of each, in order.

        It is one row, if the caller reaches everyone: who had an evaluation by then was read. Else
        the trail has a row for each person, for the period would not say whose they were.
        """
        if not reaches_everyone(self.access):
            for key, employee_id, _ in read:
                self.note_row_read(model, key, employee_id)
        elif read:
            for key, employee_id, _ in read:
                self._note_target(model, key, employee_id)
            whole = {"record": "period", "id": str(period_id), "last": str(read[-1][2])}
            self._trail.note_read_whole(whole, model.__tablename__, (key for key, _, _ in read))

    def undo_by(self, undo: Callable[[], None]) -> None:
        """Undo by this what was done outside of the record, if it fails before it is committed."""
        self.session.info.setdefault("undo", []).append(undo)

    def packable(self, content: bytes) -> bytes:
        """Let bytes be stored compressed, once every program that serves can read them so."""
        return PackableBytes(content) if self.session.info.get(PACKS) else content

    def close(self) -> None:
        """Flush what is left and append the trail; the caller commits."""
        self._trail.close()

    def _refuse_untaken(self, record: object) -> None:
        """Refuse loudly a change of a record that nobody took: a fault of ours."""
        if isinstance(record, Editable) and id(record) not in self._taken:
            raise AssertionError(f"{type(record).__name__} was changed but not taken.")
