"""In which form a report comes by what the caller accepts."""

import pytest
from tests.factories.fairness import raters
from tests.serving.answers import refused
from tests.serving.client import Api

from penilaian_api.api.v1.report.reports import _MEDIA_TYPES, ReportFileFormat
from penilaian_api.api.v1.shared.formats import accepted
from penilaian_api.domain.report.tables import ReportKind

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "json"),
        ("", "json"),
        (" ,,;;", "json"),
        ("*/*", "json"),
        (BROWSER, "json"),
        ("application/pdf", "json"),
        ("application/json, text/plain, */*", "json"),
        ("application/json, image/png", "json"),
        ("text/csv", "csv"),
        ("TEXT/CSV;Charset=UTF-8", "csv"),
        ("text/csv;q=0.1, image/png;q=0.9", "png"),
        ("image/png;q=0, text/csv", "csv"),
        ("image/png;q=0", "json"),
        ("text/csv; q=0.5, */*", "json"),
        ("text/csv, */*;q=0.1", "csv"),
        ("*/*;q=0, text/csv;q=0.2", "csv"),
        ("image/*", "svg"),
        ("image/*, image/svg+xml;q=0", "png"),
        ("text/csv;q=abc", "csv"),
        ("image/png;q=0.5, text/csv;q=0.5", "png"),
        ("application/json;q=0, */*", "ndjson"),
        ("application/json;q=0.5, */*;q=0.8", "ndjson"),
        ("application/*;q=0.3, application/json;q=0", "ndjson"),
        ("*/*;q=0", "json"),
        ("text/*", "csv"),
        ("text/csv;q=1.5", "csv"),
        ('text/csv;profile="a,b;q=1";q=0.2, image/png;q=0.9', "png"),
        ('text/csv;profile="a, image/png', "csv"),
    ],
)
def test_what_is_wished_most_is_given(accept: str | None, form: str) -> None:
    assert accepted(accept, _MEDIA_TYPES, ReportFileFormat.JSON) == form


@pytest.mark.parametrize(
    ("accept", "form"),
    [(None, "csv"), ("*/*, text/csv;q=0", "json"), ("text/csv;q=0", "csv"), ("text/html", "csv")],
)
def test_what_is_refused_is_not_given_where_there_is_another(accept: str | None, form: str) -> None:
    assert accepted(accept, _MEDIA_TYPES, ReportFileFormat.CSV) == form


@pytest.mark.requirement("S2-18")
@pytest.mark.parametrize("kind", ReportKind)
def test_each_report_comes_in_every_form_by_name_and_by_media_type(
    api: Api, kind: ReportKind
) -> None:
    period = raters.rated(api)
    path = f"/v1/reports/{kind}?period_id={period['id']}"
    for form, media_type in _MEDIA_TYPES.items():
        by_name = api.get(f"{path}&format={form}", who="admin")
        by_type = api.get(path, who="admin", headers={"Accept": f"{media_type};q=0.4, */*;q=0.1"})
        assert by_name.status_code == by_type.status_code == 200, (form, by_name.text)
        assert by_name.headers["content-type"] == by_type.headers["content-type"] == media_type
        assert by_name.content or form is ReportFileFormat.NDJSON  # there may be no row
        if form is not ReportFileFormat.XLSX:  # its notes say when it was made
            assert by_name.content == by_type.content, form
    for wrong in ("pdf", "CSV", "", "csv&format=xlsx"):
        refused(api.get(f"{path}&format={wrong}", who="admin"), 422, "invalid_input")


def test_the_header_may_stand_on_several_lines(api: Api) -> None:
    period = raters.rated(api)
    path = f"/v1/reports/distribution?period_id={period['id']}"
    lines = [("Accept", "image/png;q=0.2"), ("Accept", "text/csv")]
    lines.append(("Authorization", f"Bearer {api.token('admin', 'alfa')}"))
    answer = api.http.request("GET", path, headers=lines)
    assert answer.headers["content-type"].startswith("text/csv")
