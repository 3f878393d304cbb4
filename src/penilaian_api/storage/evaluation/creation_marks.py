"""Note when the evaluations of a period were created for all plans in force."""

from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, delete, insert

from penilaian_api.storage.models.cycle import CreationMark
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.store import WorkContext

_PERIOD: Final = "marked_period"
_REMOVAL: Final = (
    delete(CreationMark)
    .where(of_agency(CreationMark), CreationMark.period_id == BindParameter(_PERIOD))
    .execution_options(synchronize_session=False)
)
_ENTRY: Final = insert(CreationMark)


def note_created(work: WorkContext, period_id: UUID) -> None:
    """Note that every plan in force in a period has its evaluation now."""
    work.session.execute(_REMOVAL, {**work.bindings, _PERIOD: period_id})
    values = {"agency_id": work.actor.agency_id, "period_id": period_id, "at": work.now}
    work.session.execute(_ENTRY, values)
