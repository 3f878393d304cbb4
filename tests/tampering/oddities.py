"""Write by raw SQL what no program of ours would: of another type, of no type, or nowhere."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

_NESTED: Final = "[" * 3_000 + "]" * 3_000
_DEEP: Final = f"UPDATE account SET scopes = '{_NESTED}'"

ON_SQLITE: Final[Mapping[str, str]] = {
    "UPDATE unit SET name = CAST(x'ff80' AS TEXT)": "record_changed at row [0-9]+: unit [0-9a-f]",
    "UPDATE unit SET name = CAST(name AS BLOB)": "record_changed at row [0-9]+: unit [0-9a-f]",
    "UPDATE unit SET version = 'x'": "record_changed at row [0-9]+: unit [0-9a-f]",
    "UPDATE unit SET id = upper(id) WHERE id <> upper(id)": "record_(changed|put_in)",
    "UPDATE snapshot SET agency_id = 'x'": "record_missing at row [0-9]+: snapshot [0-9a-f]",
    "UPDATE audit_event SET action = CAST(x'ff' AS TEXT) WHERE seq = 7": "unreadable at row 7",
    "UPDATE audit_detail SET content = CAST(x'ff' AS TEXT) WHERE seq = 7": "unreadable at row 7",
    "UPDATE audit_detail SET salt = 1 WHERE seq = 7": "detail_changed at row 7",
    "UPDATE audit_event SET seq = 'x' WHERE seq = 7": "missing_or_inserted at row 7",
    "UPDATE audit_event SET at = replace(at, ' ', 'T') WHERE seq = 7": "changed at row 7",
    "UPDATE audit_event SET at = 1e300 WHERE seq = 7": "changed at row 7",
    "UPDATE audit_head SET seq = x'00'": "head_differs",
    "UPDATE evaluation SET finalized_at = replace(finalized_at, ' ', 'T')": (
        "record_changed at row [0-9]+: evaluation [0-9a-f]"
    ),
    "UPDATE assessment SET score = 9e99": "record_changed at row [0-9]+: assessment",
    "UPDATE scheme_version SET document = CAST(document AS BLOB)": "record_changed.*scheme_version",
    "UPDATE scheme_version SET document = 'null'": "record_changed.*scheme_version",
    _DEEP: "record_changed at row [0-9]+: account [0-9a-f]",
    "UPDATE login SET account_id = 'x'": "derived_differs: login 'x'|derived_differs: login",
    "UPDATE login SET normal_form = 'x' WHERE login = 'staff@alfa'": "derived_differs: login",
    "UPDATE login SET normal_form = NULL WHERE login = 'staff@alfa'": "derived_differs: login",
    "UPDATE login SET login = x'ff'  WHERE rowid = (SELECT min(rowid) FROM login)": (
        "derived_differs: login"
    ),
    "UPDATE national_holiday SET day = '2026-99-99' WHERE day = (SELECT max(day) "
    "FROM national_holiday)": "unreadable: national_holiday",
    "UPDATE assessor SET starts_on = 'x'": "unreadable: assessor",
    "UPDATE agency SET zone = x'00'": "record_changed at row [0-9]+: agency",
    "UPDATE agency SET work_days = 'mon'": r"record_changed at row [0-9]+: agency .*\(work_days\)",
    "UPDATE legal_step SET target = x'ff' WHERE rowid = 1": "derived_differs: legal_step",
    "ALTER TABLE login RENAME TO old": "unreadable: login",
    "ALTER TABLE audit_detail RENAME TO old": "unreadable at row 1",
    "ALTER TABLE unit RENAME COLUMN name TO old": "record_changed at row [0-9]+: unit",
}
ON_POSTGRES: Final[Mapping[str, str]] = {
    "UPDATE evaluation SET finalized_at = 'infinity'": (
        "record_changed at row [0-9]+: evaluation [0-9a-f]"
    ),
    "UPDATE agency SET created_at = '4000-01-01 BC'": "record_changed at row [0-9]+: agency",
    "UPDATE agency SET work_days = 'mon'": r"record_changed at row [0-9]+: agency .*\(work_days\)",
    "UPDATE audit_event SET at = 'infinity' WHERE seq = 7": "unreadable at row 7",
    "UPDATE national_holiday SET day = 'infinity' WHERE day = (SELECT max(day) "
    "FROM national_holiday)": "unreadable: national_holiday",
    "UPDATE assessor SET starts_on = '-infinity'": "unreadable: assessor",
    _DEEP: "record_changed at row [0-9]+: account [0-9a-f]|unreadable: account",
    "ALTER TABLE unit RENAME COLUMN name TO old": "record_changed at row [0-9]+: unit",
    "ALTER TABLE audit_detail RENAME TO old": "unreadable at row 1",
    "UPDATE login SET normal_form = 'x' WHERE login = 'staff@alfa'": "derived_differs: login",
    "UPDATE login SET normal_form = NULL WHERE login = 'staff@alfa'": "derived_differs: login",
    "ALTER TABLE login RENAME TO old": "unreadable: login",
    "ALTER TABLE national_holiday RENAME TO old": "unreadable: national_holiday",
    "ALTER TABLE audit_head RENAME COLUMN digest TO old": "unreadable at row",
    f"UPDATE snapshot SET agency_id = '{UUID(int=1)}'": "record_missing at row [0-9]+: snapshot",
}
