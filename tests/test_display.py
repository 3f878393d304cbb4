"""The demonstration tells where it stands, also to a file or a pipe."""

import io
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console

TELLING = Path(__file__).parents[1] / "scripts" / "demonstration" / "display.py"


@pytest.fixture(scope="module")
def telling() -> ModuleType:
    spec = spec_from_file_location("display", TELLING)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_pipe_gets_one_line_for_each_stage_as_it_begins(telling: ModuleType) -> None:
    out = io.StringIO()
    with telling.Telling(Console(file=out)) as told:
        told.begin("A service")
        assert re.fullmatch(r" +\d s  A service\n", out.getvalue())
        told.expect(3)
        for what in ("[Lampung]: plans", "[Lampung]: plans", "Dumai: plans"):
            told.tick(what)
    said = [line[8:] for line in out.getvalue().splitlines()]
    assert said == ["A service", "[Lampung]: plans", "Dumai: plans"]


def test_a_terminal_gets_a_bar_instead(telling: ModuleType) -> None:
    out = io.StringIO()
    with telling.Telling(Console(file=out, force_terminal=True)) as told:
        told.begin("A service")
    assert not re.search(r"\d s  A service", out.getvalue())
    assert out.getvalue()
