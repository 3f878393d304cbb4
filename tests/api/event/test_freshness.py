"""Each commit is told by the first page after it and seen by the first read: bound in requests.

How long that takes, under load and by sockets, is told by `scripts/bench events`.
"""

import json

from tests.api.event.read_events import now, page, post_progress
from tests.api.event.test_streams import heard
from tests.factories import plans
from tests.factories.evaluations import year
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api

WRITES = 12
MOST_STATEMENTS = 8
"""Of a page of events: identity, the trail, and what of it may be heard."""


def test_each_change_is_told_and_read_in_the_first_request_after_it(api: Api) -> None:
    period = year(api, "mataram")
    plan = plans.approved(api, "staff", "sup")
    path = f"/v1/plans/{plan['id']}"
    reads = (f"{path}/score?period_id={period['id']}", f"{path}/monitoring")
    position = start = now(api)
    seen, made, statements = [expect(api.get(read), 200) for read in reads], [], set()
    for number in range(WRITES):
        made.append(post_progress(api, plan, str(12 + number))["id"])
        with counted(api) as log:
            news = page(api, f"after={position}")
        statements.add(log.count)
        position = news["next"]
        assert [event["data"]["id"] for event in news["items"]] == made[-1:]
        for index, read in enumerate(reads):
            before, seen[index] = seen[index], expect(api.get(read), 200)
            assert seen[index] != before, (read, number)
    assert max(statements) <= MOST_STATEMENTS
    assert len(statements) == 1
    frames = [
        json.loads(frame["data"]) for frame in heard(api, query=f"after={start}") if "data" in frame
    ]
    assert [event["data"]["id"] for event in frames] == made
