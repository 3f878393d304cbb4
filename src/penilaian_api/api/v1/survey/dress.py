"""Dress the pages that people open in a browser: no script, no other host, both languages."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias

from fastapi import Cookie, Query, Request

from penilaian_api.api.routing.responses import WebPage
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.intake import PAGES_OF_SURVEYS
from penilaian_api.api.transport.messages import Language

if TYPE_CHECKING:
    from jinja2 import Environment

_MAX_FIELDS: Final = 200
_COOKIE: Final = "survey_device"
COOKIE_FORM: Final = (
    f"{_COOKIE}={{}}; Max-Age=3600; Path={PAGES_OF_SURVEYS}; HttpOnly; SameSite=Lax"
)
"""Tells one device at a counter from another for an hour, and is kept nowhere here."""
_DATA: Final = files("penilaian_api").joinpath("data", "pages")
STATUS: Final[Mapping[str, int]] = {"not_found": 404, "too_many_answers": 429}
CONFLICT, UNFIT = 409, 422
Fields: TypeAlias = Mapping[str, str]
Chosen = Annotated[
    Literal["id", "en"] | None, Query(alias="lang", description="The language of the page.")
]
Device = Annotated[str | None, Cookie(alias=_COOKIE, pattern=r"^[A-Za-z0-9_-]{1,64}$")]


async def read_fields(request: Request) -> Fields:
    """Read the fields of a form; what is no text is left out."""
    async with request.form(max_files=0, max_fields=_MAX_FIELDS) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def plain(written: str) -> str:
    """Write a text as everybody else does: a browser ends its lines by two signs."""
    return written.replace("\r\n", "\n").strip()


def page(
    template: str,
    language: Language,
    status: int,
    *,
    address: str,
    words: Mapping[str, str],
    **content: Any,  # noqa: ANN401 - what the template takes
) -> WebPage:
    """Render a page that stands at an *address*, in its dress and with its own policy."""
    html = (
        _environment()
        .get_template(template)
        .render(
            language=language,
            words=words,
            style=_style(),
            action=f"{address}?lang={language}",
            languages=[
                (code, label_of(code, language), f"{address}?lang={code}")
                for code in messages.LANGUAGES
            ],
            **{"message": "", **content},
        )
    )
    return WebPage(html, status, {"content-security-policy": _policy()})


def label_of(code: Language, language: Language) -> str:
    """Name a language in its own words."""
    return words_of("survey_page", language)[code]


def words_of(group: str, language: Language) -> Mapping[str, str]:
    """Return the words of a page."""
    words: Mapping[str, str] = messages.catalogue(language)["labels"][group]
    return words


@cache
def _environment() -> "Environment":
    from jinja2 import (  # noqa: PLC0415 - takes memory before anybody has opened a page
        Environment,
        FunctionLoader,
        StrictUndefined,
    )

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: _DATA.joinpath(name).read_text("utf-8")),
        trim_blocks=True,
    )


@cache
def _style() -> str:
    return _DATA.joinpath("page.css").read_text("utf-8")


@cache
def _policy() -> str:
    """Allow the page its own style and its own form, and nothing else."""
    digest = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
