"""The golden cases of the law, by topic."""

import json
from pathlib import Path
from typing import Any

import pytest

LAW = json.loads(Path(__file__).with_name("law-golden.json").read_text("utf-8"))["cases"]


def law(topic: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in LAW if case["topic"] == topic]
