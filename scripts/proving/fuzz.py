"""Prove that no request makes the service fail, and that every answer keeps to the contract.

Schemathesis draws requests from the contract, on real records, as five identities and nobody; each
answer is judged. A control must be found out: the same service with three answers spoilt.
"""

import json
import sys
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final

import typer

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from starlette.types import ASGIApp, Message, Receive, Scope, Send  # noqa: E402 - after the path
from tests.fuzzing.campaign import Campaign, on_stage  # noqa: E402 - of the tests' harness
from tests.records.dialects import asked_for  # noqa: E402 - as above

CONTROL_REQUESTS: Final = 1_500
"""So many requests ask each operation once as everybody."""
SPOILT: Final = {
    "/v1/units": ("ServerError", {"status": 500}),
    "/v1/agency": ("UndefinedContentType", {"headers": [(b"content-type", b"text/plain")]}),
    "/v1/positions": ("UndefinedStatusCode", {"status": 299}),
}
"""What the control answers otherwise, and by which kind of finding that shows."""


class SpoiltService:
    """The service, with some answers spoilt."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def spoil(message: Message) -> None:
            spoilt = SPOILT.get(scope["path"])
            if spoilt and message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004 - what succeeded
                message |= spoilt[1]
            await send(message)

        await self._app(scope, receive, spoil)


def main(
    requests: Annotated[int, typer.Option(help="So many in all, shared among the databases.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same requests.")] = 2026,
) -> None:
    """Send the requests, and name what is wrong, each once."""
    warnings.simplefilter("ignore")  # of what cannot be drawn; it is told by what was reached
    databases = asked_for()
    results = [_run(dialect, requests // len(databases), seed) for dialect in databases]
    holds = all(result["holds"] for result in results)
    typer.echo(json.dumps({"proof": "fuzz", "holds": holds, "seed": seed, "results": results}))
    raise typer.Exit(0 if holds else 1)


def _run(dialect: str, requests: int, seed: int) -> dict[str, Any]:
    with on_stage(dialect) as stage:
        control = Campaign(stage, CONTROL_REQUESTS, seed, spoil=SpoiltService)
        control.run()
        missed = {kind for kind, _ in SPOILT.values()} - {item.kind for item in control.findings}
        campaign = Campaign(stage, requests, seed)
        campaign.progress = lambda sent: _tell(dialect, sent, campaign)
        campaign.run()
    for finding, sample in campaign.samples.items():
        _show((str(finding), sample.identity, sample.origin, sample.request, sample.answer))
    reached = 1 - len(campaign.unreached) / campaign.operations
    return {
        "database": dialect,
        "holds": not campaign.findings and not missed,
        "requests": campaign.sent,
        "operations": campaign.operations,
        "succeeded_with": round(reached, 3),
        "unreached": sorted(campaign.unreached),
        "findings": [{**asdict(item), "times": n} for item, n in campaign.findings.items()],
        "control_found": not missed,
    }


def _tell(dialect: str, sent: int, campaign: Campaign) -> None:
    if sent % 1_000 == 0:
        kinds = len(campaign.findings)
        typer.echo(f"{dialect}: {sent} of {campaign.most} requests, {kinds} findings", err=True)


def _show(lines: Sequence[str]) -> None:
    typer.echo("\n  ".join(lines), err=True)


if __name__ == "__main__":
    typer.run(main)
