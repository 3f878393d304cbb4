"""Store documents in versions: schemes, survey instruments, standards, rules, each counted up."""

from collections.abc import Sequence
from typing import TypeVar

from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.follow_up.rules import OutstandingRuleVersion
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.models.survey.surveys import InstrumentVersion
from penilaian_api.storage.work.unit_of_work import UnitOfWork

V = TypeVar("V", SchemeVersion, InstrumentVersion, StandardVersion, OutstandingRuleVersion)


def versions_of(work: UnitOfWork, model: type[V], key: str) -> list[V]:
    """Fetch the versions of one key, oldest first: a handful over the years."""
    return work.of(model).all(key=key, order=(model.number,))


def find_adopted(existing: Sequence[V], digest: str) -> V | None:
    """Find the active version with this very content: adopted twice, it is there once."""
    equal = (each for each in existing if each.digest == digest and each.status == "active")
    return next(equal, None)


def add_version(work: UnitOfWork, version: V, existing: Sequence[V]) -> V:
    """Store the next version after those that exist."""
    version.id, version.created_at = new_id(), work.now
    version.number = existing[-1].number + 1 if existing else 1
    return work.of(type(version)).add(version)
