"""Work on document jobs within a test: no thread does beside the service of the tests."""

from penilaian_api.services.document.jobs.working import JobWorker
from tests.serving.client import Served


def worker_of(served: Served) -> JobWorker:
    """Make one that works on the record which is served now, by the clock of the tests."""
    context = served.app.context
    return JobWorker(
        context.database,
        context.printing,
        context.data_folder,
        context.clock,
        context.machine_clock,
    )


def work_on_all(served: Served) -> None:
    """Work until no job waits."""
    worker = worker_of(served)
    while worker.work_on_one():
        pass
