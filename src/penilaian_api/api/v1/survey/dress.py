"""Read what a browser sends with the pages of surveys, and dress what they answer."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, Literal, TypeAlias

from fastapi import Cookie, Depends, Query, Request

from penilaian_api.api.routing.dependencies import BaseAddress, CallerLanguage
from penilaian_api.api.routing.responses import WebPage
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import pages
from penilaian_api.api.transport.telling.pages import PAGES_OF_SURVEYS

_MAX_FIELDS: Final = 200
_COOKIE: Final = "survey_device"
_COOKIE_FORM: Final = (
    f"{_COOKIE}={{}}; Max-Age=3600; Path={PAGES_OF_SURVEYS}; HttpOnly; SameSite=Lax"
)
_NAME_OF_DEVICE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
UNFIT: Final = 422
Fields: TypeAlias = Mapping[str, str]


async def _language(
    language: CallerLanguage,
    lang: Annotated[
        Literal["id", "en"] | None, Query(description="The language of the page.")
    ] = None,
) -> Language:
    return lang or language


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A browser: by what it is known, if it is, and whether it comes by https."""

    name: str | None
    is_secure: bool


async def _device(
    base: BaseAddress, written: Annotated[str | None, Cookie(alias=_COOKIE)] = None
) -> KnownDevice:
    """Read by what a device is known; nobody can mend a cookie, so what is none of ours is none."""
    is_known = written is not None and _NAME_OF_DEVICE.fullmatch(written)
    return KnownDevice(written if is_known else None, base.startswith("https://"))


PageLanguage = Annotated[Language, Depends(_language)]
Device = Annotated[KnownDevice, Depends(_device)]


async def read_fields(request: Request) -> Fields:
    """Read the fields of a form; what is no text is left out."""
    async with request.form(max_files=0, max_fields=_MAX_FIELDS) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def with_device(page: WebPage, device: KnownDevice) -> WebPage:
    """Let a page tell one device at a counter from another for an hour; it is kept nowhere here."""
    cookie = _COOKIE_FORM.format(device.name or secrets.token_urlsafe(12))
    if device.is_secure:
        cookie += "; Secure"
    return replace(page, headers={**page.headers, "set-cookie": cookie})


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
    """Render a page that stands at an *address*, with its language and its own policy."""
    html = pages.render(template, language, address, words=words, **content)
    return WebPage(html, status, pages.headers(language))
