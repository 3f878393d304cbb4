"""Serve who took part in a cycle: by unit, role and step, and one's own steps."""

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.cycle.schemas.participation import (
    AdoptionOut,
    InvolvementOut,
    ParticipationOut,
)
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.cycle import adoption, participation

router = GuardedRouter("/cycles/{key}", "Cycles")


@router.get("/participation", action=Action.PARTICIPATION_READ)
def get_participation(key: Code, work: Work) -> ParticipationOut:
    """Show who took part in a cycle.

    Count the people of a cycle who took part in each step, by unit and role.

    A head sees the own units, a supervisor those whom they lead, an admin everybody.
    """
    return ParticipationOut.model_validate(participation.of_cycle(work, key))


@router.get("/adoption", action=Action.PARTICIPATION_READ)
def get_adoption(key: Code, work: Work) -> AdoptionOut:
    """Show how the system is taken up.

    Count by unit and month whose account was in use and who told progress, and how many questions,
    complaints and proposals were answered.

    Of the people whom you lead, of the units that you head, or as an admin of everybody.
    """
    return AdoptionOut.model_validate(adoption.of_cycle(work, key))


@router.get("/involvement", action=Action.INVOLVEMENT_READ)
def get_own_involvement(key: Code, work: Work) -> InvolvementOut:
    """Show in which steps you took part.

    Tell in which steps of a cycle you took part: proposals, discussions, plan, result. Whether you
    rated the relevance of indicators stands here alone, once the survey is released.
    """
    return InvolvementOut.model_validate(participation.of_caller(work, key))
