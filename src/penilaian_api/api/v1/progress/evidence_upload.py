"""Read the upload of evidence before any transaction begins, so that no other writer waits."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, File, Form, Request, UploadFile
from pydantic import AfterValidator, Field, StringConstraints
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from penilaian_api.api.transport import json_reader
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.services.progress.evidence import FOLDER, EvidenceInput

FIELDS: Final = ("line_id", "progress_id", "title", "url", "file")
LONGEST_TITLE: Final = 200


def _clean(text: str) -> str:
    cleaned = json_reader.clean_text(text)
    if cleaned is None or "\n" in cleaned or "\t" in cleaned:
        raise ValueError("bad_text")
    return cleaned


def _address(text: str) -> str:
    """Take an http address of a named host, without a login in it."""
    try:
        parts = urlsplit(text)
        is_plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    except ValueError:
        is_plain = False
    if not is_plain or " " in text:
        raise PydanticCustomError("bad_format", "no plain address", {"wanted": "web"})
    return text


TitleText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TITLE, strip_whitespace=True),
    AfterValidator(_clean),
]
_ADDRESS_SCHEMA: Final[JsonDict] = {"pattern": r"^https?://[^\s@/?#:\[\]]+(?:[/?#][^\s]*)?$"}
"""For the contract alone: `_address` is what judges."""
AddressText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    Field(json_schema_extra=_ADDRESS_SCHEMA),
    AfterValidator(_clean),
    AfterValidator(_address),
]
Title = Annotated[
    TitleText | None,
    Form(
        description="What it shows; left out, the name of the file.",
        examples=["Rekap aduan Maret 2026"],
    ),
]
Address = Annotated[
    AddressText | None,
    Form(
        description="Where it can be seen; instead of a file.",
        examples=["https://arsip.example/aduan/2026-03"],
    ),
]
OneFile = Annotated[
    UploadFile | None,
    File(description="PDF, PNG, JPEG, an office document, CSV or plain text, up to 10 MB."),
]


@dataclass(frozen=True, slots=True)
class _Form:
    """The names of the form's fields, as often as they were sent."""

    names: tuple[str, ...]


async def _read_form(request: Request) -> _Form:
    return _Form(tuple(name for name, _ in (await request.form()).multi_items()))


def _evidence(  # noqa: PLR0913 - the fields of the form
    request: Request,
    form: Annotated[_Form, Depends(_read_form)],
    line_id: Annotated[
        Key,
        Form(
            description="A result or an indicator of the plan in force.",
            examples=["019a0000-0000-7000-8000-000000000003"],
        ),
    ],
    *,
    progress_id: Annotated[Key | None, Form(description="The entry that it shows.")] = None,
    title: Title = None,
    url: Address = None,
    file: OneFile = None,
) -> EvidenceInput:
    _check(form.names, url, file)
    content = None if file is None else file.file.read()
    name = _name(file)
    # Stands in for the body, so that an idempotency key belongs to this file: the boundary
    # between the parts of a form is another one each time it is sent.
    fields = "\0".join((str(line_id), str(progress_id), title or "", url or "", name))
    request.state.body = hashlib.sha256(fields.encode() + b"\0" + (content or b"")).digest()
    return EvidenceInput(line_id, progress_id, _title(title, url, name), name, content, url)


def _check(names: tuple[str, ...], url: str | None, file: UploadFile | None) -> None:
    faults = [Fault(f"/{name[:60]}", "unknown_field") for name in names if name not in FIELDS]
    faults += [Fault(f"/{name}", "repeated") for name in FIELDS if names.count(name) > 1]
    if (url is None) is (file is None):
        faults.append(Fault("/file", "file_or_url"))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _name(file: UploadFile | None) -> str:
    """Read the name of a file, which is told to readers and never used as a path."""
    name = "" if file is None else file.filename or ""
    cleaned = json_reader.clean_text(name)
    if cleaned is None or "\n" in cleaned or "\t" in cleaned:
        raise InvalidDataError.at_pointer("/file", "bad_text")
    return cleaned


def _title(title: str | None, url: str | None, name: str) -> str:
    if title is None and len(name) > LONGEST_TITLE:
        facts = {"limit": str(LONGEST_TITLE)}
        raise InvalidDataError.at_pointer("/file", "too_long", facts)
    return title or name or (url or "")[:LONGEST_TITLE]


async def _folder(request: Request) -> Path:
    folder: Path = request.app.state.context.data_folder / FOLDER
    return folder


SentEvidence = Annotated[EvidenceInput, Depends(_evidence)]
EvidenceFolder = Annotated[Path, Depends(_folder)]
