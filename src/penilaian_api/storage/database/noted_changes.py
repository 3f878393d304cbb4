"""Build the guard by which the database itself notes what each row of a trail tells of."""

from collections.abc import Iterator
from typing import Final

from penilaian_api.storage.database.guard_kinds import Guard
from penilaian_api.storage.models.audit import TRACKED


def changes_noted() -> Iterator[Guard]:
    """Note of each tracked record by which row of the chain it last changed.

    The rows of the chain are given out under a lock, in the order of the commits: who has seen all
    up to one of them misses none after it. A unit shows who heads it: the one that a position left
    shows another. A detail that is packed has beside it of which records it tells.
    """
    is_plain, is_packed = "substr(NEW.content, 1, 2) = '[{'", "substr(NEW.content, 1, 1) = '{'"
    arms = {
        "gd_audit_detail_noted": (is_plain, _PLAIN_ON_SQLITE, _PLAIN_ON_POSTGRES),
        "gd_audit_detail_packed": (is_packed, _PACKED_ON_SQLITE, _PACKED_ON_POSTGRES),
    }
    for name, (is_so, on_sqlite, on_postgres) in arms.items():
        attach = f"CREATE TRIGGER {name} AFTER INSERT ON audit_detail FOR EACH ROW"
        function = (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {is_so} THEN {_noting(on_postgres)}; END IF; RETURN NULL; END $$"
        )
        yield Guard(
            name,
            "audit_detail",
            (f"{attach} WHEN {is_so} BEGIN {_noting(on_sqlite)}; END",),
            (function, f"{attach} EXECUTE FUNCTION {name}()"),
        )


def _noting(rows: str) -> str:
    return (
        f"INSERT INTO record_change (agency_id, record, record_id, seq) {rows} "
        "ON CONFLICT (agency_id, record, record_id) DO UPDATE SET seq = excluded.seq"
    )


_LISTED: Final = ", ".join(f"'{table}'" for table in TRACKED)
_CHANGES: Final = "'created', 'changed', 'removed'"
_PLAIN_ON_SQLITE: Final = (
    "SELECT NEW.agency_id, json_extract(c.value, '$.record'), "  # noqa: S608 - names of our own
    "replace(json_extract(c.value, '$.id'), '-', ''), NEW.seq FROM json_each(NEW.content) c "
    f"WHERE json_extract(c.value, '$.change') IN ({_CHANGES}) "
    f"AND json_extract(c.value, '$.record') IN ({_LISTED}) "
    "UNION SELECT NEW.agency_id, 'unit', "
    "replace(json_extract(c.value, '$.before.unit_id'), '-', ''), NEW.seq "
    "FROM json_each(NEW.content) c WHERE json_extract(c.value, '$.record') = 'position' "
    "AND json_extract(c.value, '$.before.unit_id') IS NOT NULL"
)
_PLAIN_ON_POSTGRES: Final = (
    "SELECT NEW.agency_id, c ->> 'record', (c ->> 'id')::uuid, "  # noqa: S608 - names of our own
    "NEW.seq FROM json_array_elements(NEW.content::json) c "
    f"WHERE c ->> 'change' IN ({_CHANGES}) AND c ->> 'record' IN ({_LISTED}) "
    "UNION SELECT NEW.agency_id, 'unit', (c -> 'before' ->> 'unit_id')::uuid, NEW.seq "
    "FROM json_array_elements(NEW.content::json) c WHERE c ->> 'record' = 'position' "
    "AND c -> 'before' ->> 'unit_id' IS NOT NULL"
)
_PACKED_ON_SQLITE: Final = (
    "SELECT NEW.agency_id, t.key, i.value, NEW.seq "  # noqa: S608 - names of our own
    f"FROM json_each(NEW.content) t, json_each(t.value) i WHERE t.key IN ({_LISTED})"
)
_PACKED_ON_POSTGRES: Final = (
    "SELECT NEW.agency_id, t.key, i.value::uuid, NEW.seq FROM json_each(NEW.content::json) t, "  # noqa: S608 - names of our own
    f"json_array_elements_text(t.value) i WHERE t.key IN ({_LISTED})"
)
