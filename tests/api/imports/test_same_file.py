"""The same table is the same file, whenever it is made."""

import io
import re
import zipfile

import pytest

from penilaian_api.api.files.spreadsheets.workbooks import long_workbook, workbook


@pytest.mark.parametrize("opened", [workbook, long_workbook])
def test_a_workbook_tells_no_instant(opened) -> None:
    content = io.BytesIO()
    with opened(content) as book:
        book.add_worksheet("Pegawai").write_string(0, 0, "Siti")
    with zipfile.ZipFile(content) as parts:
        properties = parts.read("docProps/core.xml").decode()
    assert {*re.findall(r">([0-9]{4}-[^<]*)<", properties)} == {"1980-01-01T00:00:00Z"}
