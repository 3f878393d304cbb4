"""Name the unit of work as endpoints use it: routes see no table and no session."""

from penilaian_api.api.routing.context import PublicContext
from penilaian_api.storage.work.unit_of_work import UnitOfWork as Work

__all__ = ["PublicContext", "Work"]
