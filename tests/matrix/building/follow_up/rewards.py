"""Build publications of rewards in every state."""

from typing import Final

from tests.factories.follow_up.rewards import answer, asked, rewarded
from tests.factories.organization import expect
from tests.matrix.building.plans import LEADERS
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

STEPS: Final = {"asked": (), "published": ("consent",), "withdrawn": ("consent", "withdraw")}


def build(stage: Stage) -> None:
    """Ask both people whether their rewards may be published; of strangers colleagues read."""
    api = stage.api
    for who in SUBJECTS:
        leader = LEADERS[who]
        for state, steps in STEPS.items():
            reward = rewarded(
                api,
                leader,
                employee_code=f"alfa-{who}",
                title=f"Piagam {state}",
                reason="Kinerja baik",
            )
            publication = asked(api, reward, leader, "Melayani warga dengan baik.")
            for step in steps:
                publication = expect(answer(api, publication, step, who), 200)
            stage.keep(publication, "publication", who, state)
        title = f"Piagam bagi {who}"
        reward = rewarded(api, leader, employee_code=f"alfa-{who}", title=title)
        stage.keep(reward, "reward", who)
