"""Hold results against their frozen bytes where these travel in a combined statement, as text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from penilaian_api.domain.scoring.snapshot import CopiedOutcome, departs
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.models.types import plain_bytes


class _Digits(FunctionElement[str]):
    """Bytes as hexadecimal digits: JSON holds no bytes."""

    type = String()
    name = "digits"
    inherit_cache = True


@compiles(_Digits, "sqlite")
def _sqlite_digits(element: _Digits, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"hex({compiler.process(element.clauses, **how)})"


@compiles(_Digits, "postgresql")
def _postgresql_digits(element: _Digits, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - the compiler's own
    return f"encode({compiler.process(element.clauses, **how)}, 'hex')"


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """The outcome that is copied of a result, with the bytes of which it is the copy."""

    score: Decimal | None
    predicate: str | None
    results: str | None
    behavior: str | None
    content: str | None
    digest: str | None

    @property
    def is_damaged(self) -> bool:
        """Whether the copy departs from its bytes, or there are none."""
        copy = CopiedOutcome(self.score, self.predicate, self.results, self.behavior)
        content = None if self.content is None else plain_bytes(bytes.fromhex(self.content))
        return departs(copy, content, self.digest)


IN_FORCE: Final[ColumnElement[bool]] = (
    (Snapshot.id == Assessment.snapshot_id)
    & (Snapshot.evaluation_id == Evaluation.id)
    & (Snapshot.number == Evaluation.result_number)
)
"""Joins the snapshot in force of an evaluation: its newest."""
FROZEN_COLUMNS: Final[dict[str, Any]] = {
    **{name: getattr(Assessment, name) for name in ("score", "predicate", "results", "behavior")},
    "content": _Digits(Snapshot.content),
    "digest": Snapshot.digest,
}
"""The columns of ``FrozenRow``."""
