"""Open a survey with links on the record, and lay the same links into the plain service's copy."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import create_engine, insert, select
from tests.factories.organization import expect
from tests.records.clones import Copy, OneRecord
from tests.serving.client import Api, Served

from benchmarks.record.year import DAY
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.base import Base

SATISFACTION: Final = "skm-14-2017"
QUESTIONS: Final = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana_prasarana",
)
_MOST_AT_ONCE: Final = 1000
_TABLES: Final = ("instrument_version", "survey", "survey_target", "survey_link")


def survey_body(instrument_id: str, unit: str) -> dict[str, Any]:
    """State a survey of the quarter about one unit."""
    return {
        "title": "Kepuasan pemohon",
        "instrument_id": instrument_id,
        "starts_on": "2026-01-01",
        "ends_on": "2026-03-31",
        "targets": [{"unit_code": unit, "population": 480}],
    }


def open_survey(api: Api, unit: str) -> str:
    """Open a survey of citizens about a unit, and give its id."""
    adopted = expect(api.post(f"/v1/instruments/{SATISFACTION}/adopt", who="admin"), 200)
    survey = expect(api.post("/v1/surveys", survey_body(adopted["id"], unit), who="admin"))
    path = f"/v1/surveys/{survey['id']}"
    expect(api.post(f"{path}/open", version=survey["version"], who="admin"), 200)
    return str(survey["id"])


def make_links(api: Api, survey_id: str, unit: str, number: int) -> list[str]:
    """Make so many links that are used once, and give their tokens."""
    tokens = []
    for first in range(0, number, _MOST_AT_ONCE):
        count = min(_MOST_AT_ONCE, number - first)
        body = {"unit_code": unit, "kind": "single", "number": count}
        made = expect(api.post(f"/v1/surveys/{survey_id}/links", body, who="admin"))
        tokens += [item["token"] for item in made["items"]]
    return tokens


def questionnaire(number: int) -> dict[str, Any]:
    """Fill a questionnaire in, each a little otherwise than the last."""
    values = {code: 1 + (number + at) % 4 for at, code in enumerate(QUESTIONS)}
    return {"values": values, "texts": {"saran": f"Loket {number % 7} perlu kursi."}}


def prepare(dialect: str, walled: Copy, plain: Copy, number: int) -> list[str]:
    """Open the survey through the service, copy it, and give the tokens of its links."""
    with (
        Served(OneRecord(dialect, walled)) as served,  # type: ignore[arg-type]  # it lends one
        served.serve(walled) as api,
    ):
        api.at(DAY)
        tokens = make_links(api, open_survey(api, "DINAS"), "DINAS", number)
        agency = served.agencies["alfa"]
    for name in _TABLES:
        _lay(Base.metadata.tables[name], walled.owner, plain.owner, agency)
    return tokens


def _lay(table: Any, source: str, target: str, agency: UUID) -> None:  # noqa: ANN401 - a table
    """Copy the agency's rows of a table that the other record has not."""
    with Database(source).begin(agency, writes=False) as session:
        rows = [dict(row) for row in session.execute(select(table)).mappings()]
    engine = create_engine(target)
    with engine.begin() as connection:
        known = set(connection.scalars(select(table.c.id)))
        if new := [row for row in rows if row["id"] not in known]:
            connection.execute(insert(table), new)
    engine.dispose()
