"""Serve scoring schemes: list, check, simulate, draft, adopt, activate, retire."""

from functools import lru_cache
from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import BaseAddress, CallerLanguage, ExpectedVersion
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.unvarying import Unvarying
from penilaian_api.api.routing.work import PublicContext, Work
from penilaian_api.api.v1.scoring.schemas.schemes import (
    SchemeCheckOut,
    SchemeChoice,
    SchemeGuideOut,
    SchemeIn,
    SchemeOut,
    SchemePage,
    SchemeShippedList,
    SchemeShippedOut,
)
from penilaian_api.api.v1.scoring.schemas.simulations import SimulationIn, SimulationOut
from penilaian_api.api.v1.shared.faults import describe_faults
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.paragraphs import ParagraphOut, paragraphs_to_response
from penilaian_api.api.v1.shared.shapes import Bilingual, Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.scoring.guide import guide_of
from penilaian_api.domain.scoring.scheme import json_schema
from penilaian_api.domain.scoring.scheme.scheme import Scheme, digest, document
from penilaian_api.services.scoring import schemes, simulations
from penilaian_api.services.scoring.schemes import SchemeSelector, SchemeVersionView

router = GuardedRouter("/schemes", "Schemes")


@router.get("", action=Action.SCHEME_READ)
def list_schemes(
    listed: Annotated[Listed, Depends(query_of(schemes.SCHEMES_PARAMETERS))], work: Work
) -> SchemePage:
    """List scheme versions.

    List the scheme versions of your agency, by key and number.
    """
    return listed.answer(SchemePage, schemes.page(work, listed.request), _to_response)


@router.get("/shipped", action=Action.SCHEME_READ)
def list_shipped_schemes(work: Work) -> SchemeShippedList:
    """List shipped schemes.

    List the schemes that come with the program, ready to be adopted or simulated.
    """
    del work
    return SchemeShippedList(
        items=tuple(_shipped_to_response(scheme) for scheme in schemes.list_shipped())
    )


@router.get("/schema", action=PUBLIC, media="application/schema+json")
def get_scheme_schema(context: PublicContext, base: BaseAddress) -> Unvarying:
    """Get the JSON Schema of schemes.

    Get the form of a scheme as JSON Schema, for editors and for checks of your own.

    It is made from the shapes that validate schemes. What fields must be to each other it cannot
    say: `check_scheme` does.
    """
    del context
    return _schema_document(base)


@router.post("/check", action=Action.SCHEME_SIMULATE)
def check_scheme(body: SchemeChoice, language: CallerLanguage, work: Work) -> SchemeCheckOut:
    """Check a scheme before activation.

    Check whether a scheme may be activated; nothing is stored.

    Each fault names the input at which the score jumps, falls or has no predicate; pointers are
    paths in the scheme.
    """
    scheme, faults = schemes.check(work, _to_selector(body))
    return SchemeCheckOut(
        key=scheme.key,
        digest=digest(scheme),
        is_fit=not faults,
        faults=describe_faults(faults, language),
    )


@router.post("/simulate", action=Action.SCHEME_SIMULATE)
def simulate_scheme(body: SimulationIn, language: CallerLanguage, work: Work) -> SimulationOut:
    """Simulate a scheme on your own inputs.

    Try a scheme on your own inputs; nothing is stored.

    Name the scheme by `scheme` (a whole document), `scheme_version` or `scheme_key`. The response
    contains the outcome, the whole trail of its computation, and an explanation in words.
    `warnings` name the inputs that this scheme does not read.
    """
    inputs = [item.model_dump(mode="json", exclude_none=True) for item in body.inputs]
    facts = body.facts.model_dump(mode="json")
    simulated = simulations.run(work, _to_selector(body), inputs, facts)
    warnings = describe_faults(simulated.warnings, language)
    return SimulationOut.model_validate({**simulated.outcome, "warnings": warnings})


@router.post("", action=Action.SCHEME_WRITE, status=201)
def create_scheme(body: SchemeIn, work: Work) -> SchemeOut:
    """Create a scheme draft.

    Create the next version of your own scheme, as a draft.
    """
    return _to_response(schemes.create(work, body.scheme))


@router.post("/{key}/adopt", action=Action.SCHEME_WRITE)
def adopt_scheme(key: Code, work: Work) -> SchemeOut:
    """Adopt a shipped scheme.

    Copy a shipped scheme into your agency, active at once.

    If your agency already has it, unchanged and active, that version is returned.
    """
    return _to_response(schemes.adopt(work, key))


@router.get("/{scheme_id}", action=Action.SCHEME_READ)
def get_scheme(scheme_id: Key, work: Work) -> SchemeOut:
    """Show a scheme version.

    Show one scheme version of your agency, with its whole document.
    """
    return _to_response(schemes.get(work, scheme_id))


@router.put("/{scheme_id}", action=Action.SCHEME_WRITE)
def edit_scheme(
    scheme_id: Key, body: SchemeIn, expected_version: ExpectedVersion, work: Work
) -> SchemeOut:
    """Replace a scheme draft.

    Replace the whole document of a draft; a version that was ever in use stays as it is.
    """
    return _to_response(schemes.edit(work, scheme_id, expected_version, body.scheme))


@router.post("/{scheme_id}/activate", action=Action.SCHEME_ACTIVATE)
def activate_scheme(scheme_id: Key, expected_version: ExpectedVersion, work: Work) -> SchemeOut:
    """Activate a scheme version.

    Let periods use this version; it is checked first, and can never change afterwards.
    """
    return _to_response(schemes.activate(work, scheme_id, expected_version))


@router.get("/{scheme_id}/guide", action=Action.SCHEME_READ)
def get_scheme_guide(scheme_id: Key, work: Work) -> SchemeGuideOut:
    """Show a scheme in plain words.

    Read what a scheme version assesses, how it computes a score, and which predicate follows.

    The sentences are made from the document itself, in both languages.
    """
    version = schemes.get(work, scheme_id)
    title = Bilingual(id=version.scheme.title.id, en=version.scheme.title.en)
    return SchemeGuideOut(
        id=version.id,
        key=version.key,
        number=version.number,
        title=title,
        paragraphs=_guide_to_response(version.scheme),
    )


@router.post("/{scheme_id}/retire", action=Action.SCHEME_RETIRE)
def retire_scheme(scheme_id: Key, expected_version: ExpectedVersion, work: Work) -> SchemeOut:
    """Retire a scheme version.

    Let no further period use this version; periods that already use it keep it.
    """
    return _to_response(schemes.retire(work, scheme_id, expected_version))


@lru_cache(maxsize=8)
def _schema_document(base: str) -> Unvarying:
    schema = json_schema.schema(f"{base}/v1/schemes/schema")
    return Unvarying.of_json(schema, "application/schema+json")


def _to_selector(choice: SchemeChoice) -> SchemeSelector:
    return SchemeSelector(choice.scheme, choice.scheme_version, choice.scheme_key)


def _guide_to_response(scheme: Scheme) -> tuple[ParagraphOut, ...]:
    return paragraphs_to_response(guide_of(scheme, "id"), guide_of(scheme, "en"))


def _to_response(version: SchemeVersionView) -> SchemeOut:
    scheme = version.scheme
    return SchemeOut(
        id=version.id,
        key=version.key,
        number=version.number,
        status=version.status,
        kind=scheme.kind,
        title=Bilingual(id=scheme.title.id, en=scheme.title.en),
        basis=scheme.basis,
        digest=version.digest,
        document=document(scheme),
        created_at=version.created_at,
        allowed_actions=version.allowed_actions,
        version=version.version,
    )


def _shipped_to_response(scheme: Scheme) -> SchemeShippedOut:
    return SchemeShippedOut(
        key=scheme.key,
        kind=scheme.kind,
        title=Bilingual(id=scheme.title.id, en=scheme.title.en),
        basis=scheme.basis,
        is_retired=scheme.status == "retired",
        digest=digest(scheme),
        document=document(scheme),
    )
