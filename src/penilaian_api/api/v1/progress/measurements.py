"""Serve measurements: post one or many, list, show."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.measurements import (
    MeasurementIn,
    MeasurementOut,
    MeasurementPage,
    MeasurementsIn,
    MeasurementsOut,
)
from penilaian_api.api.v1.shared.formats import DryRun
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import PostedMeasurement

router = GuardedRouter("/measurements", "Monitoring")


@router.post("", action=Action.MEASUREMENT_POST, status=201)
def post_measurement(body: MeasurementIn, work: Work) -> MeasurementOut:
    """Record a measurement.

    Record one number about a person or a unit, for a period that is open or being rated.

    The period's scheme says what is measured and on which scale; the organization's result, for a
    unit, always runs from 1 to 5. Correct an existing measurement with `supersedes_id`.
    """
    (measurement,) = measurements.post(work, (_to_input(body),))
    return MeasurementOut.model_validate(measurement)


@router.post("/batch", action=Action.MEASUREMENT_POST)
def post_measurements(
    body: MeasurementsIn,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> MeasurementsOut:
    """Record measurements in bulk.

    Record up to 1,000 measurements, all or nothing; every refused one is named.
    """
    inputs = [_to_input(item) for item in body.items]
    posted = measurements.post(work, inputs, bulk=True, dry_run=dry_run)
    return MeasurementsOut(
        is_dry_run=dry_run, items=tuple(map(MeasurementOut.model_validate, posted))
    )


@router.get("", action=Action.MEASUREMENT_READ)
def list_measurements(
    listed: Annotated[Listed, Depends(query_of(measurements.MEASUREMENTS_PARAMETERS))], work: Work
) -> MeasurementPage:
    """List measurements.

    List the measurements that you may see: on yourself, your people, or the agency.
    """
    items = measurements.page(work, listed.request)
    return listed.answer(MeasurementPage, items, MeasurementOut.model_validate)


@router.get("/{measurement_id}", action=Action.MEASUREMENT_READ)
def get_measurement(measurement_id: Key, work: Work) -> MeasurementOut:
    """Show a measurement.

    Show one number with its source, who recorded it, and whether it was corrected.
    """
    return MeasurementOut.model_validate(measurements.get(work, measurement_id))


def _to_input(measurement: MeasurementIn) -> PostedMeasurement:
    return PostedMeasurement(**dict(measurement))
