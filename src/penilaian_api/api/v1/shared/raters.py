"""Define the shape of who rated indicators, which surveys and cycles show."""

from penilaian_api.api.v1.shared.shapes import ShapeOut
from penilaian_api.domain.cycle.participation import ParticipationRole


class RaterGroupOut(ShapeOut):
    """How many of a unit and role were asked, and how many of them rated an indicator."""

    unit_code: str
    unit_name: str
    role: ParticipationRole
    people: int
    count: int
