"""Make reports of a period: tables for programs, a workbook and charts for people."""

from collections.abc import Mapping
from typing import Any

from story import Appraisal, Story

from penilaian_client import Client
from penilaian_client._call import Call

WORKBOOK = b"PK"
PICTURE = b"\x89PNG"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def make_reports(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Make each kind of report there is, and keep the files of some."""
    admin = story.admins[appraisal.system.agency]
    about = {
        "period_id": appraisal.period_ids[period_key],
        "unit_code": appraisal.system.office,
    }
    for form in admin.list_reports().items:
        admin.get_report(form.kind, **about)
    files = {
        "sebaran-predikat.xlsx": _file(admin, "distribution", about, "xlsx"),
        "sebaran-predikat.png": _file(admin, "distribution", about, "png"),
        "kemajuan-penilaian.svg": _file(admin, "completion", about, "svg"),
        "kontribusi.csv": _file(admin, "contribution", about, "csv"),
    }
    period_id = appraisal.period_ids[period_key]
    check = admin.check_siasn(period_id)
    files[f"siasn-{check.service}.csv"] = admin.export_siasn(period_id)
    files[f"siasn-{check.service}.json"] = admin.export_siasn(period_id, format="json")
    begins = (WORKBOOK, PICTURE, b"<svg", BYTE_ORDER_MARK, BYTE_ORDER_MARK, b"[\n{")
    if not all(map(bytes.startswith, files.values(), begins)):
        raise SystemExit("A report came in another form than was asked for.")
    story.files |= files


def _file(client: Client, kind: str, about: Mapping[str, Any], form: str) -> bytes:
    """Read a report as a file."""
    return client.download(Call("GET", f"/v1/reports/{kind}", {**about, "format": form}), None)
