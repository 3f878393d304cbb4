"""The program that draws: ended where it hangs, begun anew where it died, the same each time."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.api.report.test_reports import report
from tests.factories.fairness import raters
from tests.serving.client import Api

from penilaian_api.api.files.charts import pictures
from penilaian_api.api.files.charts.pictures import Drawer
from penilaian_api.domain.errors import BusyError

BAR = {"data": {"values": [{"a": "Dinas", "b": 3}]}, "mark": "bar"}
HANGS = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "raise SystemExit(1)")


@pytest.fixture
def drawer():
    drawer = Drawer()
    yield drawer
    drawer.close()


def test_what_hangs_is_ended_and_what_dies_is_told() -> None:
    for command in (HANGS, DIES):
        lame = Drawer(patience=0.3, command=command)
        with pytest.raises(BusyError) as refusal:
            lame.draw(BAR, "svg")
        assert refusal.value.wait > 0
        lame.close()


def test_one_that_was_ended_is_begun_anew(drawer: Drawer) -> None:
    first = drawer.draw(BAR, "svg")
    assert drawer._process is not None  # noqa: SLF001 - it is killed here
    os.kill(drawer._process.pid, signal.SIGKILL)  # noqa: SLF001 - as above
    drawer._process.wait()  # noqa: SLF001 - as above
    assert drawer.draw(BAR, "svg") == first


def test_several_at_once_each_get_their_own(drawer: Drawer) -> None:
    with ThreadPoolExecutor(4) as crowd:
        drawn = [*crowd.map(lambda form: drawer.draw(BAR, form), ("svg", "png") * 4)]
    assert {picture[:4] for picture in drawn} == {b"<svg", b"\x89PNG"}
    assert len(set(drawn)) == 2


def test_nothing_is_read_from_elsewhere(drawer: Drawer) -> None:
    from_elsewhere = {**BAR, "data": {"url": "http://127.0.0.1:9/secret.json"}}
    try:
        picture = drawer.draw(from_elsewhere, "svg")
    except ValueError:
        return
    assert b"Dinas" not in picture


def test_a_picture_that_cannot_be_drawn_now_is_asked_for_again(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = raters.opened(api, ("sup",), size=1)
    lame = Drawer(patience=0.3, command=HANGS)
    monkeypatch.setattr(pictures.DRAWER, "draw", lame.draw)
    answer = report(api, "completion", period, query="&format=png")
    lame.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert int(answer.headers["Retry-After"]) > 0
    assert report(api, "completion", period, query="&format=csv").status_code == 200
