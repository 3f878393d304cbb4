"""A value has a form only as the program stores it: what reads alike may be asked for otherwise."""

import pytest

from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.work.record.digest import digested_table


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Agency, "is_sample", -1),
        (Agency, "is_sample", 2),
        (Agency, "is_sample", "1"),
        (Agency, "created_at", "2026-01-05T08:00:00.000000"),
        (Agency, "created_at", "2026-01-05"),
        (Agency, "created_at", 20260105),
        (Agency, "name", b"Kota"),
        (Agency, "version", 1.0),
        (Agency, "id", "x" * 31),
        (Account, "scopes", b"[]"),
        (Account, "scopes", "[" * 100_000),
        (Account, "scopes", "1" * 5_000),
    ],
)
def test_what_the_program_would_not_have_stored_has_no_form(
    model: type[Base], column: str, value: object
) -> None:
    table = digested_table(model.__table__, "sqlite")  # type: ignore[arg-type]  # a Table at run time
    assert table.forms.read_some({column: value})[column] == ["?", repr(value)]
