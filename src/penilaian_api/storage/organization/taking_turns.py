"""Let a person do one thing at a time, where what they do rests on what they did before."""

from sqlalchemy import Select, select

from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import CALLER, of_agency
from penilaian_api.storage.work.store import WorkContext


def let_caller_act_alone(work: WorkContext) -> None:
    """Hold the row of the caller until the commit: what they do at the same time waits.

    On SQLite whoever writes is alone anyway.
    """
    execute(work, _caller()).first()


@prepared
def _caller() -> Select[*tuple[object, ...]]:
    query = select(Employee.id).where(of_agency(Employee), Employee.id == CALLER)
    return query.with_for_update(key_share=True)
