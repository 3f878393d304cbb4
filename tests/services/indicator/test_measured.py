"""The fields of an indicator are those of its class, wherever they are stated, stored or shown."""

from dataclasses import fields

from penilaian_api.api.v1.shared.measured import MeasuredOut
from penilaian_api.services.indicator.indicators import IndicatorVersionInput
from penilaian_api.services.indicator.measured import MEASURED, MeasuredInput, MeasuredView
from penilaian_api.storage.models.base import attribute_names
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.plan import PlanIndicator

NOT_STATED = {"agency_id", "id", "indicator_id", "number", "state", "proposed_by", "version"}
"""What the library itself keeps of a version."""


def test_what_enters_a_score_has_the_same_fields_on_all_floors() -> None:
    for model in (IndicatorVersion, PlanIndicator):
        assert set(MEASURED) <= set(attribute_names(model))
    assert [field.name for field in fields(MeasuredInput)] == list(MEASURED)
    assert [field.name for field in fields(MeasuredView)] == list(MEASURED)
    assert list(MeasuredOut.model_fields) == list(MEASURED)


def test_every_field_of_a_version_is_stated_or_kept_by_the_library() -> None:
    stated = {field.name for field in fields(IndicatorVersionInput)}
    assert stated == set(attribute_names(IndicatorVersion, without=NOT_STATED))
