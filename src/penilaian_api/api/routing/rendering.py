"""Convert a record or view into its response, with the actions that the caller may take."""

from collections.abc import Callable
from typing import Final, TypeVar

from pydantic import BaseModel

from penilaian_api.api.routing.work import Work
from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import filter_allowed

S = TypeVar("S", bound=BaseModel)

_AGENCY: Final = frozenset({Reach.AGENCY})
"""Who may change the organization may change all of it that they see: it is nobody's own."""


def to_response(shape: type[S], record: object, work: Work, *actions: Action) -> S:
    """Convert *record* into its response, with those of *actions* that are open to the caller."""
    return response_converter(shape, work, *actions)(record)


def response_converter(shape: type[S], work: Work, *actions: Action) -> Callable[[object], S]:
    """Give `to_response` for the records of a page: what is open to the caller is found once."""
    extra = {"allowed_actions": filter_allowed(work.actor, _AGENCY, actions)}
    return lambda record: shape.model_validate(record).model_copy(update=extra)
