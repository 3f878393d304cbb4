"""Whatever the contract allows or forbids, every answer keeps to the contract; none is a failure.

A small part of `scripts/prove fuzz`: each operation as five identities and nobody, then requests
that Schemathesis draws, the same in every run.
"""

from collections.abc import Iterator

import pytest
import requests
from schemathesis import Response
from tests.fuzzing.campaign import Campaign
from tests.fuzzing.identities import IDENTITIES
from tests.fuzzing.judging import judge
from tests.matrix.stage import Stage, discard_commits
from tests.serving.client import Served

REQUESTS = 5_300
SEED = 2026
MIN_REACHED = 0.95
"""So many of the operations somebody must succeed with, or the door alone is tested."""


@pytest.fixture(scope="module")
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of values that cannot be drawn, or not be sent
def test_every_answer_keeps_to_the_contract(stage: Stage) -> None:
    campaign = Campaign(stage, REQUESTS, SEED)
    campaign.run()
    assert not campaign.findings, "\n".join(map(str, campaign.samples.items()))
    assert campaign.sent == REQUESTS
    assert len(campaign.unreached) <= (1 - MIN_REACHED) * campaign.operations, campaign.unreached
    assert {"employee", "supervisor", "admin", "auditor", "service", "none"} == set(IDENTITIES)


@pytest.mark.parametrize(
    ("status", "media", "content", "kind"),
    [
        (500, "application/json", b"{}", "ServerError"),
        (299, "application/json", b"{}", "UndefinedStatusCode"),
        (200, "text/plain", b"x", "UndefinedContentType"),
        (200, "application/json", b'{"items": 1}', "JsonSchemaError"),
        (403, "application/problem+json", b'{"status": 403}', "no problem"),
    ],
)
def test_a_wrong_answer_is_found_out(
    stage: Stage, status: int, media: str, content: bytes, kind: str
) -> None:
    case = Campaign(stage, 1, SEED).case_of("list_units")
    request = requests.Request("GET", "http://testserver/v1/units").prepare()
    answer = Response(status, {"content-type": [media]}, content, request, 0.0, verify=True)
    assert kind in {finding.kind for finding in judge("list_units", case, answer)}
