"""The unit of work: one access, one instant, one transaction, the stores and the trail."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from penilaian_api.domain.access.actors import Access, Actor
from penilaian_api.domain.errors import Stale
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import Base, Editable
from penilaian_api.storage.work.reach import bindings, person
from penilaian_api.storage.work.store import Store
from penilaian_api.storage.work.trail import Happening, Trail, plain

R = TypeVar("R", bound=Base)
E = TypeVar("E", bound=Editable)


class UnitOfWork:
    """What a service holds while it does one thing for one caller at one instant."""

    def __init__(  # noqa: PLR0913 - what the door knows of a request
        self,
        session: Session,
        access: Access,
        *,
        now: datetime,
        zone: tzinfo,
        request_id: UUID,
        machine_now: datetime | None = None,
    ) -> None:
        self.session = session
        self.access = access
        self.actor: Actor = access.actor
        self.now = now
        self.machine_now = machine_now or now
        """What sign-ins and one-time codes go by, also where a clock of a demonstration is set."""
        self.zone = zone
        self.bindings = bindings(access.actor)
        self._stores: dict[type[Base], Store[Any]] = {}
        self._taken: set[int] = set()
        self._locked: Agency | None = None
        self._trail = Trail(
            session,
            Happening(
                agency_id=access.actor.agency_id,
                account_id=access.actor.account_id,
                actor_id=access.actor.employee_id,
                action=access.action,
                request_id=request_id,
                at=now,
            ),
        )
        event.listen(session, "before_flush", self._watch)

    @property
    def today(self) -> date:
        """The calendar day in the agency's zone."""
        return self.actor.today

    def of(self, model: type[R]) -> Store[R]:
        """Open the store of *model*, as wide as the access."""
        store = self._stores.get(model)
        if store is None:
            store = self._stores[model] = Store(self, model)
        return store

    def agency(self, *, locked: bool = False) -> Agency:
        """Return the caller's own agency; *locked* makes other writers of its organization wait."""
        if self._locked is None:
            query = select(Agency).where(Agency.id == self.actor.agency_id)
            if not locked:
                return self.session.execute(query).scalar_one()
            # NO KEY UPDATE: records that merely refer to the agency need not wait, nor deadlock.
            self._locked = self.session.execute(query.with_for_update(key_share=True)).scalar_one()
        return self._locked

    def claim(self, record: E, expected_version: int) -> E:
        """Take a fetched *record* for changing, if it is still the version that the caller saw."""
        if record.version != expected_version:
            raise Stale
        return self.change(record)

    def change(self, record: E) -> E:
        """Take a fetched *record* for a change that follows from another one the caller saw."""
        if id(record) not in self._taken:
            record.version += 1
            self._taken.add(id(record))
        return record

    def note_read(self, record: Base) -> None:
        """Leave a row of the trail when *record* is a result of somebody else."""
        column = person(type(record))
        whose = None if column is None else getattr(record, column.key)
        if whose is not None and whose != self.actor.employee_id:
            self._trail.read(whose, record.__tablename__, record.id)  # type: ignore[attr-defined]  # every personal record has one

    def note_changes(self, records: Iterable[Base]) -> None:
        """Note what is about to be stored around the session's own flush."""
        self._trail.changed(records)

    def note_row(self, model: type[Base], key: UUID, whose: UUID) -> None:
        """Leave that row where a result was read as numbers and not as a record."""
        if whose != self.actor.employee_id:
            self._trail.read(whose, model.__tablename__, key)

    def told(self, record: Base) -> dict[str, object]:
        """Say a record in full as plain values, secrets left out."""
        columns = inspect(type(record)).column_attrs
        shown = (column.key for column in columns if not column.columns[0].info.get("secret"))
        return {name: plain(getattr(record, name)) for name in shown if name != "agency_id"}

    def close(self) -> None:
        """Flush what is left and append the trail; the caller commits."""
        self._trail.close()

    def _watch(self, session: Session, context: UOWTransaction, instances: object) -> None:
        """Refuse loudly a change of a record that nobody took: a fault of ours, not his."""
        del context, instances
        for record in session.dirty:
            changed = session.is_modified(record)
            if changed and isinstance(record, Editable) and id(record) not in self._taken:
                raise AssertionError(
                    f"{inspect(record).class_.__name__} was changed but not taken."
                )
