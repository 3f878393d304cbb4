"""A file of the table that could be misread is refused, with its name and the line."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.matrix.callers import CALLERS
from tests.matrix.table import Row, read_folder

NAMES = tuple(caller.name for caller in CALLERS)
ALL_OK = dict.fromkeys(NAMES, "ok")


def align(*lines: Sequence[str]) -> list[str]:
    """Write lines of words so that each word begins under the first line's."""
    widths = [max(map(len, words)) for words in zip(*lines, strict=True)]
    return [
        " ".join(word.ljust(width) for word, width in zip(words, widths, strict=True)).rstrip()
        for words in lines
    ]


def lines_with(*rows: Row, names: Sequence[str] = NAMES) -> list[str]:
    """Write a header and rows below it."""
    header = ("operation", "state", *names)
    return align(
        header,
        *((row.operation, row.state, *(row.answers[name] for name in names)) for row in rows),
    )


HEADER, ROW = lines_with(Row("get_me", "any", ALL_OK))


def read(folder: Path, *lines: str, name: str = "me.txt") -> tuple[Row, ...]:
    (folder / name).write_text("\n".join(("# What is one's own.", "", *lines, "")))
    return read_folder(folder)


def replace_word(line: str, caller: str, word: str) -> str:
    """Write *word* over that of one caller, as it stands: blanks and neighbors too."""
    start = HEADER.index(f" {caller} ") + 1
    return line[:start] + word + line[start + len(word) :]


def test_a_row_gives_each_caller_the_word_under_its_name(tmp_path: Path) -> None:
    answers = {**ALL_OK, "none": "401", "peer": "hidden", "admin": "not-you", "higher": "422"}
    row = Row("approve_plan", "of a leader", answers)
    assert read(tmp_path, *lines_with(row)) == (row,)
    assert [caller.name for caller in row.callers_answered("hidden")] == ["peer"]


def test_a_header_may_come_again_and_name_the_callers_in_another_order(tmp_path: Path) -> None:
    row = Row("sign_out", "any", {**ALL_OK, "none": "401"})
    again = lines_with(row, names=NAMES[::-1])
    assert read(tmp_path, HEADER, ROW, "", "# Below.", *again)[1:] == (row,)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (replace_word(ROW, "peer", "okay"), "'okay' under 'peer' is none of ok, hidden, 401"),
        (replace_word(ROW, "peer", "500"), "'500' under 'peer' is none of"),
        (replace_word(ROW, "peer", "OK"), "'OK' under 'peer' is none of"),
        (f"{ROW} ok", "'ok ok' under 'higher' is none of"),
        (replace_word(ROW, "peer", "  "), "nothing stands under 'peer'"),
        (ROW.removesuffix("ok"), "nothing stands under 'higher'"),
        (replace_word(ROW, "peer", " ok"), "'ok' does not stand right under 'peer'"),
        (replace_word(ROW, "peer", "hidden"), "'hidde' does not stand right under 'peer'"),
        (ROW.replace("get_me ", "get_me"), "does not stand right under 'operation'"),
        (f" {ROW}", "does not stand right under 'operation'"),
        (ROW.replace("get_me   ", "get_me\t"), "words are set apart by blanks alone"),
        (HEADER.replace("operation", "Operation"), "'none' under 'none' is none of"),
    ],
)
def test_a_row_with_a_missing_shifted_or_unknown_word_is_refused(
    tmp_path: Path, line: str, says: str
) -> None:
    with pytest.raises(ValueError, match=rf"^me\.txt:5: .*{re.escape(says)}"):
        read(tmp_path, HEADER, ROW, line)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (HEADER.replace("peer", "pear"), "pear"),
        (HEADER.replace("peer", "self"), "peer"),
        (HEADER.replace("peer", "    "), "peer"),
        (HEADER.replace("higher", "higher guest"), "guest"),
        (HEADER.replace("higher", "higher peer"), "once"),
        (HEADER.replace("state", "     "), "state"),
        (HEADER.replace("operation", "operations"), "operations"),
    ],
)
def test_a_header_that_does_not_name_each_caller_once_is_refused(
    tmp_path: Path, header: str, says: str
) -> None:
    with pytest.raises(ValueError, match=rf"^me\.txt:3: a header names .*{says}"):
        read(tmp_path, header, ROW)


def test_a_row_before_the_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^me\.txt:3: a row before the header"):
        read(tmp_path, ROW, HEADER)


def test_a_second_row_of_one_operation_and_state_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^me\.txt:5: 'get_me-any' has a row already"):
        read(tmp_path, HEADER, ROW, ROW)


def test_a_second_row_in_another_file_is_refused(tmp_path: Path) -> None:
    read(tmp_path, HEADER, ROW)
    with pytest.raises(ValueError, match=r"^too\.txt:4: 'get_me-any' has a row already"):
        read(tmp_path, HEADER, ROW, name="too.txt")
