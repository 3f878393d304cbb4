"""Define the shapes of a survey as somebody without an account sees it."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeIn, ShapeOut, Whole
from penilaian_api.api.v1.survey.schemas.instruments import ItemCode
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.instrument import ItemKind
from penilaian_api.domain.survey.survey import LinkKind, Voice

Written = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
FormToken = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class OptionOut(ShapeOut):
    """One value that can be answered, and its name in your language."""

    value: int
    name: str


class AskedItemOut(ShapeOut):
    """A question in your language; a text needs no answer, every other question does."""

    code: str
    kind: ItemKind
    text: str
    options: tuple[OptionOut, ...]


class AskedSurveyOut(ShapeOut):
    """A survey as you are asked; send `form` back with your answers."""

    title: str
    unit_name: str
    instrument: str
    language: str
    kind: LinkKind
    ends_on: Day
    questions: tuple[AskedItemOut, ...]
    form: str


class InvitationOut(ShapeOut):
    """About what you are asked, by which questions, and until when.

    It is a colleague (`employee_name`, and as what you speak: `voice`), the work in your unit
    (`unit_name`), or an indicator that measures you (`statement`).
    """

    id: Key
    survey_id: Key
    title: str
    audience: SurveyAudience
    employee_name: str | None
    voice: Voice | None
    unit_name: str | None
    statement: str | None
    ends_on: Day
    questions: tuple[AskedItemOut, ...]


class InvitationList(ShapeOut):
    """What you are asked and neither answered nor declined, the first to end first."""

    items: tuple[InvitationOut, ...]


class ColleagueAnswersIn(ShapeIn):
    """A whole questionnaire: a value for each question, and texts if you like."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "values": {
                        "berorientasi_pelayanan": 4,
                        "akuntabel": 5,
                        "kompeten": 4,
                        "harmonis": 5,
                        "loyal": 4,
                        "adaptif": 3,
                        "kolaboratif": 5,
                    },
                    "texts": {"strength": "Cepat menanggapi pertanyaan rekan."},
                }
            ]
        }
    )

    values: Annotated[dict[ItemCode, Whole], Field(max_length=60)]
    texts: Annotated[dict[ItemCode, Written], Field(max_length=60, default_factory=dict)]


class QuestionnaireIn(ColleagueAnswersIn):
    """A whole questionnaire: a value for each question, and texts if you like."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "values": {
                        "persyaratan": 4,
                        "prosedur": 3,
                        "waktu": 3,
                        "biaya": 4,
                        "produk": 3,
                        "kompetensi": 4,
                        "perilaku": 4,
                        "pengaduan": 2,
                        "sarana_prasarana": 3,
                    },
                    "texts": {"saran": "Tambah kursi tunggu"},
                }
            ]
        }
    )

    form: FormToken | None = None
