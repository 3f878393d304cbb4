"""Hold what the database itself refuses, and to whom it opens, against what was put up.

Guards are compared by what they do, not by their names; so are policies, rights, and the tables
that queries find under our names. Why it is so: docs/decisions/0022.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, bindparam, text
from sqlalchemy.orm import Session

from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.database.guarded_tables import GUARDS
from penilaian_api.storage.database.guards import OWN_ROWS, PROTECTED, SHARED
from penilaian_api.storage.database.migrations import fits, known_scripts
from penilaian_api.storage.models.base import Base

_COMPARED: Final = {
    "compare_type": True,
    "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
}
_BODY: Final = re.compile(r"\$\$(.*)\$\$", re.DOTALL)
_WRITES: Final = frozenset({"INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"})

_TRIGGERS: Final = """
    SELECT CASE WHEN t.tgisinternal THEN k.conname ELSE t.tgname END AS name, c.relname,
      t.tgisinternal, t.tgenabled::text AS enabled, pg_get_triggerdef(t.oid, true) AS definition,
      p.prosrc AS body, l.lanname || coalesce(p.proconfig::text, '') AS way
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    JOIN pg_language l ON l.oid = p.prolang LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN :tables
    ORDER BY c.relname, t.tgname"""
_EXCLUSIONS: Final = """
    SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND contype = 'x'"""
_TABLES: Final = """
    SELECT c.relname, c.relrowsecurity, c.relkind::text || c.relpersistence::text AS kind,
      (SELECT string_agg(concat_ws(' ', p.policyname, p.permissive, p.roles, p.cmd, p.qual,
         '/', p.with_check), ';' ORDER BY p.policyname) FROM pg_policies p
       WHERE p.schemaname = current_schema() AND p.tablename = c.relname) AS policies,
      (SELECT string_agg(r.rulename, ' ') FROM pg_rules r
       WHERE r.schemaname = current_schema() AND r.tablename = c.relname) AS rules
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN :tables
    ORDER BY c.relname"""
_GRANTS: Final = """
    SELECT c.relname, coalesce(r.rolname, 'public') AS role, a.privilege_type AS right,
      coalesce(r.rolsuper OR r.rolbypassrls OR pg_has_role(r.oid, c.relowner, 'MEMBER'), false)
        AS passes
    FROM pg_class c LEFT JOIN pg_attribute t ON t.attrelid = c.oid AND t.attacl IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT * FROM aclexplode(c.relacl) UNION SELECT * FROM aclexplode(t.attacl)) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN :tables
      AND a.grantee <> c.relowner
    ORDER BY c.relname, 2, 3"""
_SHADOWS: Final = """
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname IN :tables AND n.nspname <> current_schema() AND n.nspname NOT LIKE 'pg\\_%'
      AND EXISTS (SELECT 1 FROM pg_class o CROSS JOIN LATERAL aclexplode(o.relacl) a
        WHERE o.relnamespace = current_schema()::regnamespace AND o.relname = 'agency'
        AND a.grantee NOT IN (0, o.relowner) AND has_schema_privilege(a.grantee, n.oid, 'USAGE'))
    ORDER BY 1"""
_SETTINGS: Final = """
    SELECT split_part(item, '=', 1) || ' of ' || coalesce(r.rolname, 'the database') AS name
    FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
    CROSS JOIN LATERAL unnest(s.setconfig) AS item
    WHERE (s.setdatabase = 0
        OR s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))
      AND item ~ '^(search_path|session_replication_role|row_security)='
      AND item NOT IN ('search_path="$user", public', 'search_path=public', 'row_security=on')
    ORDER BY 1"""


def wall_faults(session: Session) -> Iterator[Discrepancy]:
    """Find each wall that lacks, that was changed, or that nobody of us has put up."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        yield from _sqlite_guards(connection)
        return
    yield from _triggers(connection)
    yield from _exclusions(connection)
    yield from _tables(connection)
    yield from _grants(connection)
    for query in (_SHADOWS, _SETTINGS):
        for row in _rows(connection, query):
            yield _put_in(row["name"])


def schema_faults(session: Session) -> Iterator[Discrepancy]:
    """Find tables, columns, keys and conditions that are not those of this program."""
    connection = session.connection()
    context = MigrationContext.configure(connection, opts=_COMPARED)
    is_ours = set(context.get_current_heads()) == set(known_scripts().get_heads())
    if not is_ours and not fits(connection):
        yield Discrepancy(DiscrepancyKind.SCHEMA_DIFFERS, table="alembic_version")
    for difference in compare_metadata(context, Base.metadata):
        changes = difference if isinstance(difference, list) else [difference]
        for kind, *parts in changes:
            name = _name_of(kind, parts)
            if name is not None and (is_ours or not kind.startswith("remove_")):
                yield Discrepancy(DiscrepancyKind.SCHEMA_DIFFERS, record_id=f"{kind} {name}")


def _name_of(kind: str, parts: list[Any]) -> str | None:
    """Name what differs; nothing where it is another's table, or a guard beside the models."""
    if kind.startswith("modify_"):
        return f"{parts[1]}.{parts[2]}"
    item = parts[-1]
    if kind == "remove_table" or str(item.name).startswith("ex_"):
        return None
    if kind == "add_table":
        return str(item.name)
    table = parts[1] if isinstance(parts[-2] if len(parts) > 1 else None, str) else item.table.name
    return f"{table}.{item.name}"


def _sqlite_guards(connection: Connection) -> Iterator[Discrepancy]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    standing = {str(name): str(sql) for name, sql in connection.exec_driver_sql(query)}
    yield from _compare({guard.name: guard.sqlite[0] for guard in GUARDS if guard.sqlite}, standing)


def _triggers(connection: Connection) -> Iterator[Discrepancy]:
    expected = {
        guard.name: _PLAIN.format(guard.postgres[1], _body_of(guard.postgres[0]))
        for guard in GUARDS
        if len(guard.postgres) > 1
    }
    standing = dict[str, str]()
    schema = str(connection.exec_driver_sql("SELECT current_schema()").scalar_one())
    for row in _rows(connection, _TRIGGERS):
        if row["tgisinternal"]:
            if row["enabled"] != "O":
                yield Discrepancy(DiscrepancyKind.GUARD_CHANGED, record_id=str(row["name"]))
            continue
        definition = row["definition"].replace(f" {schema}.", " ").replace('"', "")
        plain = _PLAIN.format(definition, row["body"].strip())
        is_plain = row["enabled"] == "O" and row["way"] == "plpgsql"
        standing[row["name"]] = plain if is_plain else ""
    yield from _compare(expected, standing)


_PLAIN: Final = "{} {}"


def _body_of(function: str) -> str:
    body = _BODY.search(function)
    return body[1].strip() if body else ""


def _exclusions(connection: Connection) -> Iterator[Discrepancy]:
    expected = {
        guard.name.removesuffix("_insert"): _plain(guard.postgres[0].partition(" EXCLUDE ")[2])
        for guard in GUARDS
        if len(guard.postgres) == 1
    }
    standing = {
        row["name"]: _plain(row["definition"].partition("EXCLUDE ")[2])
        for row in _rows(connection, _EXCLUSIONS)
    }
    yield from _compare(expected, standing)


def _compare(expected: Mapping[str, str], standing: Mapping[str, str]) -> Iterator[Discrepancy]:
    """Compare guards by name and by what they say."""
    for name in sorted({*expected, *standing}):
        if name not in standing:
            yield Discrepancy(DiscrepancyKind.GUARD_MISSING, record_id=name)
        elif name not in expected:
            yield _put_in(name)
        elif expected[name] != standing[name]:
            yield Discrepancy(DiscrepancyKind.GUARD_CHANGED, record_id=name)


def _plain(statement: str) -> str:
    """Take from a statement what the database adds or leaves out when it repeats it."""
    return re.sub(r"::text|[\s()]", "", statement)


def _tables(connection: Connection) -> Iterator[Discrepancy]:
    own = f"tenant PERMISSIVE {{public}} ALL {OWN_ROWS} / {OWN_ROWS}"
    standing = {row["relname"]: row for row in _rows(connection, _TABLES)}
    for name, table in sorted(Base.metadata.tables.items()):
        row = standing.get(name)
        if row is None or row["kind"] != "rp":
            yield Discrepancy(DiscrepancyKind.TABLE_MISSING, table=name)
            continue
        is_secured = "agency_id" in table.columns and name not in SHARED
        policies = _plain(row["policies"] or "")
        if row["relrowsecurity"] != is_secured or policies != (_plain(own) if is_secured else ""):
            yield Discrepancy(DiscrepancyKind.GUARD_CHANGED, record_id=f"policy of {name}")
        if row["rules"]:
            yield _put_in(f"rule {row['rules']} of {name}")


def _grants(connection: Connection) -> Iterator[Discrepancy]:
    for row in _rows(connection, _GRANTS):
        name, right = row["relname"], row["right"]
        allowed = SHARED.get(name) or PROTECTED.get(name) or "SELECT, INSERT, UPDATE, DELETE"
        is_wider = right in _WRITES and (right not in allowed.split(", ") or row["passes"])
        if is_wider or (row["role"] == "public"):
            yield _put_in(f"{right} on {name} to {row['role']}")


def _put_in(name: str) -> Discrepancy:
    return Discrepancy(DiscrepancyKind.GUARD_PUT_IN, record_id=name)


def _rows(connection: Connection, query: str) -> list[Mapping[str, Any]]:
    statement = text(query.replace("::", "\\:\\:"))
    if ":tables" in query:
        statement = statement.bindparams(bindparam("tables", expanding=True))
    values = {"tables": [*Base.metadata.tables]} if ":tables" in query else {}
    return [dict(row) for row in connection.execute(statement, values).mappings()]
