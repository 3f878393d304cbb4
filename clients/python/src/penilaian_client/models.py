"""The shapes of the contract; written by generate.py, not by hand."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class AccessTrailItem(BaseModel):
    """
    One row of the trail that concerns you: who did or read what, and when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: Annotated[str, Field(title="Action")]
    at: Annotated[str, Field(title="At")]
    by_account_id: Annotated[str | None, Field(title="By Account Id")]
    by_employee_id: Annotated[str | None, Field(title="By Employee Id")]
    kind: Annotated[str, Field(title="Kind")]
    request_id: Annotated[str, Field(title="Request Id")]
    seq: Annotated[int, Field(title="Seq")]


class AccessTrailPage(BaseModel):
    """
    One page of your trail, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[AccessTrailItem], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")]


class ActivationIn(BaseModel):
    """
    A one-time code from the administration, and the password you choose.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(max_length=40, min_length=1, title="Code")]
    login: Annotated[str, Field(max_length=100, min_length=1, title="Login")]
    password: Annotated[str, Field(max_length=128, min_length=1, title="Password")]


class Alive(BaseModel):
    """
    The process answers.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["alive"], Field(title="Status")] = "alive"


class Aspect(RootModel[Literal["quantity", "quality", "time", "cost"]]):
    root: Annotated[
        Literal["quantity", "quality", "time", "cost"],
        Field(description="What an indicator measures (aspek).", title="Aspect"),
    ]


class Bilingual(BaseModel):
    """
    A text in Indonesian and in English.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    en: Annotated[str, Field(title="En")]
    id: Annotated[str, Field(title="Id")]


class ClientId(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Client Id")]


class ClientSecret(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Client Secret")]


class Password(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Password")]


class RefreshToken(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Refresh Token")]


class Username(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Username")]


class BodyCreateToken(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    client_id: Annotated[ClientId | None, Field(title="Client Id")] = None
    client_secret: Annotated[ClientSecret | None, Field(title="Client Secret")] = None
    grant_type: Annotated[
        str,
        Field(pattern="^(password|refresh_token|client_credentials)$", title="Grant Type"),
    ]
    password: Annotated[Password | None, Field(title="Password")] = None
    refresh_token: Annotated[RefreshToken | None, Field(title="Refresh Token")] = None
    username: Annotated[Username | None, Field(title="Username")] = None


class BodyRevokeToken(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    token: Annotated[str, Field(max_length=200, title="Token")]


class Bounds(BaseModel):
    """
    A target that is met anywhere between two values.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    high: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="High",
        ),
    ]
    low: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Low",
        ),
    ]


class Done(BaseModel):
    """
    It is done.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done: Annotated[Literal[True], Field(title="Done")] = True


class FaultOut(BaseModel):
    """
    One thing wrong at one place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]
    pointer: Annotated[str, Field(title="Pointer")]


class Baseline(RootModel[str]):
    root: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Baseline",
        ),
    ]


class Realization(RootModel[str]):
    root: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Realization",
        ),
    ]


class Step(RootModel[str]):
    root: Annotated[str, Field(max_length=120, min_length=1, title="Step")]


class Target(RootModel[str]):
    root: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Target",
        ),
    ]


class KeySet(BaseModel):
    """
    Public keys (RFC 7517).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    keys: Annotated[list[dict[str, str]], Field(title="Keys")]


class Count(RootModel[int]):
    root: Annotated[int, Field(ge=0, lt=2147483648, title="Count")]


class MeasurementInputIn(BaseModel):
    """
    A measured number of one part.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[Count | None, Field(title="Count")] = None
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = ""
    part: Annotated[str, Field(max_length=120, min_length=1, title="Part")]
    source: Annotated[Literal["measurement"], Field(title="Source")]
    value: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Value",
        ),
    ]


class MilestoneIn(BaseModel):
    """
    A named step and the attainment it stands for.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(max_length=120, min_length=1, title="Key")]
    value: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Value",
        ),
    ]


class Milestones(BaseModel):
    """
    A target of rising steps that end at 100.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    steps: Annotated[list[MilestoneIn], Field(max_length=40, min_length=1, title="Steps")]


class MyData(BaseModel):
    """
    All records about you, by kind (UU PDP art. 31-32).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    records: Annotated[dict[str, list[dict[str, Any]]], Field(title="Records")]


class PartOut(BaseModel):
    """
    The points of one part and what they bring to the total.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    exact: Annotated[str, Field(title="Exact")]
    key: Annotated[str, Field(title="Key")]
    points: Annotated[str, Field(title="Points")]
    share: Annotated[str | None, Field(title="Share")]
    weight: Annotated[str, Field(title="Weight")]


class PasswordIn(BaseModel):
    """
    The password that you have, and the one that you want.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    current: Annotated[str, Field(max_length=128, min_length=1, title="Current")]
    password: Annotated[str, Field(max_length=128, min_length=1, title="Password")]


class PeriodInputIn(BaseModel):
    """
    The score of a shorter period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(max_length=120, min_length=1, title="Key")]
    months: Annotated[int, Field(ge=0, le=1200, lt=2147483648, title="Months")]
    ordinal: Annotated[int, Field(ge=0, lt=2147483648, title="Ordinal")]
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = ""
    score: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Score",
        ),
    ]
    source: Annotated[Literal["period"], Field(title="Source")]


class Polarity(RootModel[Literal["higher", "lower", "within", "milestone"]]):
    root: Annotated[
        Literal["higher", "lower", "within", "milestone"],
        Field(description="Which side of the target is the good one.", title="Polarity"),
    ]


class Problem(BaseModel):
    """
    Why something was refused (RFC 9457).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]
    errors: Annotated[list[FaultOut] | None, Field(title="Errors", validate_default=True)] = []
    instance: Annotated[str, Field(title="Instance")]
    language: Annotated[str, Field(title="Language")]
    status: Annotated[int, Field(title="Status")]
    title: Annotated[str, Field(title="Title")]
    type: Annotated[str, Field(title="Type")]


class Chosen(RootModel[str]):
    root: Annotated[str, Field(max_length=40, min_length=1, title="Chosen")]


class Value(RootModel[str]):
    root: Annotated[
        str,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Value",
        ),
    ]


class RatingsOut(BaseModel):
    """
    The ratings of the two axes; null where there is none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    behavior: Annotated[str | None, Field(title="Behavior")]
    results: Annotated[str | None, Field(title="Results")]


class Ready(BaseModel):
    """
    The record answers too, and stands at the newest revision.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["ready"], Field(title="Status")] = "ready"


class ResultKind(RootModel[Literal["main", "additional"]]):
    root: Annotated[
        Literal["main", "additional"],
        Field(
            description="Whether a work result is a main or an additional one (utama, tambahan).",
            title="ResultKind",
        ),
    ]


class Role(RootModel[Literal["employee", "supervisor", "admin", "auditor", "service"]]):
    root: Annotated[
        Literal["employee", "supervisor", "admin", "auditor", "service"],
        Field(
            description="What kind of caller: derived from records at each request, never from a token.",
            title="Role",
        ),
    ]


class Sanction(RootModel[Literal["light", "moderate", "severe"]]):
    root: Annotated[
        Literal["light", "moderate", "severe"],
        Field(
            description="The level of a discipline sanction in force (hukuman disiplin), lightest first.",
            title="Sanction",
        ),
    ]


class SchemeCheckOut(BaseModel):
    """
    Whether a scheme may be activated, and what stands against it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str, Field(title="Digest")]
    faults: Annotated[list[FaultOut], Field(title="Faults")]
    is_fit: Annotated[bool, Field(title="Is Fit")]
    key: Annotated[str, Field(title="Key")]


class SchemeKey(RootModel[str]):
    root: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Scheme Key")]


class SchemeChoice(BaseModel):
    """
    Exactly one of: a whole scheme, a version of your agency, a key.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    scheme: Annotated[dict[str, Any] | None, Field(title="Scheme")] = None
    scheme_key: Annotated[SchemeKey | None, Field(title="Scheme Key")] = None
    scheme_version: Annotated[str | None, Field(title="Scheme Version")] = None


class SchemeIn(BaseModel):
    """
    A scheme of your own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    scheme: Annotated[
        dict[str, Any],
        Field(
            description="A scheme, as the shipped ones show it; decimals are strings.",
            title="Scheme",
        ),
    ]


class SchemeOut(BaseModel):
    """
    A version of a scheme as your agency uses it; only a draft can still change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    basis: Annotated[str, Field(title="Basis")]
    created_at: Annotated[str, Field(title="Created At")]
    digest: Annotated[str, Field(title="Digest")]
    document: Annotated[dict[str, Any], Field(title="Document")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    kind: Annotated[str, Field(title="Kind")]
    number: Annotated[int, Field(title="Number")]
    status: Annotated[str, Field(title="Status")]
    title: Bilingual
    version: Annotated[int, Field(title="Version")]


class SchemePage(BaseModel):
    """
    One page of scheme versions, by key and number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[SchemeOut], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")]


class SchemeShippedOut(BaseModel):
    """
    A scheme that comes with the program; a retired one is history and only simulates.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    basis: Annotated[str, Field(title="Basis")]
    digest: Annotated[str, Field(title="Digest")]
    document: Annotated[dict[str, Any], Field(title="Document")]
    is_retired: Annotated[bool, Field(title="Is Retired")]
    key: Annotated[str, Field(title="Key")]
    kind: Annotated[str, Field(title="Kind")]
    title: Bilingual


class SchemeStatus(RootModel[Literal["draft", "active", "retired"]]):
    root: Annotated[
        Literal["draft", "active", "retired"],
        Field(
            description="A version is drafted, then used, then only kept.",
            title="SchemeStatus",
        ),
    ]


class Scope(RootModel[Literal["own_unit", "between_units", "between_agencies"]]):
    root: Annotated[
        Literal["own_unit", "between_units", "between_agencies"],
        Field(description="How far an additional result reaches.", title="Scope"),
    ]


class TokenOut(BaseModel):
    """
    An access token, and for a person the refresh token that replaces it (once).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    access_token: Annotated[str, Field(title="Access Token")]
    expires_in: Annotated[int, Field(title="Expires In")]
    refresh_token: Annotated[str | None, Field(title="Refresh Token")] = None
    token_type: Annotated[Literal["bearer"], Field(title="Token Type")] = "bearer"


class Tone(RootModel[Literal["positive", "mixed", "negative"]]):
    root: Annotated[
        Literal["positive", "mixed", "negative"],
        Field(description="What the feedback of a period says on the whole.", title="Tone"),
    ]


class TrailStep(BaseModel):
    """
    One step of the computation, so that anyone can do it again.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    basis: Annotated[str, Field(title="Basis")]
    exact: Annotated[str | None, Field(title="Exact")]
    formula: Annotated[str, Field(title="Formula")]
    id: Annotated[str, Field(title="Id")]
    inputs: Annotated[list[str], Field(title="Inputs")]
    label: Bilingual
    outcome: Annotated[str | None, Field(title="Outcome")]
    rounded: Annotated[str | None, Field(title="Rounded")]
    share: Annotated[str | None, Field(title="Share")]
    value: Annotated[str | None, Field(title="Value")]


class ParentCode(RootModel[str]):
    root: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Parent Code")]


class UnitIn(BaseModel):
    """
    A unit as it should be; it is named by its code in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = False
    kind: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Kind")]
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    parent_code: Annotated[ParentCode | None, Field(title="Parent Code")] = None
    sector: Annotated[
        str | None, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Sector")
    ] = "general"


class UnitOut(BaseModel):
    """
    A unit of work (*unit kerja*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    kind: Annotated[str, Field(title="Kind")]
    name: Annotated[str, Field(title="Name")]
    parent_id: Annotated[str | None, Field(title="Parent Id")]
    path: Annotated[str, Field(title="Path")]
    sector: Annotated[str, Field(title="Sector")]
    version: Annotated[int, Field(title="Version")]


class UnitPage(BaseModel):
    """
    One page of units, by code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[UnitOut], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")]


class FactsIn(BaseModel):
    """
    What else is true of the person and the period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    feedback_tone: Tone | None = None
    new_idea: Annotated[bool | None, Field(title="New Idea")] = False
    sanction: Sanction | None = None
    study_dropout: Annotated[bool | None, Field(title="Study Dropout")] = False


class IndicatorInputIn(BaseModel):
    """
    A target and its realization.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aspects: Annotated[
        list[Aspect] | None, Field(max_length=4, title="Aspects", validate_default=True)
    ] = []
    baseline: Annotated[Baseline | None, Field(title="Baseline")] = None
    is_maximum: Annotated[bool | None, Field(title="Is Maximum")] = False
    key: Annotated[str, Field(max_length=120, min_length=1, title="Key")]
    name: Annotated[str | None, Field(max_length=500, title="Name")] = ""
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = ""
    polarity: Polarity
    realization: Annotated[Realization | None, Field(title="Realization")] = None
    result: Annotated[str, Field(max_length=120, min_length=1, title="Result")]
    result_kind: Annotated[ResultKind | None, Field(validate_default=True)] = "main"
    result_name: Annotated[str | None, Field(max_length=500, title="Result Name")] = ""
    result_weight: Annotated[
        str | None,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Result Weight",
        ),
    ] = "1"
    scope: Scope | None = None
    source: Annotated[Literal["indicator"], Field(title="Source")]
    step: Annotated[Step | None, Field(title="Step")] = None
    target: Annotated[Target | Bounds | Milestones, Field(title="Target")]
    weight: Annotated[
        str | None,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Weight",
        ),
    ] = "1"


class MeOut(BaseModel):
    """
    Who you are here, as the records say today.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    account_id: Annotated[str, Field(title="Account Id")]
    agency_id: Annotated[str, Field(title="Agency Id")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    name: Annotated[str | None, Field(title="Name")]
    roles: Annotated[list[Role], Field(title="Roles")]
    scopes: Annotated[list[str], Field(title="Scopes")]
    today: Annotated[str, Field(title="Today")]


class RatingInputIn(BaseModel):
    """
    A rating that a person chose, as a level or as a number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[
        str,
        Field(
            pattern="^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_.:-]{1,80})$",
            title="About",
        ),
    ]
    chosen: Annotated[Chosen | None, Field(title="Chosen")] = None
    name: Annotated[str | None, Field(max_length=500, title="Name")] = ""
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = ""
    result_kind: Annotated[ResultKind | None, Field(validate_default=True)] = "main"
    source: Annotated[Literal["rating"], Field(title="Source")]
    value: Annotated[Value | None, Field(title="Value")] = None


class SchemeShippedList(BaseModel):
    """
    All schemes that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[SchemeShippedOut], Field(title="Items")]


class Inputs(RootModel[IndicatorInputIn | RatingInputIn | MeasurementInputIn | PeriodInputIn]):
    root: Annotated[
        IndicatorInputIn | RatingInputIn | MeasurementInputIn | PeriodInputIn,
        Field(discriminator="source"),
    ]


class SimulationIn(BaseModel):
    """
    A scheme and inputs to try it on.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    facts: Annotated[FactsIn | None, Field(validate_default=True)] = {
        "new_idea": False,
        "study_dropout": False,
    }
    inputs: Annotated[
        list[Inputs] | None,
        Field(max_length=1000, title="Inputs", validate_default=True),
    ] = []
    scheme: Annotated[dict[str, Any] | None, Field(title="Scheme")] = None
    scheme_key: Annotated[SchemeKey | None, Field(title="Scheme Key")] = None
    scheme_version: Annotated[str | None, Field(title="Scheme Version")] = None


class SimulationOut(BaseModel):
    """
    What came out, how, and why in words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aspects: Annotated[dict[str, str], Field(title="Aspects")]
    explanation: Bilingual
    missing: Annotated[list[str], Field(title="Missing")]
    parts: Annotated[list[PartOut], Field(title="Parts")]
    predicate: Annotated[str | None, Field(title="Predicate")]
    ratings: RatingsOut
    score: Annotated[str | None, Field(title="Score")]
    suggested: RatingsOut
    trail: Annotated[list[TrailStep], Field(title="Trail")]
