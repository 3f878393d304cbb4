"""What programs freeze is read by those before and after them: docs/decisions/0063."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.api.cycle import test_participation as participation
from tests.api.fairness import test_rater_statistics as fairness
from tests.api.survey import test_colleagues as colleagues
from tests.api.survey import test_surveys as surveys
from tests.api.system_review import test_reviews as reviews
from tests.factories import cycles, plans
from tests.factories.fairness import raters as rated
from tests.factories.registers.attendance import day, fed
from tests.factories.standard import standards
from tests.serving.client import Api

from penilaian_api.api.v1.attendance.schemas.discipline import ReckoningTrailOut
from penilaian_api.api.v1.survey.schemas.releases import PersonReleaseContentOut, ReleaseContentOut
from penilaian_api.api.v1.system_review.schemas.reviews import SystemReviewContentOut
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.fairness.documents import figures_from_document, period_from_document
from penilaian_api.domain.follow_up.outstanding import OutstandingRule
from penilaian_api.domain.indicator.review import relevance_of
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.standard.standard import Standard
from penilaian_api.domain.survey import release
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.trend import Released, trend_of
from penilaian_api.services.cycle import raters
from penilaian_api.services.system_review.frozen import missed_of
from penilaian_api.storage.models.base import Base

GOLDEN: Final = Path(__file__).parents[2] / "golden" / "frozen-texts.json"
SAMPLES: Final[Mapping[str, list[dict[str, Any]]]] = json.loads(GOLDEN.read_text("utf-8"))
"""By table what programs froze: a sample of each form that the text has had."""
NAMED_BY_DATA: Final = frozenset({"texts", "voices"})
"""Whose keys are no names of ours: codes of questions, kinds of colleagues."""
APART: Final = {"snapshot": "tests/domain/scoring/test_score_snapshot.py"}
"""Frozen too, and held by tests of their own."""
UNKNOWN: Final = {"of_a_newer_program": ["whatever"]}


def read_release(document: dict[str, Any]) -> object:
    """Read a release in all the ways in which it is read."""
    content = json.dumps(document)
    targets = document["targets"]
    units = [None, *(each["unit"]["code"] for each in targets if each["unit"])]
    on = date(2026, 3, 1)
    released = Released(UUID(int=1), "", on, on, document)
    return (
        ReleaseContentOut.of_frozen(content),
        raters.groups_in(content),
        [trend_of([released], unit) for unit in units],
        [relevance_of(each["result"]) for each in targets],
    )


def read_statistic(document: dict[str, Any]) -> object:
    figures = document["figures"]
    return None if figures is None else figures_from_document(figures)


def read_review(document: dict[str, Any]) -> object:
    content = json.dumps(document)
    return SystemReviewContentOut.of_frozen(content), missed_of(content)


READERS: Final[Mapping[str, Callable[[dict[str, Any]], object]]] = {
    "discipline_reckoning": lambda it: ReckoningTrailOut.of_frozen(json.dumps(it)),
    "instrument_version": Instrument.from_document,
    "outstanding_rule_version": OutstandingRule.from_document,
    "rater_statistic": read_statistic,
    "rater_study": lambda it: (it["nominal_rate"], period_from_document(it["figures"])),
    "scheme_version": parse,
    "standard_version": Standard.from_document,
    "survey_person_release": lambda it: PersonReleaseContentOut.of_frozen(json.dumps(it)),
    "survey_release": read_release,
    "system_review": read_review,
}
"""How each text is read, by its table."""
CLOSED: Final = frozenset({"scheme_version"})
"""What decides numbers: what is not known there is refused, and a new name in it contracts."""
SAMPLED: Final = [(table, index) for table in SAMPLES for index in range(len(SAMPLES[table]))]


def test_each_text_that_is_frozen_has_readers_and_samples() -> None:
    frozen = {
        table.name
        for table in Base.metadata.tables.values()
        if "digest" in table.columns and {"content", "document"} & {*table.columns.keys()}
    }
    assert frozen == {*READERS, *APART}
    assert {*SAMPLES} == {*READERS}


@pytest.mark.parametrize(("table", "index"), SAMPLED)
def test_what_an_older_program_froze_is_read(table: str, index: int) -> None:
    assert READERS[table](SAMPLES[table][index]) is not None


@pytest.mark.parametrize(("table", "index"), SAMPLED)
def test_what_a_newer_program_says_more_is_left_out(table: str, index: int) -> None:
    sample = SAMPLES[table][index]
    more = said_more(sample)
    assert more != sample
    if table in CLOSED:
        with pytest.raises(InvalidDataError):
            READERS[table](more)
    else:
        assert READERS[table](more) == READERS[table](sample)


def said_more(value: Any, name: str = "") -> Any:
    """Say something unknown beside all that is known, at each depth."""
    if isinstance(value, list):
        return [said_more(each, name) for each in value]
    if not isinstance(value, dict):
        return value
    more = {key: said_more(each, key) for key, each in value.items()}
    return more if name in NAMED_BY_DATA else {**more, **UNKNOWN}


def test_what_this_program_freezes_of_surveys_is_sampled(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raters, "open_groups", lambda sizes, _: release.open_groups(sizes, 1))
    participation.rated_by_holders(api)
    survey = surveys.opened(api)
    for token in surveys.links(api, survey, 6):
        body = {**surveys.answers(), "texts": {"saran": "Tambah kursi"}}
        assert surveys.hand_in(api, token, body).status_code == 201
    surveys.released(api, survey)
    about = colleagues.asked(api)
    for who in colleagues.COLLEAGUES:
        assert colleagues.answer(api, who, loyal=5).status_code == 201
    surveys.released(api, about)
    assert_sampled(api, "survey_release", "survey_person_release", "instrument_version")


def test_what_this_program_freezes_of_discipline_is_sampled(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    plans.approved(api)
    fed(api, day("2026-01-05", "late", late_minutes=31), day("2026-01-06", "absent_unexcused"))
    answer = api.post(f"/v1/periods/{period['id']}/discipline", {}, who="admin")
    assert answer.status_code == 200, answer.text
    assert_sampled(api, "discipline_reckoning", "scheme_version")


def test_what_this_program_freezes_of_those_who_rate_is_sampled(api: Api) -> None:
    fairness.compute(api, rated.rated(api))
    assert_sampled(api, "rater_statistic", "rater_study")


def test_what_this_program_freezes_of_the_system_is_sampled(api: Api) -> None:
    reviews.begun(api, reviews.closed(api)["first"])
    assert_sampled(api, "system_review")


def test_what_this_program_freezes_of_standards_and_rules_is_sampled(api: Api) -> None:
    standards.adopted(api)
    for key in ("very-good", "steady-good", "steady-score"):
        answer = api.post(f"/v1/outstanding-rules/{key}/adopt", who="admin")
        assert answer.status_code == 200, answer.text
    assert_sampled(api, "standard_version", "outstanding_rule_version")


def assert_sampled(api: Api, *tables: str) -> None:
    """Hold what stands in tables to the samples: a new name needs a sample beside the old ones."""
    for table in tables:
        column = "document" if "document" in Base.metadata.tables[table].columns else "content"
        with api.raw(owner=True) as connection:
            texts = connection.execute(text(f"SELECT {column} FROM {table}")).scalars().all()
        assert texts, table
        known = {name for sample in SAMPLES[table] for name in names_in(sample)}
        for content in texts:
            document = json.loads(content)
            READERS[table](document)
            assert {*names_in(document)} <= known, table


def names_in(value: Any, path: str = "") -> Iterator[str]:
    """List all names of a document, each with those above it."""
    if isinstance(value, list):
        for each in value:
            yield from names_in(each, path)
    elif isinstance(value, dict):
        is_data = path.rpartition("/")[2] in NAMED_BY_DATA
        for key, each in value.items():
            yield from names_in(each, f"{path}/{'*' if is_data else key}")
    else:
        yield path
