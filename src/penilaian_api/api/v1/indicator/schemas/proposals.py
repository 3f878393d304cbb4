"""Define the request and response shapes of proposals for the indicators."""

import json
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.indicator.schemas.library import IndicatorContent
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.measured import MeasuredOut
from penilaian_api.api.v1.shared.shapes import Code, Instant, Key, ShapeIn, ShapeOut
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.indicator.proposal import ProposalKind, ProposalOutcome, ProposalState
from penilaian_api.services.indicator.proposals import ProposalInput

Words = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class ProposalIn(ShapeIn):
    """What you propose for the indicators of a cycle, or ask of the appraisal.

    With `indicator_version_id` it is a comment on that version, and else a new indicator. You may
    send the indicator as you would have it. A question or a complaint names its `kind`.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cycle_key": "2026-skp",
                    "text": "Jumlah berkas saja tidak mencerminkan kerumitan izin lingkungan.",
                }
            ]
        }
    )

    cycle_key: Code
    kind: Annotated[
        ProposalKind | None, Field(description="It follows from the rest if you name none.")
    ] = None
    indicator_version_id: Key | None = None
    text: Words
    content: Annotated[
        IndicatorContent | None, Field(description="The indicator as you would have it.")
    ] = None

    def to_input(self) -> ProposalInput:
        """Turn the body into what the service stores."""
        content = None if self.content is None else self.content.to_input()
        return ProposalInput(
            self.cycle_key, self.indicator_version_id, self.text, content, self.kind
        )


class ProposalAnswerIn(ShapeIn):
    """How a proposal is answered, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "outcome": "adapted",
                    "answer": "Bobot kerumitan tiga tingkat dipakai mulai periode berikutnya.",
                }
            ]
        }
    )

    outcome: ProposalOutcome
    answer: Annotated[Words, Field(description="The reason, which the proposer reads.")]


def _from_text(content: object) -> object:
    """Read what a proposal keeps as JSON."""
    return json.loads(content) if isinstance(content, str) else content


class ProposedIndicatorOut(MeasuredOut):
    """An indicator as somebody proposes it."""

    result: str
    definition: str
    formula: str
    data_source: str
    sector: str
    title_keys: tuple[Code, ...]
    is_public: bool


class ProposalOut(ShapeOut):
    """What an employee proposes for the indicators (*masukan*), with the answer to it."""

    id: Key
    employee_id: Key
    employee_name: str
    employee_code: str
    cycle_id: Key
    cycle_key: str
    kind: ProposalKind
    indicator_version_id: Key | None
    indicator_id: Key | None
    indicator_key: str | None
    indicator_state: IndicatorState | None
    statement: str | None
    text: str
    content: Annotated[ProposedIndicatorOut | None, BeforeValidator(_from_text)]
    state: ProposalState
    submitted_at: Instant
    answer: str
    answered_at: Instant | None
    draft_id: Key | None
    allowed_actions: tuple[str, ...]
    version: int


class ProposalPage(PageOut):
    """One page of proposals, in the order in which they were made."""

    items: tuple[ProposalOut, ...]
