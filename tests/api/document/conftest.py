"""Keep what forms state, beside the files in which nobody reads it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from penilaian_api.services.document import typesetting
from penilaian_api.services.document.forms import filling


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """Keep what is set, beside the file in which nobody reads it."""
    kept: list[Mapping[str, Any]] = []

    def typeset(template: str, sheet: Mapping[str, Any], settings: Any) -> Any:
        kept.append(json.loads(json.dumps(sheet)))
        return typesetting.typeset(template, sheet, settings)

    monkeypatch.setattr(filling, "typeset", typeset)
    return kept
