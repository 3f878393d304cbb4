"""Describe one HTTP call as data, and the protocol of what can make it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, overload

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
File = tuple[str, bytes, str]
"""A file to send: its name, its bytes, its media type."""


@dataclass(frozen=True, slots=True)
class Call:
    """Describe one request to the service."""

    method: str
    path: str
    query: Mapping[str, Any] | None = None
    version: int | None = None
    body: BaseModel | Mapping[str, Any] | None = None
    form: Mapping[str, str] | None = None
    files: Mapping[str, File] | None = None


class Caller(Protocol):
    """Make calls; the generated operations are written against this."""

    @overload
    def call(self, call: Call, answer: type[M]) -> M: ...
    @overload
    def call(self, call: Call, answer: None) -> None: ...
    def call(self, call: Call, answer: type[M] | None) -> M | None:
        """Make *call*, and return its answer as the model."""
        ...
