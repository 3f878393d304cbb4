"""Render the pages that people open in a browser: no script, no other host, both languages.

Whoever opens one reads no JSON: what goes wrong below their address is a page too, in words for a
citizen, with the status that a program gets.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import LANGUAGES, Language
from penilaian_api.domain.errors import RefusalError

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES_OF_SURVEYS: Final = "/s/"
"""Below it stand the pages on which people answer a survey, by a form."""
PAGES_OF_FEEDBACK: Final = f"{PAGES_OF_SURVEYS}feedback/"
"""Below it stand the pages on which they speak of a unit unasked."""
PAGES_OF_DOCUMENTS: Final = f"{PAGES_OF_SURVEYS}documents/"
"""Below it stands for each document whether it is valid: its QR code leads there."""
HTML: Final = "text/html; charset=utf-8"

_DATA: Final = files("penilaian_api").joinpath("data", "pages")
_WORDS: Final[Mapping[int, str]] = {
    400: "unreadable",
    404: "nowhere",
    405: "unreadable",
    413: "too_long",
    415: "unreadable",
    422: "unreadable",
    500: "failed",
}
"""How a page says what a program reads as a problem; the others have words of their own."""


def is_page(path: str) -> bool:
    """Tell whether people open this address in a browser."""
    return f"{path}/".startswith(PAGES_OF_SURVEYS)


def language_in(query: bytes) -> Language | None:
    """Read which language somebody chose on a page."""
    chosen = [value for name, value in parse_qsl(query.decode("latin-1")) if name == "lang"]
    return next((language for language in LANGUAGES if chosen == [language]), None)


def refuse(status: int, refusal: RefusalError, language: Language) -> bytes:
    """Render a refusal as a page; its links to the languages lead back to what was asked for."""
    if kind := _WORDS.get(status):
        words = words_of("refusal_page", language)
        title, message = words[f"{kind}_title"], words[kind]
    else:
        title, message = messages.problem(refusal.code, refusal.facts, language)
    return render("base.html", language, "", title=title, message=message).encode()


def render(
    template: str,
    language: Language,
    address: str,
    **content: Any,  # noqa: ANN401 - what the template takes
) -> str:
    """Render a page that stands at an *address*."""
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            style=_style(),
            action=f"{address}?lang={language}",
            languages=[
                (code, words_of("survey_page", language)[code], f"{address}?lang={code}")
                for code in LANGUAGES
            ],
            **{"message": "", **content},
        )
    )


def words_of(group: str, language: Language) -> Mapping[str, str]:
    """Return the words of a page."""
    words: Mapping[str, str] = messages.catalogue(language)["labels"][group]
    return words


def headers(language: Language) -> dict[str, str]:
    """Say of a page its language, and what it may load."""
    return {"content-language": language, "content-security-policy": _policy()}


@cache
def _policy() -> str:
    """Allow the page its own style and its own form, and nothing else."""
    digest = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


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
