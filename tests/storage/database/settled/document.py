"""List the settled records of document jobs."""

from tests.storage.database.settled.record import NOON, Settled

JOB_RUNS = ("document_job", {"state": "running", "begun_at": NOON})

SETTLED = {
    "document job that is done": Settled(
        "document_job",
        "append_only|illegal_state",
        (JOB_RUNS, ("document_job", {"state": "done", "ended_at": NOON})),
        {"version": 9},
    ),
    "person of a document job": Settled(
        "document_job_item",
        "append_only|illegal_state",
        (
            JOB_RUNS,
            ("document_job_item", {"state": "lacking", "gap": "failed", "settled_at": NOON}),
        ),
    ),
}
