"""The demonstration shows how far it is, also in a file or a pipe."""

import io
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console

DISPLAY = Path(__file__).parents[1] / "scripts" / "demonstration" / "display.py"


@pytest.fixture(scope="module")
def display_module() -> ModuleType:
    spec = spec_from_file_location("display", DISPLAY)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_pipe_gets_one_line_for_each_stage_as_it_begins(display_module: ModuleType) -> None:
    out = io.StringIO()
    with display_module.ProgressDisplay(Console(file=out)) as display:
        display.start_stage("A service")
        assert re.fullmatch(r" +\d s  A service\n", out.getvalue())
        display.expect_steps(3)
        for name in ("[Lampung]: plans", "[Lampung]: plans", "Dumai: plans"):
            display.advance(name)
    lines = [line[8:] for line in out.getvalue().splitlines()]
    assert lines == ["A service", "[Lampung]: plans", "Dumai: plans"]


def test_a_terminal_gets_a_bar_instead(display_module: ModuleType) -> None:
    out = io.StringIO()
    with display_module.ProgressDisplay(Console(file=out, force_terminal=True)) as display:
        display.start_stage("A service")
    assert not re.search(r"\d s  A service", out.getvalue())
    assert out.getvalue()
