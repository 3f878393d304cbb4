"""Serve the pages to which the `type` of each problem leads, for people: what it is, what to do.

Both languages stand on one page, so that nothing on it depends on the caller.
"""

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from typing import Final

from fastapi import FastAPI, Request
from starlette.responses import Response

from penilaian_api.api.routing.unvarying import Unvarying
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import LANGUAGES, Language
from penilaian_api.api.transport.telling.pages import HTML
from penilaian_api.api.transport.telling.problem_table import PATH, ProblemType, problem_types
from penilaian_api.domain.errors import OutOfReachError

PAGE: Final = f"{PATH}/{{code}}"
PATHS: Final = frozenset({PATH, PAGE})

_STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2rem}dt{font-weight:600;margin-top:.6rem}dd{margin:0}"
    "table{border-collapse:collapse}td{padding:.25rem .6rem;vertical-align:top;"
    "border-top:1px solid #ccc}code{font-size:.95em}"
)
_POLICY: Final = (
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-"
    f"{b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)


def add_problem_pages(app: FastAPI) -> None:
    """Add the page of all problems, and one for each."""

    @app.get(PATH, include_in_schema=False)
    def list_problems(request: Request) -> Response:
        return _index().answer(request, content_security_policy=_POLICY)

    @app.get(PAGE, include_in_schema=False)
    def get_problem(code: str, request: Request) -> Response:
        page = _pages().get(code)
        if page is None:
            raise OutOfReachError
        return page.answer(request, content_security_policy=_POLICY)


@cache
def _pages() -> dict[str, Unvarying]:
    """Write the page of each problem, once."""
    return {problem.code: _page(problem.code, _sections(problem)) for problem in problem_types()}


@cache
def _index() -> Unvarying:
    """Write the page of all problems, once."""
    rows = "".join(
        f'<tr><td><a href="problems/{problem.code}"><code>{problem.code}</code></a></td>'
        f"<td>{_statuses(problem)}</td>"
        + "".join(
            f'<td lang="{language}">{escape(problem.words[language].title)}</td>'
            for language in LANGUAGES
        )
        + "</tr>"
        for problem in problem_types()
    )
    return _page(_both("problem_page.all"), f"<table>{rows}</table>")


def _sections(problem: ProblemType) -> str:
    parts = "".join(_in_words(problem, language) for language in LANGUAGES)
    link = escape(_both("problem_page.all"))
    return f'{parts}<p><a href="../problems">{link}</a></p>'


def _in_words(problem: ProblemType, language: Language) -> str:
    words = problem.words[language]
    listed = {
        "problem_page.status": f"{_statuses(problem)}: {words.meaning}",
        "problem_page.meaning": words.detail,
        "problem_page.advice": words.advice,
    }
    terms = "".join(
        f"<dt>{escape(messages.label(key, language))}</dt><dd>{escape(text)}</dd>"
        for key, text in listed.items()
    )
    return f'<section lang="{language}"><h2>{escape(words.title)}</h2><dl>{terms}</dl></section>'


def _page(title: str, body: str) -> Unvarying:
    text = (
        f'<!doctype html><html lang="{messages.DEFAULT}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}</body></html>"
    )
    return Unvarying.of(text.encode(), HTML)


def _statuses(problem: ProblemType) -> str:
    return ", ".join(map(str, problem.statuses))


def _both(key: str) -> str:
    return " / ".join(messages.label(key, language) for language in LANGUAGES)
