"""Give indicators out as frozen views: items of the library, and their versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.indicator.check import Finding, IndicatorState
from penilaian_api.services.indicator.measured import MeasuredView
from penilaian_api.services.views import view_of
from penilaian_api.storage.indicator.library import LibraryEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorVersionView(MeasuredView):
    """A version of an item of the library; *findings* and actions where they were asked for."""

    id: UUID
    indicator_id: UUID
    key: str
    number: int
    state: IndicatorState
    result: str
    definition: str
    formula: str
    data_source: str
    sector: str
    title_keys: Sequence[str]
    is_public: bool
    proposed_by: UUID | None
    proposed_by_name: str | None
    is_mapped: bool
    allowed_actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()
    version: int


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An item of the library with its versions, oldest first."""

    id: UUID
    key: str
    created_at: datetime
    versions: tuple[IndicatorVersionView, ...]


def version_view(
    entry: LibraryEntry,
    allowed_actions: tuple[Action, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> IndicatorVersionView:
    """Give out a version, with what was asked for beside its content."""
    return view_of(
        IndicatorVersionView,
        entry.version,
        key=entry.key,
        proposed_by_name=entry.proposed_by_name,
        is_mapped=entry.is_mapped,
        allowed_actions=allowed_actions,
        findings=findings,
    )
