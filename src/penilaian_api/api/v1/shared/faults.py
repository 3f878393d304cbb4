"""Say in the caller's language what was found: faults that refuse, warnings that only tell."""

from collections.abc import Iterable, Sequence

from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.problems import InvalidFileError
from penilaian_api.api.v1.shared.shapes import FaultOut
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.rows import ImportSheet
from penilaian_api.domain.imports.vocabulary import ImportTexts


def describe_faults(faults: Iterable[Fault], language: Language) -> tuple[FaultOut, ...]:
    """Give each fault its sentence."""
    return tuple(
        FaultOut(
            pointer=fault.pointer,
            code=fault.code,
            detail=messages.fault(fault.code, fault.facts, language),
        )
        for fault in faults
    )


def mark_in_file(
    sheets: Iterable[ImportSheet],
    faults: Sequence[Fault],
    texts: ImportTexts,
    name: str,
    language: Language,
) -> InvalidFileError:
    """Refuse a file by itself, with a last column that says what is wrong in each row."""
    content = xlsx_writing.report(sheets, faults, texts, language)
    file_name = messages.file_name(name, "xlsx", language)
    return InvalidFileError(content, xlsx_writing.MEDIA_TYPE, file_name)
