import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.nip import EmploymentKind, Sex

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "golden.json").read_text("utf-8"))
CASES = GOLDEN["nip"]["cases"]
VALID = [case for case in CASES if case["valid"]]
INVALID = [case for case in CASES if not case["valid"]]
KINDS = {"PNS": EmploymentKind.CIVIL_SERVANT, "PPPK": EmploymentKind.CONTRACT}
SEXES = {"L": Sex.MALE, "P": Sex.FEMALE}
REASONS = {
    "30 February": "nip_birth_date",
    "13 is neither a month 01-12 nor a PPPK code 21+": "nip_appointment",
    "sequence 000": "nip_sequence",
    "17 digits": "nip_length",
    "appointed at age 5": "nip_age",
}


def refusal(text):
    with pytest.raises(InvalidDataError) as refused:
        nip.parse(text)
    return refused.value.code


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["nip"])
def test_a_golden_number_says_who_was_appointed_when(case):
    parsed = nip.parse(case["nip"])
    assert parsed.kind == KINDS[case["jenis"]]
    assert parsed.born_on == date.fromisoformat(case["lahir"])
    assert parsed.sex == SEXES[case["jenis_kelamin"]]
    assert parsed.sequence == case["urut"]
    assert parsed.contract_code == case.get("kode_perjanjian")
    if parsed.kind is EmploymentKind.CIVIL_SERVANT:
        assert f"{parsed.appointed_year}-{parsed.appointed_month:02}" == case["tmt_cpns"]
    else:
        assert parsed.appointed_month is None
        assert parsed.appointed_year == case["tahun_pengangkatan"]


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case["nip"])
def test_a_golden_wrong_number_is_refused_for_its_reason(case):
    assert refusal(case["nip"]) == REASONS[case["why"]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nip_digits"),
        ("19960818202204100A", "nip_digits"),
        ("١٩٩٦٠٨١٨٢٠٢٢٠٤١٠٠١", "nip_digits"),
        ("1996081820220410011", "nip_length"),
        ("000008182022041001", "nip_birth_date"),
        ("199013012015051001", "nip_birth_date"),
        ("199001012015001001", "nip_appointment"),
        ("199001012015201001", "nip_appointment"),
        ("199001012015050001", "nip_sex"),
        ("199001012015053001", "nip_sex"),
        ("199006012003051001", "nip_age"),
        ("199006012002211001", "nip_age"),
    ],
)
def test_a_wrong_number_is_refused_for_what_is_wrong_with_it(text, code):
    assert refusal(text) == code


@pytest.mark.parametrize("text", ["199006012008061001", "199006012008211001"])
def test_an_appointment_at_eighteen_is_possible(text):
    assert nip.parse(text).appointed_year == 2008
    assert not nip.is_doubtful(nip.parse(text))


@pytest.mark.parametrize("text", ["199006012008051001", "199006012007211001", "199006012003061001"])
def test_l6_an_appointment_before_eighteen_is_taken_and_doubtful(text):
    assert nip.is_doubtful(nip.parse(text))


def test_spaces_as_people_write_them_do_not_count():
    assert nip.parse(" 19960818 202204\u00a01 001 ").text == "199608182022041001"


@given(st.one_of(st.text(), st.text("0123456789", min_size=17, max_size=19)))
def test_any_text_is_parsed_or_refused_as_bad_data(text):
    with suppress(InvalidDataError):
        assert nip.parse(text).text == "".join(text.split())


@given(
    st.dates(date(1950, 1, 1), date(2000, 12, 31)),
    st.integers(2019, 2026),
    st.one_of(st.integers(1, 12), st.integers(21, 99)),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_what_was_put_into_a_number_is_read_from_it(born_on, year, code, sex, sequence):
    text = f"{born_on:%Y%m%d}{year}{code:02}{sex}{sequence:03}"
    parsed = nip.parse(text)
    assert (parsed.text, parsed.born_on, parsed.appointed_year) == (text, born_on, year)
    assert (parsed.appointed_month or int(parsed.contract_code)) == code
    assert parsed.sequence == sequence
