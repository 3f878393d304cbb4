"""List the tables that hold personal data, and what of them is shown to the person.

The list is read from the tables themselves, never written by hand.
"""

from functools import cache

from sqlalchemy import ColumnElement, select

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.models.base import AgencyRecord, Base
from penilaian_api.storage.models.evaluation import Assessment, EvaluationRating, Snapshot
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.work.reach import within


@cache
def personal_models() -> tuple[type[AgencyRecord], ...]:
    """Return the models whose records are about one person, the derived ones left out.

    The trail is one's own too, and is read by itself.
    """
    models = [mapper.class_ for mapper in Base.registry.mappers]
    personal = [
        model for model in models if model.about_person and model not in {Assessor, AuditEvent}
    ]
    return (Employee, *sorted(personal, key=lambda model: model.__tablename__))


@cache
def released_to_person(model: type[AgencyRecord]) -> tuple[ColumnElement[bool], ...]:
    """Filter to what its person got: a result from its delivery on, feedback once it is given.

    The rule of results is that of the table of access, so that no way around it shows more.
    """
    if model is Feedback:
        return (Feedback.given_at.is_not(None),)
    if model not in {Assessment, EvaluationRating, Snapshot}:
        return ()
    own = tuple(
        grant for grant in POLICY[Action.ASSESSMENT_READ].grants if grant.reach is Reach.OWN
    )
    delivered = select(Assessment.evaluation_id).where(within(own, Assessment))
    return (model.evaluation_id.in_(delivered),)
