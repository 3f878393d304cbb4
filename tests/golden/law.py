"""The golden cases of the law, by topic."""

import json
from pathlib import Path
from typing import Any

import pytest

LAW = json.loads(Path(__file__).with_name("law-golden.json").read_text("utf-8"))["cases"]


def law(topic: str, *having: str) -> list[Any]:
    """Give the cases of a topic, those whose inputs hold all of *having*, as parameters."""
    return [
        pytest.param(case, id=case["id"])
        for case in LAW
        if case["topic"] == topic and case["inputs"].keys() >= set(having)
    ]


def case_named(name: str) -> dict[str, Any]:
    """Give one case by its id."""
    return next(case for case in LAW if case["id"] == name)
