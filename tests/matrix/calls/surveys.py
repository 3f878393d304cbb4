"""Build the calls on instruments and surveys."""

from functools import partial

from penilaian_api.domain.plan.plan import CoreValue
from tests.matrix.building.surveys import ANSWERS, INSTRUMENT, survey_body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident


@register
def list_instruments(scene: Scene) -> Call:
    marker = scene["instrument", "active"]["id"]
    return Call("GET", "/v1/instruments?limit=200", marker=marker)


@register
def list_shipped_instruments(_: Scene) -> Call:
    return Call("GET", "/v1/instruments/shipped", marker="skm-14-2017")


@register
def create_instrument(_: Scene) -> Call:
    return Call("POST", "/v1/instruments", {"instrument": {**INSTRUMENT, "key": "loket-baru"}})


@register
def adopt_instrument(_: Scene) -> Call:
    return Call("POST", "/v1/instruments/pulse/adopt")


@register
def get_instrument(scene: Scene) -> Call:
    key = scene["instrument", scene.state]["id"]
    return Call("GET", f"/v1/instruments/{key}", marker=key)


@register
def edit_instrument(scene: Scene) -> Call:
    instrument = scene["instrument", scene.state]
    body = {"instrument": {**INSTRUMENT, "key": instrument["key"], "source": "Lain"}}
    return Call("PUT", f"/v1/instruments/{instrument['id']}", body, instrument["version"])


def _instrument(name: str, scene: Scene) -> Call:
    instrument = scene["instrument", scene.state]
    return Call("POST", f"/v1/instruments/{instrument['id']}/{name}", version=instrument["version"])


for _name in ("activate", "retire"):
    register_as(f"{_name}_instrument", partial(_instrument, _name))


@register
def list_surveys(scene: Scene) -> Call:
    return Call("GET", "/v1/surveys?limit=200", marker=scene["survey", scene.state]["id"])


@register
def create_survey(scene: Scene) -> Call:
    return Call("POST", "/v1/surveys", survey_body(scene.stage, "baru"))


@register
def get_survey(scene: Scene) -> Call:
    key = scene["survey", scene.state]["id"]
    return Call("GET", f"/v1/surveys/{key}", marker=key)


@register
def edit_survey(scene: Scene) -> Call:
    survey = scene["survey", scene.state]
    body = survey_body(scene.stage, "lain")
    return Call("PUT", f"/v1/surveys/{survey['id']}", body, survey["version"])


@register
def issue_survey_links(scene: Scene) -> Call:
    key = scene["survey", scene.state]["id"]
    body = {"unit_code": "DINAS", "kind": "single", "number": 2}
    return Call("POST", f"/v1/surveys/{key}/links", body)


def _survey(name: str, scene: Scene) -> Call:
    survey = scene["survey", scene.state]
    return Call("POST", f"/v1/surveys/{survey['id']}/{name}", version=survey["version"])


for _name in ("open", "close", "release"):
    register_as(f"{_name}_survey", partial(_survey, _name))


@register
def get_survey_release(scene: Scene) -> Call:
    key = scene["survey", scene.state]["id"]
    return Call("GET", f"/v1/surveys/{key}/release", marker=key)


@register
def get_trend(scene: Scene) -> Call:
    survey = scene["survey", scene.state]
    return Call("GET", "/v1/instruments/skm-14-2017/trend", marker=survey["id"])


@register
def get_public_survey(scene: Scene) -> Call:
    return Call("GET", f"/v1/public/surveys/{scene['link']}", marker="sarana_prasarana")


@register
def answer_public_survey(scene: Scene) -> Call:
    return Call("POST", f"/v1/public/surveys/{scene['link']}/answers", ANSWERS)


@register
def get_survey_qr_code(scene: Scene) -> Call:
    return Call("GET", f"/v1/public/surveys/{scene['link']}/qr")


@register
def show_survey_page(scene: Scene) -> Call:
    return Call("GET", f"/s/{scene['link']}", marker="sarana_prasarana")


@register
def answer_survey_page(scene: Scene) -> Call:
    fields = {code: str(value) for code, value in ANSWERS["values"].items()}
    return Call("POST", f"/s/{scene['link']}", data=fields)


@register
def invite_colleagues(scene: Scene) -> Call:
    key = scene["survey_of_people", "open"]["id"]
    return Call("POST", f"/v1/surveys/{key}/invitations", {"employee_code": "alfa-staff"})


@register
def invite_audience(scene: Scene) -> Call:
    return Call("POST", f"/v1/surveys/{scene['survey_of_staff']['id']}/audience-invitations")


@register
def get_person_release(scene: Scene) -> Call:
    key = scene["survey_of_people", "released"]["id"]
    person = ident(scene.subject)
    return Call("GET", f"/v1/surveys/{key}/people/{person}", marker=person)


@register
def list_my_invitations(scene: Scene) -> Call:
    return Call("GET", "/v1/me/invitations", marker=scene["invitation", scene.subject])


@register
def answer_invitation(scene: Scene) -> Call:
    path = f"/v1/invitations/{scene['invitation', scene.subject]}/answers"
    return Call("POST", path, {"values": dict.fromkeys(CoreValue, 4)})


@register
def decline_invitation(scene: Scene) -> Call:
    return Call("POST", f"/v1/invitations/{scene['invitation', scene.subject]}/decline")
