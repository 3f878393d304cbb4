"""In which form a report comes by what the caller accepts."""

import pytest

from penilaian_api.api.v1.report.reports import _MEDIA_TYPES
from penilaian_api.api.v1.shared.formats import accepted

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, None),
        ("", None),
        (" ,,;;", None),
        ("*/*", None),
        (BROWSER, None),
        ("application/pdf", None),
        ("application/json, text/plain, */*", "json"),
        ("application/json, image/png", "json"),
        ("text/csv", "csv"),
        ("TEXT/CSV;Charset=UTF-8", "csv"),
        ("text/csv;q=0.1, image/png;q=0.9", "png"),
        ("image/png;q=0, text/csv", "csv"),
        ("image/png;q=0", None),
        ("text/csv; q=0.5, */*", None),
        ("text/csv, */*;q=0.1", "csv"),
        ("*/*;q=0, text/csv;q=0.2", "csv"),
        ("image/*", "svg"),
        ("image/*, image/svg+xml;q=0", "png"),
        ("text/csv;q=abc", "csv"),
        ("image/png;q=0.5, text/csv;q=0.5", "png"),
    ],
)
def test_what_is_wished_most_is_given(accept: str | None, form: str | None) -> None:
    assert accepted(accept, _MEDIA_TYPES) == form
