"""Serve the figures of evaluations: effectiveness, efficiency, productivity."""

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.figures import FiguresOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import figures

router = GuardedRouter("/evaluations", "Monitoring")


@router.get("/{evaluation_id}/figures", action=Action.PROGRESS_READ)
def get_figures(evaluation_id: Key, work: Work) -> FiguresOut:
    """Show effectiveness and efficiency.

    Show the figures of an evaluation: effectiveness in percent of the target, efficiency as output
    per what was spent where progress says so, productivity as output per month.

    They rest on the progress up to today, or to the end of the period, and each can be computed
    again from its formula and inputs. None of them enters the score by itself.
    """
    return FiguresOut.model_validate(figures.get(work, evaluation_id))
