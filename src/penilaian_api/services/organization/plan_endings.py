"""Let plans end with the assignment for which they were made.

PermenPANRB 6/2022, annex II C: whoever moves plans anew with the new leader for the new post.
"""

from collections.abc import Collection
from uuid import UUID

from penilaian_api.services.organization import assessors
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.plan import endings
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def follow(work: UnitOfWork, positions: Collection[UUID]) -> None:
    """Give the plans of assignments at *positions* the end that their assignment has now."""
    work.session.flush()
    ending = endings.plans_to_end(work, positions)
    if longer := {plan.cycle_id for plan, ends_before in ending if ends_before > plan.ends_before}:
        endings.forget_creation(work, longer)
    for plan, ends_before in ending:
        plan.ends_before = ends_before
    bulk_update.store(work, [plan for plan, _ in ending])


def recompute(work: UnitOfWork, where: Collection[Touched]) -> None:
    """Bring up to a change of an assignment who assesses whom, and when plans end."""
    assessors.recompute(work, where)
    follow(work, {position for touched in where for position in touched.positions})
