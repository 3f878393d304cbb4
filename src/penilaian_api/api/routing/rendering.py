"""Convert a record or view into its response, with the actions that the caller may take."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from penilaian_api.api.routing.work import Work
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed

S = TypeVar("S", bound=BaseModel)


def to_response(shape: type[S], record: object, work: Work, *actions: Action) -> S:
    """Convert *record* into its response, with those of *actions* that are open to the caller."""
    return response_converter(shape, work, *actions)(record)


def response_converter(shape: type[S], work: Work, *actions: Action) -> Callable[[object], S]:
    """Give `to_response` for the records of a page: what is open to the caller is found once."""
    allowed = filter_allowed(work.actor, AGENCY_REACH, actions)

    def convert(record: object) -> S:
        is_voided = getattr(record, "voided_at", None) is not None  # it never changes any more
        extra = {"allowed_actions": () if is_voided else allowed}
        return shape.model_validate(record).model_copy(update=extra)

    return convert


def unchecked(shape: type[S], fields: dict[str, Any]) -> S:
    """Make a response of values of our own, all of its fields in their order.

    A quarter of what pydantic's `model_construct` costs, which looks at each field for what was
    left out, and is asked where something was. The four are all that a model consists of.
    """
    if len(fields) < len(shape.model_fields):
        return shape.model_construct(**fields)
    made = shape.__new__(shape)
    for name, value in (
        ("__dict__", fields),
        ("__pydantic_fields_set__", set(fields)),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(made, name, value)
    return made
