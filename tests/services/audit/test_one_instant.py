"""The record is verified as it stands at one instant: who writes meanwhile raises no alarm."""

import pytest
from tests.services.audit.test_verifying import UNIT, run
from tests.serving.client import Api

from penilaian_api.storage.audit import verification

pytestmark = pytest.mark.usefixtures("operator")


def test_who_writes_meanwhile_raises_no_alarm(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit and its row of the trail appear between the walk and the look at the records."""
    walk, names = verification.walk, iter(["BARU", "LAIN"])

    def interrupted(*words):
        walked = walk(*words)
        assert api.put(f"/v1/units/{next(names)}", UNIT, who="admin").status_code == 200
        return walked

    monkeypatch.setattr(verification, "walk", interrupted)
    result = run("verify")
    assert result.exit_code == 0, result.output
