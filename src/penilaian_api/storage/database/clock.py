"""Read the machine's clock: tokens, limits and timeouts go by it, appraisal does not."""

from datetime import UTC, datetime


def machine_clock() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine
