"""Define the shapes of what citizens say unasked, and of what becomes of it."""

from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Code, Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.api.v1.survey.schemas.public import FormToken
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.survey.public_feedback import FeedbackTopic, PublicFeedbackState


class PublicFeedbackFormOut(ShapeOut):
    """A form on which somebody speaks of a unit; send `form` back with it."""

    unit_name: str
    form: str


class FeedbackPageOut(ShapeOut):
    """Where anybody says what they think of a unit, without an account."""

    unit_code: str
    unit_name: str
    url: str


class PublicFeedbackIn(ShapeIn):
    """What you say of a unit, and of which of its services; nothing asks who you are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "unit_code": "DINAS",
                    "service": "Loket perizinan",
                    "topic": "suggestion",
                    "text": "Tambah kursi tunggu untuk warga lanjut usia.",
                    "form": "bentuk.yang.diterima",
                }
            ]
        }
    )

    unit_code: Code
    service: Annotated[str, text(200, 0)] = ""
    topic: FeedbackTopic
    text: Annotated[str, text(2000)]
    form: FormToken | None = None


class ReceiptOut(ShapeOut):
    """Keep it: this code alone shows what becomes of what you said; nobody shows it again."""

    receipt: str


class ReceiptStateOut(ShapeOut):
    """What became of what you said: why it was refused, or what the unit answered."""

    state: PublicFeedbackState
    received_on: Day
    reason: str
    answer: str


class PublicFeedbackOut(ShapeOut):
    """What a citizen said of a unit, and what became of it."""

    id: Key
    unit_code: str
    unit_name: str
    service: str
    topic: FeedbackTopic
    text: str
    state: PublicFeedbackState
    received_on: Day
    moderated_at: Instant | None
    reason: str
    answer: str
    answered_at: Instant | None
    version: int


class PublicFeedbackDetailOut(PublicFeedbackOut):
    """What a citizen said, with what you may do with it."""

    allowed_actions: tuple[Action, ...]


class PublicFeedbackPage(PageOut):
    """One page of what citizens said, in the order in which it came."""

    items: tuple[PublicFeedbackOut, ...]


class RefusalIn(ShapeIn):
    """Why it is not shown: the sender reads this."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Memuat data pribadi orang lain."}]}
    )

    reason: Annotated[str, text(1000, shortest=10)]


class PublicAnswerIn(ShapeIn):
    """What the unit answers: the sender reads this."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"answer": "Dua puluh kursi ditambahkan bulan ini."}]}
    )

    answer: Annotated[str, text(2000)]


class FeedbackCountOut(ShapeOut):
    """How much was said of a unit in a period, by kind and by what became of it."""

    unit_code: str
    unit_name: str
    total: int
    by_topic: dict[FeedbackTopic, int]
    by_state: dict[PublicFeedbackState, int]


class FeedbackCountList(ShapeOut):
    """How much was said of each unit, by its code; units of which nobody spoke are left out."""

    items: tuple[FeedbackCountOut, ...]
