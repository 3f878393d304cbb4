"""Answer by one statement that gives the JSON itself: as little as an answer can cost.

No framework, no token, no wall: a bare ASGI function and the driver.
"""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import create_engine, make_url
from starlette.types import ASGIApp, Receive, Scope, Send

ME: Final = """
SELECT {object}('login', a.login, 'name', e.name, 'nip', e.nip, 'unit', u.name)
FROM account a JOIN employee e ON e.id = a.employee_id JOIN unit u ON u.id = e.unit_id
WHERE a.agency_id = {mark} AND a.employee_id = {mark}
"""
PLAN: Final = """
SELECT {object}('id', p.id, 'name', e.name, 'state', r.state, 'results', (
  SELECT {array}({object}('line', w.line_id, 'statement', w.statement, 'weight', w.weight,
    'indicators', (SELECT {array}({object}('line', i.line_id, 'statement', i.statement,
      'target', i.target, 'weight', i.weight)) FROM plan_indicator i
      WHERE i.agency_id = w.agency_id AND i.result_id = w.id)))
  FROM work_result w WHERE w.agency_id = r.agency_id AND w.revision_id = r.id))
FROM plan p JOIN employee e ON e.agency_id = p.agency_id AND e.id = p.employee_id
JOIN plan_revision r ON r.agency_id = p.agency_id AND r.plan_id = p.id AND r.state = 'approved'
WHERE p.agency_id = {mark} AND p.id = {mark}
"""
TEAM: Final = """
SELECT {array}({object}('id', t.id, 'code', t.employee_code, 'name', t.name, 'state', t.state))
FROM (SELECT e.id, e.employee_code, e.name, r.state FROM assessor s
  JOIN employee e ON e.agency_id = s.agency_id AND e.id = s.employee_id
  LEFT JOIN plan p ON p.agency_id = e.agency_id AND p.employee_id = e.id
  LEFT JOIN plan_revision r ON r.agency_id = p.agency_id AND r.plan_id = p.id
  WHERE s.agency_id = {mark} AND s.assessor_id = {mark} ORDER BY e.name LIMIT 50) t
"""
RESULT: Final = """
SELECT {object}('id', v.id, 'state', v.state, 'score', a.score, 'digest', s.digest)
FROM evaluation v JOIN assessment a ON a.agency_id = v.agency_id AND a.evaluation_id = v.id
LEFT JOIN snapshot s ON s.agency_id = a.agency_id AND s.id = a.snapshot_id
WHERE v.agency_id = {mark} AND v.id = {mark}
"""
_SQLITE: Final = {"object": "json_object", "array": "json_group_array", "mark": "?"}
_POSTGRES: Final = {"object": "json_build_object", "array": "json_agg", "mark": "%s"}


def make(address: str, keys: dict[str, Any]) -> tuple[ASGIApp, Callable[[str, int], str]]:
    """Make the bare application."""
    is_sqlite = make_url(address).get_backend_name() == "sqlite"
    options = {} if is_sqlite else {"options": f"-c app.agency_id={keys['agency']}"}
    engine = create_engine(address, isolation_level="AUTOCOMMIT", connect_args=options)
    connection = engine.raw_connection()
    words = _SQLITE if is_sqlite else _POSTGRES
    statements = {
        "/v1/me": (ME, keys["staff"]),
        "/v1/me/team": (TEAM, keys["head"]),
        "/v1/me/tasks": (TEAM, keys["head"]),
        f"/v1/plans/{keys['plan']}": (PLAN, keys["plan"]),
        f"/v1/evaluations/{keys['evaluation']}/explanation": (RESULT, keys["evaluation"]),
    }
    asked = {
        path: (
            text.format(**words),
            tuple(_key(key, is_sqlite=is_sqlite) for key in (keys["agency"], about)),
        )
        for path, (text, about) in statements.items()
    }

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        statement, values = asked[scope["path"]]
        cursor = connection.cursor()
        cursor.execute(statement, values)
        row = cursor.fetchone()
        cursor.close()
        body = str(row[0] if row else "").encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app, lambda who, _section: who


def _key(key: str, *, is_sqlite: bool) -> object:
    return UUID(key).hex if is_sqlite else UUID(key)
