import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.progress.evidence import (
    CSV,
    ENDINGS,
    JPEG,
    MAX_SIZE,
    PDF,
    PNG,
    TEXT,
    file_type,
)


def packed(parts, *, links=(), method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            if name in links:
                entry.external_attr = 0o120777 << 16
            archive.writestr(entry, content, method)
    return buffer.getvalue()


def refused(content, name=""):
    with pytest.raises(InvalidDataError) as caught:
        file_type(content, name)
    return caught.value.faults[0].code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.4", PDF),
        (b"\x89PNG\r\n\x1a\nrest", PNG),
        (b"\xff\xd8\xff\xe1", JPEG),
        (b"Laporan\r\n\tMaret", TEXT),
        ("\ufeffé".encode(), TEXT),
    ],
)
def test_bytes_tell_what_a_file_is(content, expected):
    assert file_type(content, "x.exe") == expected


def test_a_name_only_parts_a_table_from_a_text():
    assert file_type(b"a;b", "data.CSV") == CSV
    assert file_type(b"%PDF-1.4", "data.csv") == PDF


@pytest.mark.parametrize(
    ("part", "ending"),
    [
        ("word/document.xml", ".docx"),
        ("xl/workbook.xml", ".xlsx"),
        ("ppt/presentation.xml", ".pptx"),
    ],
)
def test_office_documents_are_known_by_their_parts(part, ending):
    content = packed({"[Content_Types].xml": "<a/>", part: "<b/>"})
    assert file_type(content, "").ending == ending
    assert refused(packed({part: "<b/>"})) == "file_type"


def test_open_documents_are_known_by_the_type_they_state():
    kind = "application/vnd.oasis.opendocument.text"
    assert file_type(packed({"mimetype": kind}, method=zipfile.ZIP_STORED), "").ending == ".odt"
    assert refused(packed({"mimetype": "application/java-archive"})) == "file_type"


@pytest.mark.parametrize("name", ["../x", "a/../x", "/x", "C:x", "c:\\x", "a\\b", "a/.."])
def test_a_path_that_leads_out_is_refused(name):
    assert refused(packed({"[Content_Types].xml": "", name: "x"})) == "archive_path"


def test_a_link_in_an_archive_is_refused():
    assert refused(packed({"a": "/etc/passwd"}, links=("a",))) == "archive_path"


def test_an_archive_in_an_archive_is_refused():
    for inner in (packed({"a": "x"}), b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a"):
        assert refused(packed({"[Content_Types].xml": "", "in": inner})) == "archive_nested"


def test_an_archive_that_unpacks_to_far_more_is_refused_without_unpacking():
    assert refused(packed({"a": b"\0" * 5_000_000})) == "archive_ratio"


def test_other_ways_of_packing_are_refused():
    assert refused(packed({"a": b"x" * 100}, method=zipfile.ZIP_BZIP2)) == "archive_broken"
    assert refused(packed({"a": b"x" * 100}, method=zipfile.ZIP_LZMA)) == "archive_broken"


def test_a_file_beyond_the_size_and_an_empty_one_are_refused():
    assert refused(b"%PDF-" + b"\0" * MAX_SIZE) == "file_too_large"
    assert refused(b"") == "file_empty"


def judged(content, name=""):
    try:
        return file_type(content, name).media_type
    except InvalidDataError as refusal:
        return refusal.code


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-"]))
def test_any_bytes_are_either_a_known_type_or_refused(rest, opening):
    assert judged(opening + rest, "a.csv") in {*ENDINGS, "file_not_taken"}


@given(st.integers(min_value=0, max_value=200), st.binary(min_size=1, max_size=20))
def test_a_damaged_archive_is_refused_or_still_whole(at, patch):
    whole = packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<b/>" * 20})
    damaged = whole[:at] + patch + whole[at + len(patch) :]
    assert judged(damaged) in {*ENDINGS, "file_not_taken"}
