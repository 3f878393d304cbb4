"""Run migrations as the owner; guards come down first and go up last."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from penilaian_api.storage import models as _all_tables  # noqa: F401 - they must be known
from penilaian_api.storage.database import guards
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime


def render_item(kind: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - as Alembic calls it
    """Write our own column types by their names."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen_context.imports.add("from penilaian_api.storage.models.types import UtcDateTime")
        return "UtcDateTime()"
    if kind == "type" and isinstance(item, ExactDecimal):
        autogen_context.imports.add("from penilaian_api.storage.models.types import ExactDecimal")
        return f"ExactDecimal({item.scale})"
    return False


def run(connection: Connection) -> None:
    """Run what is asked for in one transaction, between taking down and putting up the guards."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_item,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    moves = not context.config.attributes.get("compare", False)
    if moves:
        guards.remove(connection)
    with context.begin_transaction():
        context.run_migrations()
    if moves:
        guards.install(connection)


run(context.config.attributes["connection"])
