"""Name the guards that ought to stand in a database of each dialect."""

from penilaian_api.storage.database.guarded_tables import GUARDS


def expected_guards(dialect: str) -> list[str]:
    """Name the guards that ought to stand, as the database names them."""
    if dialect == "sqlite":
        return sorted(guard.name for guard in GUARDS if guard.sqlite)
    names = (
        guard.name.removesuffix("_insert") if guard.name.startswith("ex_") else guard.name
        for guard in GUARDS
        if guard.postgres
    )
    return sorted(names)
