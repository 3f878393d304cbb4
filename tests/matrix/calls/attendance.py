"""Build the calls on attendance and discipline."""

from tests.factories.registers.attendance import day, sanction
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call, ident


@register
def post_attendance(_: Scene) -> Call:
    body = {"source": "Mesin presensi", "items": [day("2026-03-03", who="peer")]}
    return Call("POST", "/v1/attendance", body)


@register
def upload_attendance(_: Scene) -> Call:
    content = b"NIP;Tanggal;Status\nalfa-peer;03/03/2026;Hadir\n"
    file = ("presensi.csv", content, "text/csv")
    return Call("POST", "/v1/attendance/files", files={"attendance": file})


@register
def get_attendance_template(_: Scene) -> Call:
    return Call("GET", "/v1/attendance/template")


@register
def list_attendance(scene: Scene) -> Call:
    marker = scene["attendance", scene.subject]["id"]
    return Call("GET", "/v1/attendance?limit=200", marker=marker)


@register
def get_attendance_year(scene: Scene) -> Call:
    return Call(
        "GET", f"/v1/employees/{ident(scene.subject)}/attendance?year=2026", marker="2026-03"
    )


@register
def list_discipline_rules(_: Scene) -> Call:
    return Call("GET", "/v1/discipline-rules", marker="pp-94-2021")


@register
def reckon_discipline(scene: Scene) -> Call:
    period = scene["period", scene.state]
    return Call("POST", f"/v1/periods/{period['id']}/discipline", {})


@register
def list_reckonings(scene: Scene) -> Call:
    marker = scene["reckoning", scene.subject]["id"]
    return Call("GET", "/v1/discipline-reckonings?limit=200", marker=marker)


@register
def get_reckoning(scene: Scene) -> Call:
    key = scene["reckoning", scene.subject]["id"]
    return Call("GET", f"/v1/discipline-reckonings/{key}", marker=key)


@register
def list_sanctions(scene: Scene) -> Call:
    marker = scene["sanction", scene.subject]["id"]
    return Call("GET", "/v1/sanctions?limit=200", marker=marker)


@register
def get_sanction(scene: Scene) -> Call:
    key = scene["sanction", scene.subject]["id"]
    return Call("GET", f"/v1/sanctions/{key}", marker=key)


@register
def record_sanction(_: Scene) -> Call:
    body = sanction(employee_id=ident("peer"))
    return Call("POST", "/v1/sanctions", body)


@register
def void_sanction(scene: Scene) -> Call:
    record = scene["sanction", scene.subject]
    reason = {"reason": "Salah orang"}
    return Call("POST", f"/v1/sanctions/{record['id']}/void", reason, record["version"])
