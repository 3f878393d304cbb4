"""Define the request and response shapes of feedback: what is asked, given and shown."""

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone

State = Literal["asked", "given"]
Perhaps = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
"""A text that may stay empty."""
Question = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
Reply = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]

_TEXTS: Final = {
    "tone": "mixed",
    "strength": "Laporan bulanan pengaduan selalu selesai sebelum tanggal 5.",
    "improvement": "Tanggapan kepada pelapor sering lebih dari tiga hari kerja.",
    "suggestion": "Gunakan templat jawaban agar pelapor dijawab pada hari yang sama.",
}
_EXAMPLE_ID: Final = "019d2a70-0000-7000-8000-000000000001"


def _example(**fields: str) -> ConfigDict:
    examples: list[Any] = [fields]
    return ConfigDict(json_schema_extra={"examples": examples})


class FeedbackIn(ShapeIn):
    """What you have to say: what is strong, what must improve, and how.

    Negative feedback must be something that its reader can act on: at least two of the three
    texts, in words that name something.
    """

    model_config = _example(**_TEXTS)

    tone: Tone
    strength: Perhaps = ""
    improvement: Perhaps = ""
    suggestion: Perhaps = ""


class FeedbackOnIn(FeedbackIn):
    """Feedback on somebody, perhaps on one line of the plan or one core value."""

    model_config = _example(employee_id=_EXAMPLE_ID, **_TEXTS)

    employee_id: Key
    line_id: Key | None = None
    core_value: CoreValue | None = None


class FeedbackRequestIn(ShapeIn):
    """Whom you ask and what; without `employee_id` you ask about yourself."""

    model_config = _example(
        author_id=_EXAMPLE_ID, question="Bagaimana layanan saya kepada pelapor bulan ini?"
    )

    author_id: Key
    question: Question
    employee_id: Key | None = None
    line_id: Key | None = None
    core_value: CoreValue | None = None


class ReplyIn(ShapeIn):
    """What you say to the feedback that you got."""

    model_config = _example(reply="Terima kasih, templat jawaban saya pakai mulai besok.")

    reply: Reply


class FeedbackOut(ShapeOut):
    """One piece of feedback (*umpan balik*) with its author; without text while only requested.

    `relation` is how the author stands to the person, as the records say.
    """

    id: Key
    employee_id: Key
    employee_name: str = ""
    employee_code: str = ""
    author_id: Key
    author_name: str = ""
    author_code: str = ""
    relation: Relation
    state: State = "asked"
    line_id: Key | None
    core_value: CoreValue | None
    question: str
    requested_at: Instant | None
    tone: Tone | None
    strength: str
    improvement: str
    suggestion: str
    given_at: Instant | None
    read_at: Instant | None
    reply: str
    replied_at: Instant | None
    version: int
    allowed_actions: tuple[Action, ...] = ()


class FeedbackPage(PageOut):
    """One page of feedback, the oldest first."""

    items: tuple[FeedbackOut, ...]
