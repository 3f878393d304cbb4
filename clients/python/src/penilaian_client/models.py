"""The shapes of the contract; written by generate.py, not by hand."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints
from typing_extensions import TypeAliasType


class AccomplishedEvaluationOut(BaseModel):
    """
    An evaluation in whose period it was completed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    period_key: Annotated[str, Field(title="Period Key")]


class AccomplishedLineOut(BaseModel):
    """
    An item of the plan, in the words of the newest revision that was agreed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    line_id: Annotated[str, Field(title="Line Id")]
    statement: Annotated[str, Field(title="Statement")]


class AccomplishmentDecisionIn(BaseModel):
    """
    Whether you confirm it; whoever does not says why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_confirmed: Annotated[bool, Field(title="Is Confirmed")]
    reason: Annotated[str | None, Field(max_length=1000, min_length=0, title="Reason")] = None


class AccomplishmentEvidenceOut(BaseModel):
    """
    What shows it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    evidence_id: Annotated[str, Field(title="Evidence Id")]
    title: Annotated[str, Field(title="Title")]


class AccomplishmentIn(BaseModel):
    """
    What you completed, to which items of your plan it belongs, and what shows it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed_on: Annotated[str, Field(title="Completed On")]
    description: Annotated[str, Field(max_length=2000, min_length=1, title="Description")]
    evidence_ids: Annotated[
        list[str],
        Field(
            description="What shows it, as `post_evidence` gave it.",
            max_length=20,
            min_length=1,
            title="Evidence Ids",
        ),
    ]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    line_ids: Annotated[
        list[str],
        Field(
            description="Lines of the plan, of agreed revisions.",
            max_length=20,
            min_length=1,
            title="Line Ids",
        ),
    ]
    plan_id: Annotated[str, Field(title="Plan Id")]
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class AccomplishmentState(StrEnum):
    """
    Where an accomplishment stands; only a confirmed one is shown to who decides.
    """

    entered = "entered"
    confirmed = "confirmed"
    declined = "declined"
    withdrawn = "withdrawn"


class AccountKind(StrEnum):
    """
    A person signs in with a password, a service with a client secret.
    """

    person = "person"
    service = "service"


class Accumulation(StrEnum):
    """
    How the progress entries of a period make its realization.
    """

    sum = "sum"
    last = "last"
    mean = "mean"
    max = "max"
    min = "min"


class Action(StrEnum):
    """
    What can be done; the wire value is also the scope of a service account.
    """

    me_read = "me_read"
    me_password = "me_password"
    me_trail = "me_trail"
    me_data = "me_data"
    me_tasks = "me_tasks"
    me_team = "me_team"
    session_read = "session_read"
    session_revoke = "session_revoke"
    agency_read = "agency_read"
    agency_edit = "agency_edit"
    unit_read = "unit_read"
    unit_write = "unit_write"
    position_read = "position_read"
    position_write = "position_write"
    employee_read = "employee_read"
    employee_write = "employee_write"
    assignment_read = "assignment_read"
    assignment_write = "assignment_write"
    reporting_line_read = "reporting_line_read"
    reporting_line_write = "reporting_line_write"
    delegation_read = "delegation_read"
    delegation_write = "delegation_write"
    account_read = "account_read"
    account_write = "account_write"
    approval_read = "approval_read"
    approval_answer = "approval_answer"
    holiday_read = "holiday_read"
    holiday_write = "holiday_write"
    import_run = "import_run"
    import_template = "import_template"
    defect_read = "defect_read"
    audit_read = "audit_read"
    event_read = "event_read"
    scheme_read = "scheme_read"
    scheme_write = "scheme_write"
    scheme_activate = "scheme_activate"
    scheme_retire = "scheme_retire"
    scheme_simulate = "scheme_simulate"
    standard_read = "standard_read"
    standard_write = "standard_write"
    standard_activate = "standard_activate"
    standard_retire = "standard_retire"
    standard_acknowledge = "standard_acknowledge"
    standard_coverage = "standard_coverage"
    cycle_read = "cycle_read"
    cycle_write = "cycle_write"
    participation_read = "participation_read"
    effectiveness_measure_read = "effectiveness_measure_read"
    effectiveness_read = "effectiveness_read"
    management_level_read = "management_level_read"
    system_review_read = "system_review_read"
    system_review_write = "system_review_write"
    involvement_read = "involvement_read"
    readiness_read = "readiness_read"
    gate_waive = "gate_waive"
    period_open = "period_open"
    period_start_rating = "period_start_rating"
    period_close = "period_close"
    period_reopen = "period_reopen"
    goal_read = "goal_read"
    goal_write = "goal_write"
    indicator_read = "indicator_read"
    indicator_draft = "indicator_draft"
    indicator_propose = "indicator_propose"
    indicator_agree = "indicator_agree"
    indicator_retire = "indicator_retire"
    indicator_review_read = "indicator_review_read"
    indicator_review = "indicator_review"
    indicator_map = "indicator_map"
    proposal_read = "proposal_read"
    proposal_submit = "proposal_submit"
    proposal_withdraw = "proposal_withdraw"
    proposal_answer = "proposal_answer"
    proposal_draft = "proposal_draft"
    announcement_read = "announcement_read"
    announcement_write = "announcement_write"
    announcement_withdraw = "announcement_withdraw"
    announcement_acknowledge = "announcement_acknowledge"
    announcement_coverage = "announcement_coverage"
    meeting_read = "meeting_read"
    meeting_schedule = "meeting_schedule"
    meeting_host = "meeting_host"
    meeting_correct = "meeting_correct"
    meeting_confirm = "meeting_confirm"
    plan_read = "plan_read"
    plan_create = "plan_create"
    plan_create_all = "plan_create_all"
    plan_edit = "plan_edit"
    plan_submit = "plan_submit"
    plan_withdraw = "plan_withdraw"
    plan_return = "plan_return"
    plan_approve = "plan_approve"
    plan_consent = "plan_consent"
    plan_sign = "plan_sign"
    plan_revise = "plan_revise"
    plan_close = "plan_close"
    plan_message = "plan_message"
    plan_message_read = "plan_message_read"
    plan_score = "plan_score"
    role_matrix_read = "role_matrix_read"
    contribution_read = "contribution_read"
    goal_contribution_read = "goal_contribution_read"
    progress_read = "progress_read"
    progress_post = "progress_post"
    evidence_post = "evidence_post"
    remedy_read = "remedy_read"
    remedy_take = "remedy_take"
    remedy_acknowledge = "remedy_acknowledge"
    measurement_read = "measurement_read"
    measurement_post = "measurement_post"
    rubric_read = "rubric_read"
    competence_read = "competence_read"
    competence_assess = "competence_assess"
    attendance_read = "attendance_read"
    attendance_post = "attendance_post"
    discipline_rule_read = "discipline_rule_read"
    discipline_read = "discipline_read"
    discipline_reckon = "discipline_reckon"
    sanction_read = "sanction_read"
    sanction_record = "sanction_record"
    sanction_void = "sanction_void"
    outcome_read = "outcome_read"
    outcome_write = "outcome_write"
    outcome_post = "outcome_post"
    outcome_link_read = "outcome_link_read"
    outcome_link_write = "outcome_link_write"
    unit_result_read = "unit_result_read"
    follow_up_effect_read = "follow_up_effect_read"
    public_service_read = "public_service_read"
    public_service_write = "public_service_write"
    service_case_read = "service_case_read"
    service_case_post = "service_case_post"
    service_case_realize = "service_case_realize"
    innovation_read = "innovation_read"
    innovation_write = "innovation_write"
    innovation_verify = "innovation_verify"
    verification_read = "verification_read"
    panel_read = "panel_read"
    panel_write = "panel_write"
    evaluation_create_all = "evaluation_create_all"
    evaluation_read = "evaluation_read"
    evaluation_self_assess = "evaluation_self_assess"
    evaluation_rate = "evaluation_rate"
    evaluation_finalize = "evaluation_finalize"
    evaluation_deliver = "evaluation_deliver"
    evaluation_acknowledge = "evaluation_acknowledge"
    evaluation_reopen = "evaluation_reopen"
    evaluation_propose_reuse = "evaluation_propose_reuse"
    evaluation_answer_reuse = "evaluation_answer_reuse"
    reopening_read = "reopening_read"
    reopening_grant = "reopening_grant"
    assessment_read = "assessment_read"
    document_issue = "document_issue"
    form_read = "form_read"
    document_job_start = "document_job_start"
    document_job_read = "document_job_read"
    document_job_stop = "document_job_stop"
    document_job_resume = "document_job_resume"
    document_job_download = "document_job_download"
    upward_report_send = "upward_report_send"
    upward_report_read = "upward_report_read"
    upward_report_acknowledge = "upward_report_acknowledge"
    position_history_read = "position_history_read"
    period_score = "period_score"
    rater_study_compute = "rater_study_compute"
    rater_study_read = "rater_study_read"
    rater_statistic_read = "rater_statistic_read"
    distribution_read = "distribution_read"
    report_form_read = "report_form_read"
    report_read = "report_read"
    siasn_export = "siasn_export"
    signal_read = "signal_read"
    objection_read = "objection_read"
    objection_file = "objection_file"
    objection_hear = "objection_hear"
    objection_decide = "objection_decide"
    feedback_read = "feedback_read"
    feedback_request = "feedback_request"
    feedback_give = "feedback_give"
    feedback_acknowledge = "feedback_acknowledge"
    feedback_reply = "feedback_reply"
    instrument_read = "instrument_read"
    instrument_write = "instrument_write"
    instrument_activate = "instrument_activate"
    instrument_retire = "instrument_retire"
    survey_read = "survey_read"
    survey_write = "survey_write"
    survey_open = "survey_open"
    survey_link = "survey_link"
    survey_close = "survey_close"
    survey_release = "survey_release"
    public_feedback_read = "public_feedback_read"
    public_feedback_moderate = "public_feedback_moderate"
    public_feedback_answer = "public_feedback_answer"
    public_feedback_count = "public_feedback_count"
    invitation_write = "invitation_write"
    invitation_read = "invitation_read"
    invitation_answer = "invitation_answer"
    invitation_decline = "invitation_decline"
    person_release_read = "person_release_read"
    outstanding_rule_read = "outstanding_rule_read"
    outstanding_rule_write = "outstanding_rule_write"
    outstanding_rule_activate = "outstanding_rule_activate"
    outstanding_rule_retire = "outstanding_rule_retire"
    outstanding_read = "outstanding_read"
    coaching_read = "coaching_read"
    coaching_open = "coaching_open"
    coaching_agree = "coaching_agree"
    coaching_guide = "coaching_guide"
    coaching_end = "coaching_end"
    guidance_feedback_read = "guidance_feedback_read"
    guidance_feedback_send = "guidance_feedback_send"
    counseling_read = "counseling_read"
    counseling_talk = "counseling_talk"
    counseling_reply = "counseling_reply"
    counseling_report = "counseling_report"
    counseling_arrange = "counseling_arrange"
    counseling_settle = "counseling_settle"
    counseling_sign = "counseling_sign"
    counseling_record_read = "counseling_record_read"
    counseling_decide = "counseling_decide"
    low_result_read = "low_result_read"
    recommendation_read = "recommendation_read"
    recommendation_propose = "recommendation_propose"
    recommendation_withdraw = "recommendation_withdraw"
    recommendation_decide = "recommendation_decide"
    decision_read = "decision_read"
    decision_record = "decision_record"
    decision_renew = "decision_renew"
    decision_revoke = "decision_revoke"
    decision_acknowledge = "decision_acknowledge"
    uncited_decision_read = "uncited_decision_read"
    result_use_read = "result_use_read"
    reward_read = "reward_read"
    unit_reward_read = "unit_reward_read"
    publication_read = "publication_read"
    publication_ask = "publication_ask"
    publication_consent = "publication_consent"
    publication_withdraw = "publication_withdraw"
    accomplishment_read = "accomplishment_read"
    accomplishment_write = "accomplishment_write"
    accomplishment_confirm = "accomplishment_confirm"
    meeting_action_read = "meeting_action_read"
    meeting_action_complete = "meeting_action_complete"
    calibration_read = "calibration_read"
    calibration_propose = "calibration_propose"
    calibration_decide = "calibration_decide"
    lesson_read = "lesson_read"
    meeting_regularity_read = "meeting_regularity_read"
    direction_read = "direction_read"
    direction_give = "direction_give"
    direction_acknowledge = "direction_acknowledge"
    rater_training_read = "rater_training_read"
    training_read = "training_read"
    training_propose = "training_propose"
    training_decide = "training_decide"
    training_close = "training_close"
    training_effect_read = "training_effect_read"
    improvement_step_take = "improvement_step_take"
    career_read = "career_read"
    career_plan_read = "career_plan_read"
    career_plan_write = "career_plan_write"


class ActionOutcomeIn(BaseModel):
    """
    What came of an action.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    outcome: Annotated[str, Field(max_length=1000, min_length=1, title="Outcome")]


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


class AgencyOut(BaseModel):
    """
    Your agency (*instansi*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    created_at: Annotated[str, Field(title="Created At")]
    id: Annotated[str, Field(title="Id")]
    is_sample: Annotated[bool, Field(title="Is Sample")]
    key: Annotated[str, Field(title="Key")]
    name: Annotated[str, Field(title="Name")]
    version: Annotated[int, Field(title="Version")]
    work_days: Annotated[list[str], Field(title="Work Days")]
    zone: Annotated[str, Field(title="Zone")]


class WorkDay(StrEnum):
    mon = "mon"
    tue = "tue"
    wed = "wed"
    thu = "thu"
    fri = "fri"
    sat = "sat"
    sun = "sun"


class AgencyPatch(BaseModel):
    """
    The fields of your agency to update; what is left out stays.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    name: Annotated[str | None, Field(max_length=200, min_length=1, title="Name")] = None
    work_days: Annotated[
        list[WorkDay] | None, Field(max_length=7, min_length=1, title="Work Days")
    ] = None
    zone: Annotated[str | None, Field(max_length=40, min_length=1, title="Zone")] = None


class AgreementIn(BaseModel):
    """
    What you think of your plan of guidance, to which you agree.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    own_view: Annotated[str | None, Field(max_length=4000, title="Own View")] = None


class AimIn(BaseModel):
    """
    What guidance aims at: a line of the person's plan, or a part of the score; one of both.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aim: Annotated[str, Field(max_length=1000, min_length=1, title="Aim")]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            max_length=500,
            title="Baseline",
        ),
    ] = None
    line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of a work result or an indicator of the plan.",
            title="Line Id",
        ),
    ] = None
    part: Annotated[
        str | None,
        Field(description="Key of the part, as the explained result has it.", title="Part"),
    ] = None
    strategy: Annotated[str | None, Field(max_length=2000, title="Strategy")] = None
    target: Annotated[str | None, Field(max_length=500, title="Target")] = None


class AimOut(BaseModel):
    """
    What guidance aims at.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aim: Annotated[str, Field(title="Aim")]
    baseline: Annotated[
        str,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    line_id: Annotated[str | None, Field(title="Line Id")]
    part: Annotated[str | None, Field(title="Part")]
    strategy: Annotated[str, Field(title="Strategy")]
    target: Annotated[str, Field(title="Target")]


class Alive(BaseModel):
    """
    The process responds.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["alive"] | None, Field(title="Status")] = None


class AnnouncementAcknowledgeIn(BaseModel):
    """
    The digest of what you read.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="Digest")]


class AnnouncementKind(StrEnum):
    """
    What is announced: news, how something is done, or what a leader states of a period.
    """

    announcement = "announcement"
    guide = "guide"
    leader_statement = "leader_statement"


class AnnouncementState(StrEnum):
    """
    Where an announcement stands; once it is published its text never changes.
    """

    draft = "draft"
    published = "published"
    withdrawn = "withdrawn"


class Approach(StrEnum):
    """
    How results are stated: described in words (kualitatif), or measured (kuantitatif).
    """

    qualitative = "qualitative"
    quantitative = "quantitative"


class ApprovalKind(StrEnum):
    """
    An act that takes two persons.
    """

    reopen_evaluation = "reopen_evaluation"
    reopen_period = "reopen_period"
    reset_account = "reset_account"
    grant_role = "grant_role"
    delegate = "delegate"
    reuse_result = "reuse_result"


class ApprovalRule(StrEnum):
    """
    Why an act took effect: a second person answered, or none was needed, or there was none.
    """

    second_person = "second_person"
    only_admin = "only_admin"
    not_needed = "not_needed"
    operator = "operator"


class Aspect(StrEnum):
    """
    What an indicator measures (aspek).
    """

    quantity = "quantity"
    quality = "quality"
    time = "time"
    cost = "cost"


class AssignmentKind(StrEnum):
    """
    Whether a post is one's own (definitif) or held for a time (Plt, Plh).
    """

    definitive = "definitive"
    acting = "acting"


class AssignmentOut(BaseModel):
    """
    Who holds a seat of a position: as their own post, or acting (Plt, Plh).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    kind: AssignmentKind
    nip: Annotated[str | None, Field(title="Nip")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    seat: Annotated[int, Field(title="Seat")]
    starts_on: Annotated[str, Field(title="Starts On")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    void_reason: Annotated[str | None, Field(title="Void Reason")]
    voided_at: Annotated[str | None, Field(title="Voided At")]


class AssignmentPage(BaseModel):
    """
    One page of assignments.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AssignmentOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


RealizationsAdditionalProperty = TypeAliasType(
    "RealizationsAdditionalProperty",
    Annotated[str, Field(examples=["97.5000"], pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$")],
)


StepsAdditionalProperty = TypeAliasType(
    "StepsAdditionalProperty", Annotated[str, Field(max_length=80, min_length=1)]
)


class AssumedIn(BaseModel):
    """
    A period, and the realizations that you assume for lines of the plan.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    period_id: Annotated[str, Field(title="Period Id")]
    realizations: Annotated[
        dict[str, RealizationsAdditionalProperty] | None,
        Field(max_length=500, title="Realizations"),
    ] = None
    steps: Annotated[
        dict[str, StepsAdditionalProperty] | None,
        Field(
            description="For milestones: the step reached.",
            max_length=500,
            title="Steps",
        ),
    ] = None


class AttendanceState(StrEnum):
    """
    What a person's day was, as the attendance system has it.
    """

    present = "present"
    late = "late"
    left_early = "left_early"
    absent_unexcused = "absent_unexcused"
    leave = "leave"
    duty_travel = "duty_travel"
    holiday = "holiday"


class AttendeeOut(BaseModel):
    """
    Somebody who is invited: whether they came, and confirmed it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    confirmed_at: Annotated[str | None, Field(title="Confirmed At")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    has_attended: Annotated[bool | None, Field(title="Has Attended")]
    is_outside_unit: Annotated[bool, Field(title="Is Outside Unit")]
    name: Annotated[str, Field(title="Name")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class AudienceInvitedOut(BaseModel):
    """
    How many were invited now, beside those who were already.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    invited: Annotated[int, Field(title="Invited")]


class GrantTypesSupportedEnum(StrEnum):
    password = "password"
    refresh_token = "refresh_token"
    client_credentials = "client_credentials"


class TokenEndpointAuthMethodsSupportedEnum(StrEnum):
    client_secret_basic = "client_secret_basic"
    client_secret_post = "client_secret_post"
    none = "none"


class UiLocalesSupportedEnum(StrEnum):
    id = "id"
    en = "en"


class AuthorizationServer(BaseModel):
    """
    How to sign in, as OAuth libraries read it (RFC 8414).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    grant_types_supported: Annotated[
        list[GrantTypesSupportedEnum] | None, Field(title="Grant Types Supported")
    ] = None
    issuer: Annotated[str, Field(title="Issuer")]
    jwks_uri: Annotated[str, Field(title="Jwks Uri")]
    response_types_supported: Annotated[
        list[Literal["none"]] | None, Field(title="Response Types Supported")
    ] = None
    revocation_endpoint: Annotated[str, Field(title="Revocation Endpoint")]
    revocation_endpoint_auth_methods_supported: Annotated[
        list[Literal["none"]] | None,
        Field(title="Revocation Endpoint Auth Methods Supported"),
    ] = None
    scopes_supported: Annotated[list[str], Field(title="Scopes Supported")]
    service_documentation: Annotated[str, Field(title="Service Documentation")]
    token_endpoint: Annotated[str, Field(title="Token Endpoint")]
    token_endpoint_auth_methods_supported: Annotated[
        list[TokenEndpointAuthMethodsSupportedEnum] | None,
        Field(title="Token Endpoint Auth Methods Supported"),
    ] = None
    ui_locales_supported: Annotated[
        list[UiLocalesSupportedEnum] | None, Field(title="Ui Locales Supported")
    ] = None


class AwaitedParty(StrEnum):
    """
    Whose step is awaited.
    """

    employee = "employee"
    assessor = "assessor"
    reviewer = "reviewer"


class Beneficiary(StrEnum):
    """
    Whom a contribution serves.
    """

    organization = "organization"
    public = "public"


class BeneficiaryCountOut(BaseModel):
    """
    How many lines serve the organization or the public, and how they are linked.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    beneficiary: Beneficiary
    direct: Annotated[int, Field(title="Direct")]
    lines: Annotated[int, Field(title="Lines")]
    supporting: Annotated[int, Field(title="Supporting")]
    unlinked: Annotated[int, Field(title="Unlinked")]
    with_realization: Annotated[int, Field(title="With Realization")]


class Bilingual(BaseModel):
    """
    A text in Indonesian and in English.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    en: Annotated[str, Field(title="En")]
    id: Annotated[str, Field(title="Id")]


class CalibrationDeclineIn(BaseModel):
    """
    Why a rating stays as it is.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class CalibrationIn(BaseModel):
    """
    Which rating should be another, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[
        str,
        Field(
            pattern="^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_-]{1,80})$",
            title="About",
        ),
    ]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    rating_after: Annotated[
        str,
        Field(
            description="As the rating itself is: a word, or for a criterion a level.",
            pattern="^(above|met|below|[1-5])$",
            title="Rating After",
        ),
    ]
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class CalibrationState(StrEnum):
    """
    Where a calibration of a rating stands.
    """

    proposed = "proposed"
    accepted = "accepted"
    declined = "declined"


class CancellationIn(BaseModel):
    """
    Why a meeting does not take place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class Capacity(StrEnum):
    """
    The capacity in which somebody rated (PermenPANRB 6/2022, annex IV A1-A11, V B5).
    """

    assessor = "assessor"
    higher_assessor = "higher_assessor"
    acting_assessor = "acting_assessor"
    delegate = "delegate"
    superior_after_window = "superior_after_window"
    objection_decider = "objection_decider"


class CareerStepIn(BaseModel):
    """
    A step of your career plan.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_done: Annotated[bool | None, Field(title="Is Done")] = None
    text: Annotated[str, Field(max_length=1000, min_length=1, title="Text")]
    year: Annotated[int, Field(ge=1950, le=2150, title="Year")]


class CareerStepOut(BaseModel):
    """
    A step of a career plan.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_done: Annotated[bool, Field(title="Is Done")]
    text: Annotated[str, Field(title="Text")]
    year: Annotated[int, Field(title="Year")]


class CaseFigure(StrEnum):
    """
    What the cases of a service say, of one person or of all.
    """

    completed = "completed"
    processing_time = "processing_time"
    response_time = "response_time"
    error_rate = "error_rate"


class CaseTime(StrEnum):
    """
    In what the times of a service are counted.
    """

    minutes = "minutes"
    hours = "hours"
    days = "days"
    working_days = "working_days"


class Cause(StrEnum):
    """
    Why someone is the assessor: by the superior post, a delegation, or a post above it.

    *FORMER*: by any of these, of someone who left the post, for what is not finished.
    """

    definitive = "definitive"
    delegation = "delegation"
    climb = "climb"
    former = "former"


class ChangeGround(StrEnum):
    """
    Why something was changed on that day and no other.
    """

    planned = "planned"
    bad_value = "bad_value"


class ChangeOut(BaseModel):
    """
    Which change is looked at, and by which method in which version.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    changed_on: Annotated[str, Field(title="Changed On")]
    chosen_for: ChangeGround
    method: Annotated[str, Field(title="Method")]
    method_version: Annotated[int, Field(title="Method Version")]


class ChartStyle(StrEnum):
    """
    How a chart shows its measures: parts of a whole, parts of a count, or one bar a row.
    """

    shares = "shares"
    counts = "counts"
    bars = "bars"


class ClosedWay(BaseModel):
    """
    Why a step is closed now (an objection, making final), and what can be done instead.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]


class CoachingCompletionIn(BaseModel):
    """
    What came of it, and the evaluation of competences that followed (B.1.9).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessment_id: Annotated[
        str | None,
        Field(
            description="An assessment of the person by the rubric of competences.",
            title="Assessment Id",
        ),
    ] = None
    conclusion: Annotated[str, Field(max_length=4000, min_length=1, title="Conclusion")]


class CoachingOutcomeIn(BaseModel):
    """
    What came of it, or why it ends.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    conclusion: Annotated[str, Field(max_length=4000, min_length=1, title="Conclusion")]


class CoachingSessionIn(BaseModel):
    """
    A session that took place: what was spoken of, and which steps were agreed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    agreed_steps: Annotated[str, Field(max_length=4000, min_length=1, title="Agreed Steps")]
    content: Annotated[str, Field(max_length=4000, min_length=1, title="Content")]
    held_on: Annotated[str, Field(title="Held On")]
    location: Annotated[str | None, Field(max_length=200, title="Location")] = None
    steps_due_on: Annotated[str | None, Field(title="Steps Due On")] = None


class CoachingSessionOut(BaseModel):
    """
    A session that took place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    agreed_steps: Annotated[str, Field(title="Agreed Steps")]
    content: Annotated[str, Field(title="Content")]
    held_on: Annotated[str, Field(title="Held On")]
    location: Annotated[str, Field(title="Location")]
    number: Annotated[int, Field(title="Number")]
    recorded_at: Annotated[str, Field(title="Recorded At")]
    steps_due_on: Annotated[str | None, Field(title="Steps Due On")]


class CoachingState(StrEnum):
    """
    Where a plan of guidance stands; it runs once the person has agreed to it.
    """

    open = "open"
    running = "running"
    completed = "completed"
    ended = "ended"


class CodeOut(BaseModel):
    """
    A one-time code, shown only once.

    `consent` says of an account in use by which rule the code works: `second_person` means that it
    works only once another admin consents to the request `approval_id`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    approval_id: Annotated[str | None, Field(title="Approval Id")]
    code: Annotated[str, Field(title="Code")]
    consent: ApprovalRule | None
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    expires_at: Annotated[str, Field(title="Expires At")]
    login: Annotated[str, Field(title="Login")]
    name: Annotated[str | None, Field(title="Name")]


class CodesFormat(StrEnum):
    """
    The file in which codes come: for programs, for a spreadsheet, or to be printed.
    """

    csv = "csv"
    xlsx = "xlsx"
    letters = "letters"


class CodesIn(BaseModel):
    """
    For whom codes are to be made: the named accounts, or all that wait (below a unit).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    account_ids: Annotated[list[str] | None, Field(title="Account Ids")] = None
    after: Annotated[
        str | None,
        Field(description="Only logins after this one: the last of a file.", title="After"),
    ] = None
    renew: Annotated[
        bool | None,
        Field(
            description="Also where a code still lives: the earlier one ends.",
            title="Renew",
        ),
    ] = None
    unit_id: Annotated[str | None, Field(title="Unit Id")] = None


class ColleagueAnswersIn(BaseModel):
    """
    A whole questionnaire: a value for each question, and texts if you like.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    texts: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], str] | None,
        Field(title="Texts"),
    ] = None
    values: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], int],
        Field(title="Values"),
    ]


class ColumnType(StrEnum):
    """
    How a column is read, written and aligned.
    """

    text = "text"
    code = "code"
    count_ = "count"
    number = "number"
    percent = "percent"


class ComparedSideOut(BaseModel):
    """
    The values on one side of a change: at most the sixty nearest to it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    mean: Annotated[str | None, Field(title="Mean")]
    median: Annotated[str | None, Field(title="Median")]


class ComparisonWarning(StrEnum):
    """
    What looks like an effect of the change, and need not be one.
    """

    regression_to_the_mean = "regression_to_the_mean"
    trend_before = "trend_before"
    no_spread = "no_spread"


class ConditionKind(StrEnum):
    """
    What a pattern says of some predicates together.
    """

    most_frequent = "most_frequent"
    at_most = "at_most"
    at_least = "at_least"
    at_least_one = "at_least_one"
    nobody = "nobody"


class ConductReplyIn(BaseModel):
    """
    What you think of what was talked of with you.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    own_view: Annotated[str, Field(max_length=4000, min_length=1, title="Own View")]


class ConductReportIn(BaseModel):
    """
    A report on a problem of conduct, with the fields of the form B.1.10.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    details: Annotated[str, Field(max_length=4000, min_length=1, title="Details")]
    feedback_ids: Annotated[
        list[str],
        Field(
            description="Feedback that goes with the report.",
            max_length=50,
            min_length=1,
            title="Feedback Ids",
        ),
    ]
    occurs_with_others: Annotated[bool, Field(title="Occurs With Others")]
    recipient_code: Annotated[
        str,
        Field(
            description="Who heads a unit of personnel or the agency.",
            max_length=40,
            min_length=1,
            title="Recipient Code",
        ),
    ]
    retrospective: Annotated[
        str,
        Field(
            description="What you have done so far.",
            max_length=4000,
            min_length=1,
            title="Retrospective",
        ),
    ]
    special_expectation: Annotated[
        str | None,
        Field(
            description="The leader's special expectation that it concerns, if any.",
            max_length=1000,
            title="Special Expectation",
        ),
    ] = None


class ContestedPart(StrEnum):
    """
    Which part of a result an objection is about.
    """

    results = "results"
    behavior = "behavior"
    indicator = "indicator"
    measurement = "measurement"
    whole = "whole"


class ContributionKind(StrEnum):
    """
    How a line stands to the one above it.
    """

    direct = "direct"
    supporting = "supporting"


class ContributionLinkOut(BaseModel):
    """
    A result (`line_id`) or a goal (`goal_key`) above a line, in rising order.

    `target` and shares are told where the link is direct, and only along links that are direct
    throughout: else it is supported, and no part of it is claimed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    goal_key: Annotated[str | None, Field(title="Goal Key")]
    height: Annotated[int, Field(title="Height")]
    held_by: Annotated[
        str,
        Field(
            description="The post that holds the result, or the unit of the goal.",
            title="Held By",
        ),
    ]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    kind: ContributionKind
    line_id: Annotated[str | None, Field(title="Line Id")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    planned_share: Annotated[
        str | None,
        Field(
            description="In percent: the own target as a share of the one above; of direct ones.",
            title="Planned Share",
        ),
    ]
    realized_share: Annotated[
        str | None,
        Field(
            description="In percent: what was realized as a share of the target above.",
            title="Realized Share",
        ),
    ]
    statement: Annotated[str, Field(title="Statement")]
    target: Annotated[str | None, Field(title="Target")]


class ControlLevel(StrEnum):
    """
    What an indicator measures, and how far it lies in the hands of its owner (annex II A2, A3).

    The assessor sees to it that a leader of a unit plans outcomes.
    """

    outcome = "outcome"
    intermediate_outcome = "intermediate_outcome"
    low_control_output = "low_control_output"


class CoreValue(StrEnum):
    """
    The seven core values of civil servants (BerAKHLAK), by their official names (art. 10).
    """

    berorientasi_pelayanan = "berorientasi_pelayanan"
    akuntabel = "akuntabel"
    kompeten = "kompeten"
    harmonis = "harmonis"
    loyal = "loyal"
    adaptif = "adaptif"
    kolaboratif = "kolaboratif"


class CorrectionIn(BaseModel):
    """
    Minutes in place of closed ones, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    minutes: Annotated[str, Field(max_length=8000, min_length=1, title="Minutes")]
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class CorrectionOut(BaseModel):
    """
    Minutes that stand in place of those before, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    corrected_at: Annotated[str, Field(title="Corrected At")]
    minutes: Annotated[str, Field(title="Minutes")]
    number: Annotated[int, Field(title="Number")]
    reason: Annotated[str, Field(title="Reason")]


class CounselingDecisionIn(BaseModel):
    """
    What follows from counseling, as you decide to whom it was reported.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    consequence: Annotated[str, Field(max_length=4000, min_length=1, title="Consequence")]


class CounselingRecordIn(BaseModel):
    """
    What you spoke of as counselor, which you sign.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    advice: Annotated[str | None, Field(max_length=4000, title="Advice")] = None
    agreed_steps: Annotated[str | None, Field(max_length=4000, title="Agreed Steps")] = None
    content: Annotated[str, Field(max_length=4000, min_length=1, title="Content")]
    held_on: Annotated[str, Field(title="Held On")]


class CounselingRecordState(StrEnum):
    """
    Where the counselor's record stands: it waits for those to whom it is reported.
    """

    signed = "signed"
    decided = "decided"


class CounselingSettlementIn(BaseModel):
    """
    Why it ends without counseling.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class CounselingState(StrEnum):
    """
    Where it stands; it is reported to nobody before the talk.
    """

    talked = "talked"
    reported = "reported"
    arranged = "arranged"
    counseled = "counseled"
    settled = "settled"


class CounselorCapacity(StrEnum):
    """
    As what somebody counsels: apart from the matter, as the assessor, or by their function.
    """

    independent = "independent"
    assessor = "assessor"
    official = "official"


class CreateImportForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    accounts: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Accounts",
        ),
    ] = None
    assignments: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Assignments",
        ),
    ] = None
    delegations: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Delegations",
        ),
    ] = None
    employees: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Employees",
        ),
    ] = None
    positions: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Positions",
        ),
    ] = None
    units: Annotated[
        str | None,
        Field(
            description="CSV, UTF-8.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Units",
        ),
    ] = None
    workbook: Annotated[
        str | None,
        Field(
            description="XLSX with a sheet for each kind.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Workbook",
        ),
    ] = None


class GrantType(StrEnum):
    password = "password"
    refresh_token = "refresh_token"
    client_credentials = "client_credentials"


class CreateTokenForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    client_id: Annotated[str | None, Field(max_length=200, title="Client Id")] = None
    client_secret: Annotated[str | None, Field(max_length=200, title="Client Secret")] = None
    device: Annotated[
        str | None, Field(examples=["Ponsel Siti"], max_length=60, title="Device")
    ] = None
    device_secret: Annotated[str | None, Field(max_length=200, title="Device Secret")] = None
    grant_type: Annotated[GrantType, Field(examples=["password"], title="Grant Type")]
    password: Annotated[
        str | None,
        Field(examples=["empat perahu menuju pulau"], max_length=200, title="Password"),
    ] = None
    refresh_token: Annotated[str | None, Field(max_length=200, title="Refresh Token")] = None
    scope: Annotated[str | None, Field(max_length=4000, title="Scope")] = None
    username: Annotated[
        str | None,
        Field(examples=["198804122011012003"], max_length=200, title="Username"),
    ] = None


class CreatedOut(BaseModel):
    """
    What was opened, or would be; counted are people who have a plan in the period.

    Who has no plan at all is in none of these numbers: the bulk creation of plans names those for
    whom none could be made.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created: Annotated[
        int,
        Field(description="Evaluations opened now, one for each person.", title="Created"),
    ]
    existing: Annotated[
        int,
        Field(
            description="People whose evaluation of this period was there already.",
            title="Existing",
        ),
    ]
    is_dry_run: Annotated[
        bool, Field(description="Whether nothing was stored.", title="Is Dry Run")
    ]
    moved: Annotated[
        int,
        Field(
            description="Evaluations, not rated yet, that go on by the plan for a newer post.",
            title="Moved",
        ),
    ]
    remaining: Annotated[
        int,
        Field(
            description="People left to another call, because of `at_most`.",
            title="Remaining",
        ),
    ]
    without_plan_in_force: Annotated[
        int,
        Field(
            description="People whose plans in the period have no revision in force: drafts and submitted ones, still to be approved. People without any plan are not counted.",
            title="Without Plan In Force",
        ),
    ]


class CriterionOut(BaseModel):
    """
    The median level of a criterion, and the reasons that were given, unnamed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    item: Annotated[str, Field(title="Item")]
    label: Bilingual
    level: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Level",
        ),
    ]
    reasons: Annotated[list[str], Field(title="Reasons")]


class DailyFormat(StrEnum):
    """
    How daily progress is given: JSON for programs, whole or by lines; a table for people.
    """

    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    xlsx = "xlsx"


class DecidedPurpose(StrEnum):
    """
    For what somebody is decided on; each is decided for itself, and guidance is none of them.
    """

    recognition = "recognition"
    reward = "reward"
    promotion = "promotion"
    transfer = "transfer"
    training = "training"
    education = "education"
    allowance = "allowance"
    sanction = "sanction"


class DecisionGround(StrEnum):
    """
    What a decision on an objection rests on.
    """

    figure_corrected = "figure_corrected"
    evidence_accepted = "evidence_accepted"
    rating_revised = "rating_revised"
    evidence_lacking = "evidence_lacking"
    rating_supported = "rating_supported"
    procedure_kept = "procedure_kept"
    other = "other"


class DecisionOutcome(StrEnum):
    """
    What was decided.
    """

    granted = "granted"
    declined = "declined"


class DecisionRevocationIn(BaseModel):
    """
    Why a decision is taken back, as its person will read it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class DeclineIn(BaseModel):
    """
    Why you decline.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=500, min_length=1, title="Reason")]


class DeductionOut(BaseModel):
    """
    What one day cost, in percent of its month.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: AttendanceState
    minutes: Annotated[int, Field(title="Minutes")]
    on: Annotated[str, Field(title="On")]
    percent: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Percent",
        ),
    ]


class DefectCode(StrEnum):
    """
    Why: the words that a person reads stand in the labels.
    """

    no_assignment = "no_assignment"
    only_acting = "only_acting"
    position_without_line = "position_without_line"
    assessor_is_self = "assessor_is_self"
    no_delegation = "no_delegation"
    no_assessor = "no_assessor"
    head_without_delegation = "head_without_delegation"
    assessment_ring = "assessment_ring"
    evaluation_left_open = "evaluation_left_open"
    evaluation_without_actor = "evaluation_without_actor"
    objection_without_decider = "objection_without_decider"
    plan_beyond_post = "plan_beyond_post"
    evaluation_of_former_post = "evaluation_of_former_post"
    unit_without_head = "unit_without_head"
    nip_doubtful = "nip_doubtful"
    assessor_outdated = "assessor_outdated"


class DelegationEnd(BaseModel):
    """
    The new last day, inclusive: never later than the one that was consented to.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str | None, Field(title="Ends On")]


class DelegationIn(BaseModel):
    """
    Who is to assess in the place of a position, by whose decision, and from when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    basis: Annotated[str | None, Field(max_length=300, min_length=0, title="Basis")] = None
    delegated_by: Annotated[str, Field(title="Delegated By")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    ends_on: Annotated[str | None, Field(title="Ends On")] = None
    position_id: Annotated[str, Field(title="Position Id")]
    starts_on: Annotated[str, Field(title="Starts On")]


class DelegationOut(BaseModel):
    """
    Who assesses in the place of a position (PermenPANRB 6/2022, annex IV A2-A3 and A7).

    While `is_pending` it waits for consent, by the request `approval_id`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    approval_id: Annotated[str | None, Field(title="Approval Id")]
    basis: Annotated[str, Field(title="Basis")]
    delegated_by: Annotated[str, Field(title="Delegated By")]
    delegated_by_name: Annotated[str, Field(title="Delegated By Name")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    is_pending: Annotated[bool, Field(title="Is Pending")]
    nip: Annotated[str | None, Field(title="Nip")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    starts_on: Annotated[str, Field(title="Starts On")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    void_reason: Annotated[str | None, Field(title="Void Reason")]
    voided_at: Annotated[str | None, Field(title="Voided At")]


class DelegationPage(BaseModel):
    """
    One page of delegations.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[DelegationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class DemandIn(BaseModel):
    """
    A level that the position demands; `title` names a technical competence of your own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    item: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Item")]
    level: Annotated[int, Field(description="A level, from 1 to 5.", ge=1, le=5, title="Level")]
    title: Annotated[str | None, Field(title="Title")] = None


class DemandsIn(BaseModel):
    """
    All that the position demands by itself, beside or in place of what its class does.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    levels: Annotated[list[DemandIn], Field(max_length=60, title="Levels")]


class DifferenceOut(BaseModel):
    """
    One field that was not as stated; null where it was not, or shall not be, there at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: Annotated[str | None, Field(title="After")]
    before: Annotated[str | None, Field(title="Before")]
    pointer: Annotated[str, Field(title="Pointer")]


class DirectionAcknowledgeIn(BaseModel):
    """
    The digest of what you read.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="Digest")]


class DirectionIn(BaseModel):
    """
    What you direct on an item of a plan in force.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    line_id: Annotated[str, Field(title="Line Id")]
    replaces_id: Annotated[
        str | None,
        Field(
            description="A direction of yours on this item that it replaces.",
            title="Replaces Id",
        ),
    ] = None
    text: Annotated[str, Field(max_length=2000, min_length=1, title="Text")]


class DirectionOut(BaseModel):
    """
    What a leader directs on an item of a plan (*arahan*), and when it was acknowledged.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str, Field(title="Author Name")]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="Digest")]
    given_at: Annotated[str, Field(title="Given At")]
    id: Annotated[str, Field(title="Id")]
    line_id: Annotated[str, Field(title="Line Id")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    replaced_by_id: Annotated[str | None, Field(title="Replaced By Id")]
    replaces_id: Annotated[str | None, Field(title="Replaces Id")]
    statement: Annotated[str, Field(title="Statement")]
    text: Annotated[str, Field(title="Text")]


class DirectionPage(BaseModel):
    """
    One page of directions, the first given before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[DirectionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class DisciplineBandOut(BaseModel):
    """
    What so many minutes or more cost of a month.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    from_minutes: Annotated[int, Field(title="From Minutes")]
    percent: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Percent",
        ),
    ]


class DisciplineIn(BaseModel):
    """
    By which rule discipline is reckoned; left out: the usual one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    rule: Annotated[str | None, Field(title="Rule")] = None


class DocumentForm(StrEnum):
    """
    Which of the forms a document is.
    """

    D_1_1 = "D.1.1"
    D_1_2 = "D.1.2"
    D_1_3 = "D.1.3"


class DocumentJobKind(StrEnum):
    """
    What a job makes for each person.
    """

    documents = "documents"
    forms = "forms"


class DocumentJobState(StrEnum):
    """
    Where a job stands; one that is done changes no more.
    """

    queued = "queued"
    running = "running"
    stopped = "stopped"
    done = "done"


class DocumentState(StrEnum):
    """
    Whether the result that a document states still stands.
    """

    valid = "valid"
    superseded = "superseded"


class Done(BaseModel):
    """
    It is done.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done: Annotated[Literal[True] | None, Field(title="Done")] = None


class DrawnDaysIn(BaseModel):
    """
    The days of which values are drawn.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    starts_on: Annotated[str, Field(title="Starts On")]


class DutyAreaOut(BaseModel):
    """
    An area of duties.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_mandatory: Annotated[bool, Field(title="Is Mandatory")]
    key: Annotated[str, Field(title="Key")]
    label: Bilingual


class EffectLevel(StrEnum):
    """
    Of whom an effect is stated.
    """

    people = "people"
    units = "units"


class EffectMeasure(StrEnum):
    """
    By what later results are compared.
    """

    predicate = "predicate"
    score = "score"


class EffectWarning(RootModel[Literal["regression_to_the_mean"]]):
    root: Annotated[
        Literal["regression_to_the_mean"],
        Field(
            description="What looks like an effect, and need not be one.",
            title="EffectWarning",
        ),
    ]


class EmploymentKind(StrEnum):
    """
    How a person stands in the agency: PNS, PPPK, or an official who is not appraised.
    """

    civil_servant = "civil_servant"
    contract = "contract"
    official = "official"


class EndPatch(BaseModel):
    """
    The new last day, inclusive; `null` for no end.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str | None, Field(title="Ends On")]


class EstimateOut(BaseModel):
    """
    A mean over the answers, and the interval that holds that of all with 95 %.

    `exact` is numerator and denominator. `low` and `high` are none where only one answered.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    exact: Annotated[str, Field(title="Exact")]
    high: Annotated[str | None, Field(title="High")]
    low: Annotated[str | None, Field(title="Low")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class EvaluationState(StrEnum):
    """
    Where an evaluation stands; receipt of a delivered one starts the employee's clocks.
    """

    open = "open"
    rated = "rated"
    final = "final"
    delivered = "delivered"


class EventDataOut(BaseModel):
    """
    What an event is about: a kind, an id and a version; read the record for what it says.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[
        int | None,
        Field(
            description="Of a set: how many records; empty where you do not reach all of them.",
            title="Count",
        ),
    ]
    id: Annotated[
        str | None,
        Field(description="Empty where the event tells of a set.", title="Id"),
    ]
    kind: Annotated[
        str,
        Field(description="The kind of record, as the audit trail calls it.", title="Kind"),
    ]
    version: Annotated[
        int | None,
        Field(
            description="The version that it had then, as its ETag; empty where it has none.",
            title="Version",
        ),
    ]


class EventOut(BaseModel):
    """
    One event, in the JSON form of CloudEvents 1.0.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    data: EventDataOut
    datacontenttype: Annotated[
        str | None, Field(description="Of `data`.", title="Datacontenttype")
    ] = None
    id: Annotated[
        str,
        Field(
            description="The same for whoever is told of it, and at each time.",
            title="Id",
        ),
    ]
    source: Annotated[
        str, Field(description="The agency whose trail it stands in.", title="Source")
    ]
    specversion: Annotated[
        str | None,
        Field(description="The version of CloudEvents: 1.0.", title="Specversion"),
    ] = None
    subject: Annotated[
        str | None,
        Field(
            description="Where it is read, below `/v1/`; empty where the event tells of a set.",
            title="Subject",
        ),
    ]
    time: Annotated[str, Field(title="Time")]
    type: Annotated[
        str,
        Field(
            description="What happened, as `plan.approved` or `evaluation.delivered`.",
            title="Type",
        ),
    ]


class EventPage(BaseModel):
    """
    Some events, in the order in which they happened.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    has_more: Annotated[
        bool,
        Field(
            description="Whether there may be more right now; else come back later.",
            title="Has More",
        ),
    ]
    items: Annotated[list[EventOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many events a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[
        str,
        Field(
            description="Send it as `after`, now or later, to go on from here.",
            title="Next",
        ),
    ]


class EvidenceKind(StrEnum):
    """
    A file that we keep, or an address that we only note.
    """

    file = "file"
    link = "link"


class EvidenceOut(BaseModel):
    """
    A piece of evidence; the type of a file was recognized from its bytes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    kind: EvidenceKind
    line_id: Annotated[
        str,
        Field(
            description="The work result or the indicator that it belongs to.",
            title="Line Id",
        ),
    ]
    media_type: Annotated[str | None, Field(title="Media Type")]
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    progress_id: Annotated[str | None, Field(title="Progress Id")]
    sha256: Annotated[str | None, Field(title="Sha256")]
    size: Annotated[int | None, Field(title="Size")]
    title: Annotated[str, Field(title="Title")]
    url: Annotated[str | None, Field(title="Url")]


class EvidencePage(BaseModel):
    """
    One page of evidence, the first posted first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[EvidenceOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Exemption(StrEnum):
    """
    Why no error may be tolerated, so that absolute words are in place (annex II A7a7).
    """

    life = "life"
    injury = "injury"
    national_security = "national_security"
    large_loss = "large_loss"


class Expectation(StrEnum):
    """
    A rating against what was expected (ekspektasi), best first.
    """

    above = "above"
    met = "met"
    below = "below"


class ExpectationIn(BaseModel):
    """
    A leader's special expectation under one core value.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue
    expectation: Annotated[str, Field(max_length=1000, min_length=1, title="Expectation")]


class ExpectationOut(BaseModel):
    """
    A leader's special expectation under one core value.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue
    expectation: Annotated[str, Field(title="Expectation")]


class DropoutPredicate(StrEnum):
    """
    Which of the two lowest predicates you decide on for a drop-out from study leave; without it the rating of behavior proposes one.
    """

    poor = "poor"
    very_poor = "very_poor"


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


class FeedOut(BaseModel):
    """
    What a feed brought: new cases, changed ones, and those that were there as they are.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    changed: Annotated[int, Field(title="Changed")]
    created: Annotated[int, Field(title="Created")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    unchanged: Annotated[int, Field(title="Unchanged")]


class FeedbackCountOut(BaseModel):
    """
    How much was said of a unit in a period, by kind and by what became of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    by_state: Annotated[dict[PublicFeedbackState, int], Field(title="By State")]
    by_topic: Annotated[dict[FeedbackTopic, int], Field(title="By Topic")]
    total: Annotated[int, Field(title="Total")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class State(StrEnum):
    asked = "asked"
    given = "given"


class FeedbackPageOut(BaseModel):
    """
    Where anybody says what they think of a unit, without an account.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    url: Annotated[str, Field(title="Url")]


class FeedbackRequestIn(BaseModel):
    """
    Whom you ask and what; without `employee_id` you ask about yourself.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    author_id: Annotated[str, Field(title="Author Id")]
    core_value: CoreValue | None = None
    employee_id: Annotated[str | None, Field(title="Employee Id")] = None
    line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of a work result or an indicator of the person's plan.",
            title="Line Id",
        ),
    ] = None
    question: Annotated[str, Field(max_length=1000, min_length=1, title="Question")]


class FeedbackTopic(StrEnum):
    """
    What kind of word it is.
    """

    praise = "praise"
    complaint = "complaint"
    suggestion = "suggestion"
    question = "question"


class FigureKind(StrEnum):
    """
    What a figure sets a result against.
    """

    effectiveness = "effectiveness"
    efficiency = "efficiency"
    productivity = "productivity"


class FigureOut(BaseModel):
    """
    A figure with its trace: `inputs` read `name = value @ record it came from`.

    An effectiveness is in percent, a productivity per month, an efficiency per unit of `per`. The
    value is rounded to four places; formula and inputs give it exactly.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    formula: Annotated[str, Field(title="Formula")]
    inputs: Annotated[list[str], Field(title="Inputs")]
    kind: FigureKind
    per: Annotated[str | None, Field(title="Per")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class FileFormat(StrEnum):
    """
    As what its files are given out.
    """

    zip = "zip"
    pdf = "pdf"


class FindingCode(StrEnum):
    """
    What can be wrong with an indicator.
    """

    missing_unit = "missing_unit"
    no_time_bound = "no_time_bound"
    unmeasurable = "unmeasurable"
    absolute_wording = "absolute_wording"
    activity_not_result = "activity_not_result"
    double_barrelled = "double_barrelled"


class FollowUpKind(StrEnum):
    """
    What follows a result, and is meant to change the next one.
    """

    training = "training"
    coaching = "coaching"


class FormGap(StrEnum):
    """
    Why a form is not among those of a plan.
    """

    other_post = "other_post"
    other_approach = "other_approach"
    no_period = "no_period"
    nothing_recorded = "nothing_recorded"


class Frequency(StrEnum):
    """
    How often an indicator is measured, and how long a period is.
    """

    month = "month"
    quarter = "quarter"
    year = "year"


class Gate(StrEnum):
    """
    What must be ready before a period opens, in the order in which it is prepared.
    """

    socialisation = "socialisation"
    indicators = "indicators"
    organization = "organization"


class GoalContributionOut(BaseModel):
    """
    A goal, who is linked right to it, and what their direct parts add up to.

    Who supports a result of theirs stands below them, in `get_team_contribution`, and is not
    added here: the leader's part has it already.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[str, Field(title="As Of")]
    beneficiary: Beneficiary
    direct_people: Annotated[int, Field(title="Direct People")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    parent_key: Annotated[str | None, Field(title="Parent Key")]
    people: Annotated[int, Field(title="People")]
    planned: Annotated[str | None, Field(title="Planned")]
    planned_share: Annotated[
        str | None,
        Field(
            description="In percent: the own target as a share of the one above; of direct ones.",
            title="Planned Share",
        ),
    ]
    realized: Annotated[str | None, Field(title="Realized")]
    realized_share: Annotated[
        str | None,
        Field(
            description="In percent: what was realized as a share of the target above.",
            title="Realized Share",
        ),
    ]
    statement: Annotated[str, Field(title="Statement")]
    target: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Target",
        ),
    ]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    year: Annotated[int, Field(title="Year")]


class GoalContributionPage(BaseModel):
    """
    One page of goals with what people contribute to them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[GoalContributionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Polarity(StrEnum):
    """
    Whether more is better (`higher`) or less (`lower`).
    """

    higher = "higher"
    lower_ = "lower"


class GoalIn(BaseModel):
    """
    A goal as it should be; year and key stand in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ] = None
    indicator: Annotated[str, Field(max_length=500, min_length=1, title="Indicator")]
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    measured_in: Annotated[str, Field(max_length=60, min_length=1, title="Measured In")]
    parent_key: Annotated[
        str | None,
        Field(description="The goal above it, same year.", title="Parent Key"),
    ] = None
    polarity: Annotated[
        Polarity | None,
        Field(
            description="Whether more is better (`higher`) or less (`lower`).",
            title="Polarity",
        ),
    ] = None
    statement: Annotated[str, Field(max_length=500, min_length=1, title="Statement")]
    statement_en: Annotated[str | None, Field(title="Statement En")] = None
    target: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Target",
        ),
    ]
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class GoalOut(BaseModel):
    """
    A goal of an agency or a unit with its measure (*IKU*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    id: Annotated[str, Field(title="Id")]
    indicator: Annotated[str, Field(title="Indicator")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    parent_id: Annotated[str | None, Field(title="Parent Id")]
    parent_key: Annotated[str | None, Field(title="Parent Key")]
    parent_statement: Annotated[str | None, Field(title="Parent Statement")]
    polarity: Annotated[
        str,
        Field(
            description="Whether more is better (`higher`) or less (`lower`).",
            title="Polarity",
        ),
    ]
    statement: Annotated[str, Field(title="Statement")]
    statement_en: Annotated[str | None, Field(title="Statement En")]
    target: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Target",
        ),
    ]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    year: Annotated[int, Field(title="Year")]


class GoalPage(BaseModel):
    """
    One page of goals, by year and key.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[GoalOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class GradeBandOut(BaseModel):
    """
    A grade of the index, and from where on it holds.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    grade: Annotated[str, Field(title="Grade")]
    least: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Least",
        ),
    ]
    name: Bilingual


class GuidanceKind(StrEnum):
    """
    How somebody is guided: by questions (B.1.6), or by a mentor's experience (B.1.7).
    """

    coaching = "coaching"
    mentoring = "mentoring"


class HearingIn(BaseModel):
    """
    What both sides said to you.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor_statement: Annotated[str, Field(max_length=4000, title="Assessor Statement")]
    employee_statement: Annotated[str, Field(max_length=4000, title="Employee Statement")]


class HeldPositionOut(BaseModel):
    """
    A position that a person holds or held.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_before: Annotated[str | None, Field(title="Ends Before")]
    kind: AssignmentKind
    starts_on: Annotated[str, Field(title="Starts On")]
    title: Annotated[str, Field(title="Title")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class HeldPostOut(BaseModel):
    """
    A post that a person holds today.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    kind: AssignmentKind
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class HolidayIn(BaseModel):
    """
    What your agency does on a day: it is off, or works although the country does not.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_working: Annotated[bool | None, Field(title="Is Working")] = None
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]


class HolidayOut(BaseModel):
    """
    A day that the calendar names; the agency's own entry overrides the national one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str | None, Field(title="Id")]
    is_national: Annotated[bool, Field(title="Is National")]
    is_working: Annotated[bool, Field(title="Is Working")]
    name: Annotated[str, Field(title="Name")]
    on: Annotated[str, Field(title="On")]
    source: Annotated[str | None, Field(title="Source")]
    version: Annotated[int | None, Field(title="Version")]


class ImportCount(BaseModel):
    """
    How many records of one kind the file creates, changes and leaves as they are.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    changed: Annotated[int, Field(title="Changed")]
    created: Annotated[int, Field(title="Created")]
    kind: Annotated[str, Field(title="Kind")]
    unchanged: Annotated[int, Field(title="Unchanged")]


class ImportDailyProgressForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    daily: Annotated[
        str,
        Field(
            description="CSV, JSON (an array of objects, or one on each line), each UTF-8, or XLSX with one sheet.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Daily",
        ),
    ]


class ImportDifference(BaseModel):
    """
    One record that the file creates or changes: its row, its key, and what changes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    change: Annotated[str, Field(title="Change")]
    fields: Annotated[list[str], Field(title="Fields")]
    key: Annotated[str, Field(title="Key")]
    kind: Annotated[str, Field(title="Kind")]
    row: Annotated[int, Field(title="Row")]


class IndicatorState(StrEnum):
    """
    Where a library item (butir kamus indikator) stands; a later change is a new version.
    """

    draft = "draft"
    proposed = "proposed"
    agreed = "agreed"
    retired = "retired"


class InnovationPhase(StrEnum):
    """
    How far an innovation has come.
    """

    idea = "idea"
    trial = "trial"
    adopted = "adopted"
    replicated = "replicated"


class InnovationState(StrEnum):
    """
    Where an entry of the register stands.
    """

    entered = "entered"
    verified = "verified"
    declined = "declined"
    withdrawn = "withdrawn"


class InnovatorOut(BaseModel):
    """
    One of those who made the innovation, as far as you may read of them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]


class InstrumentShortOut(BaseModel):
    """
    The instrument that was used, by key and digest.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str, Field(title="Digest")]
    key: Annotated[str, Field(title="Key")]


class IntervalOut(BaseModel):
    """
    A difference, and the bounds that hold the true one with 95 %.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    high: Annotated[str | None, Field(title="High")]
    low: Annotated[str | None, Field(title="Low")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class InvitationsIn(BaseModel):
    """
    About whom colleagues are asked, and which; without `author_codes` all who work closely.

    These are the teammates under the same assessor, and those whom the person assesses.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    author_codes: Annotated[list[str] | None, Field(title="Author Codes")] = None
    employee_code: Annotated[str, Field(max_length=40, min_length=1, title="Employee Code")]


class InvitedOut(BaseModel):
    """
    How many colleagues are asked from now on, by how they stand to the person.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    others: Annotated[int, Field(title="Others")]
    subordinates: Annotated[int, Field(title="Subordinates")]
    teammates: Annotated[int, Field(title="Teammates")]


class IssuedDocumentOut(BaseModel):
    """
    A document of a result: `file_digest` is the SHA-256 of its file, `code` is printed on it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    address: Annotated[str, Field(title="Address")]
    code: Annotated[str, Field(title="Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    file_digest: Annotated[str, Field(title="File Digest")]
    id: Annotated[str, Field(title="Id")]
    issued_at: Annotated[str, Field(title="Issued At")]
    kind: DocumentForm
    lacking: Annotated[list[str], Field(title="Lacking")]
    result_digest: Annotated[str, Field(title="Result Digest")]
    result_number: Annotated[int, Field(title="Result Number")]
    size: Annotated[int, Field(title="Size")]
    state: DocumentState
    template: Annotated[int, Field(title="Template")]


class ItemKind(StrEnum):
    """
    How a question is answered.
    """

    scale = "scale"
    choice = "choice"
    text = "text"


class ItemResultOut(BaseModel):
    """
    How a question was answered: the count of each value, in order, and the mean of a scale.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    counts: Annotated[list[int], Field(title="Counts")]
    mean: EstimateOut | None


class JobClass(StrEnum):
    """
    The class of a position (jenis jabatan), UU 20/2023 on civil servants.

    A regional head is a state official: they assess and are not appraised.
    """

    jpt_utama = "jpt_utama"
    jpt_madya = "jpt_madya"
    jpt_pratama = "jpt_pratama"
    administrator = "administrator"
    supervisory = "supervisory"
    functional = "functional"
    executive = "executive"
    state_official = "state_official"


class JobItemGap(StrEnum):
    """
    Why there is no file of a person.
    """

    no_result = "no_result"
    result_reopened = "result_reopened"
    no_form_applies = "no_form_applies"
    out_of_reach = "out_of_reach"
    record_damaged = "record_damaged"
    failed = "failed"


class JobItemState(StrEnum):
    """
    Where one person of a job stands; what is settled stays so.
    """

    waiting = "waiting"
    written = "written"
    lacking = "lacking"


class JudgedLevelIn(BaseModel):
    """
    A level for one item, and why: where the rubric wants it, it must be given.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    item: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Item")]
    level: Annotated[int, Field(description="A level, from 1 to 5.", ge=1, le=5, title="Level")]
    reason: Annotated[str | None, Field(max_length=1000, title="Reason")] = None


class KeySet(BaseModel):
    """
    Public keys (RFC 7517).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    keys: Annotated[list[dict[str, str]], Field(title="Keys")]


class Labels(BaseModel):
    """
    The words of every value, by enum and value.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    enums: Annotated[dict[str, dict[str, Bilingual]], Field(title="Enums")]


class LackOut(BaseModel):
    """
    One thing that is missing, in words, and the person or the post concerned.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    name: Annotated[str | None, Field(title="Name")]
    proposal_id: Annotated[str | None, Field(title="Proposal Id")]
    title_key: Annotated[str | None, Field(title="Title Key")]


class LeaderOut(BaseModel):
    """
    Somebody who leads, by what title, and on which days around the one you asked for.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: Cause
    employee_id: Annotated[str, Field(title="Employee Id")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    name: Annotated[str, Field(title="Name")]
    starts_on: Annotated[str, Field(title="Starts On")]


class LeadersOut(BaseModel):
    """
    Who assesses a person on a day, and who would decide their objection.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor: LeaderOut | None
    employee_id: Annotated[str, Field(title="Employee Id")]
    on: Annotated[str, Field(title="On")]
    reviewer: LeaderOut | None


class LeaveKindOut(BaseModel):
    """
    A kind of leave, whether it counts as presence, and by which source.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_presence: Annotated[bool, Field(title="Is Presence")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    label: Annotated[dict[str, str], Field(title="Label")]
    source: Annotated[str, Field(title="Source")]


class LeftOut(BaseModel):
    """
    A person for whom no plan was made, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    reason: Annotated[str, Field(title="Reason")]


class Likeness(StrEnum):
    """
    In what cases are alike, the nearest first.
    """

    ground_and_part = "ground_and_part"
    ground = "ground"
    part = "part"


class LinkKind(StrEnum):
    """
    How often a link is answered: once, or by everyone who comes to a counter.
    """

    single = "single"
    counter = "counter"


class LinkOut(BaseModel):
    """
    A link, shown this once: give it to one person, or lay it open at the counter.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    kind: LinkKind
    token: Annotated[str, Field(title="Token")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    url: Annotated[
        str,
        Field(description="The page on which people answer, in any browser.", title="Url"),
    ]


class LinksIn(BaseModel):
    """
    How many links are wanted about one unit, and of which kind.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    kind: LinkKind
    number: Annotated[int | None, Field(ge=1, le=1000, title="Number")] = None
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class ListFormat(StrEnum):
    """
    How a list is given: a page of JSON, or all of it, a line of JSON each.
    """

    json = "json"
    ndjson = "ndjson"


class ManagementLevelOut(BaseModel):
    """
    The leaders of one class of post: what they owe, what is done of it, and how well.

    `on_time`: final before the window for rating ended. `with_whole_feedback`: final with strength,
    improvement and suggestion. `corrected`: made final more than once.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged: Annotated[int, Field(title="Acknowledged")]
    completion: Annotated[
        str | None,
        Field(
            description="In percent; null where nothing was counted.",
            title="Completion",
        ),
    ]
    corrected: Annotated[int, Field(title="Corrected")]
    delivered: Annotated[int, Field(title="Delivered")]
    evaluations: Annotated[int, Field(title="Evaluations")]
    feedback_quality: Annotated[
        str | None,
        Field(
            description="In percent; null where nothing was counted.",
            title="Feedback Quality",
        ),
    ]
    final: Annotated[int, Field(title="Final")]
    job_class: JobClass | None
    leaders: Annotated[int, Field(title="Leaders")]
    on_time: Annotated[int, Field(title="On Time")]
    rated: Annotated[int, Field(title="Rated")]
    timeliness: Annotated[
        str | None,
        Field(
            description="In percent; null where nothing was counted.",
            title="Timeliness",
        ),
    ]
    with_whole_feedback: Annotated[int, Field(title="With Whole Feedback")]


class ManagementLevelsOut(BaseModel):
    """
    All levels of management in a period, the highest first, among the people you reach.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    levels: Annotated[list[ManagementLevelOut], Field(title="Levels")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]


class MappedPositionIn(BaseModel):
    """
    A position whose work an indicator measures.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    duty_area: Annotated[
        str | None,
        Field(description="In which duty area of its standard.", title="Duty Area"),
    ] = None
    position_code: Annotated[
        str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Position Code")
    ]


class MappedPositionOut(BaseModel):
    """
    A position to which an indicator is mapped, whoever holds it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    duty_area: Annotated[str | None, Field(title="Duty Area")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class MappingIn(BaseModel):
    """
    All positions to which an indicator is mapped; none of them unmaps it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    mapped_positions: Annotated[
        list[MappedPositionIn], Field(max_length=500, title="Mapped Positions")
    ]


class MappingOut(BaseModel):
    """
    The positions to which an indicator is mapped, by their code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    indicator_id: Annotated[str, Field(title="Indicator Id")]
    key: Annotated[str, Field(title="Key")]
    mapped_positions: Annotated[list[MappedPositionOut], Field(title="Mapped Positions")]
    version: Annotated[int, Field(title="Version")]


class MarkGround(StrEnum):
    """
    Why it is marked: done by a delegate, or by an account that was reset shortly before.
    """

    delegation = "delegation"
    reset = "reset"


class MarkedStep(StrEnum):
    """
    A step on a result by which it comes about.
    """

    rate = "rate"
    finalize = "finalize"
    deliver = "deliver"
    reopen = "reopen"
    decide = "decide"
    reuse = "reuse"


class MeasureAim(StrEnum):
    """
    On which side of its target a measure is met.
    """

    at_least = "at_least"
    at_most = "at_most"


class MeasureId(StrEnum):
    """
    What is measured of a system.
    """

    completion = "completion"
    timeliness = "timeliness"
    discrimination = "discrimination"
    objections_upheld = "objections_upheld"
    satisfaction = "satisfaction"
    participation = "participation"


class MeasuredIndicatorOut(BaseModel):
    """
    An indicator with its target and what was realized, by how many entries of `list_progress`.

    `accumulation` says how the entries make the realization.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    entries: Annotated[int, Field(title="Entries")]
    last_entry_on: Annotated[str | None, Field(title="Last Entry On")]
    line_id: Annotated[str, Field(title="Line Id")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    realization: Annotated[str | None, Field(title="Realization")]
    statement: Annotated[str, Field(title="Statement")]
    target: Annotated[str | None, Field(title="Target")]


class MeasurementIn(BaseModel):
    """
    A number about one person (by id or code) or about a unit (by code), for one period.

    `count`, `low` and `high` say what it rests on: how many answers, and their range. A correction
    names what it corrects in `supersedes_id`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")] = None
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    employee_id: Annotated[str | None, Field(title="Employee Id")] = None
    high: Annotated[str | None, Field(title="High")] = None
    low: Annotated[str | None, Field(title="Low")] = None
    part: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Part")]
    period_id: Annotated[str, Field(title="Period Id")]
    source: Annotated[str, Field(max_length=300, min_length=1, title="Source")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")] = None
    unit_code: Annotated[str | None, Field(title="Unit Code")] = None
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class MeasurementInputIn(BaseModel):
    """
    A measured number of one part.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")] = None
    high: Annotated[str | None, Field(title="High")] = None
    low: Annotated[str | None, Field(title="Low")] = None
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = None
    part: Annotated[str, Field(max_length=120, min_length=1, title="Part")]
    previous: Annotated[str | None, Field(title="Previous")] = None
    previous_origin: Annotated[str | None, Field(max_length=500, title="Previous Origin")] = None
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


class MeasurementOut(BaseModel):
    """
    A measurement; `is_corrected` says that a later one counts in its place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")]
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")] = None
    high: Annotated[str | None, Field(title="High")]
    id: Annotated[str, Field(title="Id")]
    is_corrected: Annotated[bool | None, Field(title="Is Corrected")] = None
    low: Annotated[str | None, Field(title="Low")]
    part: Annotated[str, Field(title="Part")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str | None, Field(title="Period Key")] = None
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    source: Annotated[str, Field(title="Source")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]
    unit_code: Annotated[str | None, Field(title="Unit Code")] = None
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")] = None
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class MeasurementPage(BaseModel):
    """
    One page of measurements, the first posted before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[MeasurementOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class MeasurementsIn(BaseModel):
    """
    Up to a thousand measurements, stored together or not at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[MeasurementIn], Field(title="Items")]


class MeasurementsOut(BaseModel):
    """
    What was stored, or with `dry_run` what would be, in the order in which it was sent.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    items: Annotated[list[MeasurementOut], Field(title="Items")]


class MeetingActionIn(BaseModel):
    """
    What somebody who takes part will do, and by when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    due_on: Annotated[str, Field(title="Due On")]
    owner_code: Annotated[
        str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Owner Code")
    ]
    what: Annotated[str, Field(max_length=500, min_length=1, title="What")]


class MeetingActionState(StrEnum):
    """
    Where an action of a meeting stands.
    """

    open = "open"
    done = "done"


class MeetingKind(StrEnum):
    """
    For what people meet.
    """

    indicator_discussion = "indicator_discussion"
    performance_review = "performance_review"
    monthly_review = "monthly_review"
    leader_statement = "leader_statement"
    system_review = "system_review"
    work_standard = "work_standard"
    coordination = "coordination"
    monthly_workshop = "monthly_workshop"
    coaching = "coaching"
    rater_training = "rater_training"
    calibration = "calibration"


class MeetingState(StrEnum):
    """
    Where a meeting stands; once it is closed its minutes never change.
    """

    planned = "planned"
    recorded = "recorded"
    closed = "closed"
    canceled = "canceled"


class MemberOut(BaseModel):
    """
    A person of the cycle, in the post by which they belong to it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    job_class: JobClass
    name: Annotated[str, Field(title="Name")]
    position_id: Annotated[str, Field(title="Position Id")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class MemberPage(BaseModel):
    """
    One page of the people of a cycle, by their code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[MemberOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]


class Mender(StrEnum):
    """
    Who can correct it: an admin enters data, a leader delegates, an operator recomputes.
    """

    admin = "admin"
    leader = "leader"
    operator = "operator"


class MessageIn(BaseModel):
    """
    What you say to the other side.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    message: Annotated[str, Field(max_length=2000, min_length=1, title="Message")]


class MessageOut(BaseModel):
    """
    What one side said to the other.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str, Field(title="Author Name")]
    id: Annotated[str, Field(title="Id")]
    message: Annotated[str, Field(title="Message")]
    sent_at: Annotated[str, Field(title="Sent At")]


class MessagePage(BaseModel):
    """
    One page of messages, in order.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[MessageOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class MilestoneIn(BaseModel):
    """
    A named step of a milestone target, and the attainment that reaching it stands for.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(max_length=80, min_length=1, title="Key")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class MilestoneOut(BaseModel):
    """
    A named step of a milestone target.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(title="Key")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class MonthAdoptionOut(BaseModel):
    """
    Of a month: accounts in use when it ended, and people who told progress in it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    activated: Annotated[int, Field(title="Activated")]
    active: Annotated[int, Field(title="Active")]
    starts_on: Annotated[str, Field(title="Starts On")]


class MyData(BaseModel):
    """
    All records about you, by kind (UU PDP art. 31-32).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    records: Annotated[dict[str, list[dict[str, Any]]], Field(title="Records")]


class ObjectionGround(StrEnum):
    """
    What an objection rests on, in the words of who objects.
    """

    figure_wrong = "figure_wrong"
    evidence_not_counted = "evidence_not_counted"
    rating_too_low = "rating_too_low"
    procedure = "procedure"
    other = "other"


class ObjectionIn(BaseModel):
    """
    Why you object.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ground: Annotated[
        ObjectionGround | None,
        Field(description="What you rest it on: how like cases ended is told by it."),
    ] = None
    part: Annotated[
        ContestedPart | None, Field(description="Which part of the result it is about.")
    ] = None
    reasons: Annotated[str, Field(max_length=4000, title="Reasons")]


class ObjectionRule(StrEnum):
    """
    The rule that closes the way to an objection, as a refusal names it.
    """

    permenpanrb_6_2022_V_B1 = "permenpanrb-6-2022:V-B1"
    permenpanrb_6_2022_V_B2 = "permenpanrb-6-2022:V-B2"
    permenpanrb_6_2022_IV_A11 = "permenpanrb-6-2022:IV-A11"
    permenpanrb_6_2022_IV_A12 = "permenpanrb-6-2022:IV-A12"
    permenpanrb_6_2022_29 = "permenpanrb-6-2022:29"


class ObjectionState(StrEnum):
    """
    Where an objection stands; the assessor's superior upholds or changes the result.
    """

    filed = "filed"
    heard = "heard"
    upheld = "upheld"
    changed = "changed"


class OptionOut(BaseModel):
    """
    One value that can be answered, and its name in your language.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    name: Annotated[str, Field(title="Name")]
    value: Annotated[int, Field(title="Value")]


class OrganizationResult(StrEnum):
    """
    The outcome of the unit that the assessor leads (capaian kinerja organisasi), best first.
    """

    outstanding = "outstanding"
    good = "good"
    needs_improvement = "needs_improvement"
    poor = "poor"
    very_poor = "very_poor"


class OutcomeGroupOut(BaseModel):
    """
    How many outcomes of the whole group moved in which direction, and reached their target.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    improved: Annotated[int, Field(title="Improved")]
    measured: Annotated[int, Field(title="Measured")]
    outcomes: Annotated[int, Field(title="Outcomes")]
    reached: Annotated[int, Field(title="Reached")]
    unchanged: Annotated[int, Field(title="Unchanged")]
    with_target: Annotated[int, Field(title="With Target")]
    worsened: Annotated[int, Field(title="Worsened")]


class OutcomeLinkIn(BaseModel):
    """
    Which line of a plan in force serves which outcome.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    line_id: Annotated[str, Field(title="Line Id")]
    outcome_key: Annotated[
        str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Outcome Key")
    ]
    plan_id: Annotated[str, Field(title="Plan Id")]


class OutcomeLinkOut(BaseModel):
    """
    A line of a plan with the outcome that it serves, and what that was last.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    line_id: Annotated[str, Field(title="Line Id")]
    linked_at: Annotated[str, Field(title="Linked At")]
    linked_by: Annotated[str, Field(title="Linked By")]
    measured_in: Annotated[str, Field(title="Measured In")]
    newest_ends_on: Annotated[str | None, Field(title="Newest Ends On")]
    newest_value: Annotated[str | None, Field(title="Newest Value")]
    outcome_id: Annotated[str, Field(title="Outcome Id")]
    outcome_key: Annotated[str, Field(title="Outcome Key")]
    outcome_name: Annotated[str, Field(title="Outcome Name")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    polarity: Annotated[
        str,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ]
    statement: Annotated[str, Field(title="Statement")]
    version: Annotated[int, Field(title="Version")]


class OutcomeLinkPage(BaseModel):
    """
    One page of lines that serve outcomes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutcomeLinkOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class OutcomeMove(StrEnum):
    """
    How an outcome moved from one value to the next.
    """

    improved = "improved"
    worsened = "worsened"
    unchanged = "unchanged"


class OutcomeProgressOut(BaseModel):
    """
    What an outcome was in some days, and before; `move` says which way is better.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    change: Annotated[str | None, Field(title="Change")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    is_reached: Annotated[bool | None, Field(title="Is Reached")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    move: OutcomeMove | None
    name: Annotated[str, Field(title="Name")]
    polarity: Annotated[
        str,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ]
    previous: Annotated[str | None, Field(title="Previous")]
    previous_ends_on: Annotated[str | None, Field(title="Previous Ends On")]
    target: Annotated[str | None, Field(title="Target")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    value: Annotated[str | None, Field(title="Value")]
    value_ends_on: Annotated[str | None, Field(title="Value Ends On")]


class OutcomeProgressPage(BaseModel):
    """
    One page of outcomes with what they were in some days, and the whole group in numbers.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    ends_on: Annotated[str, Field(title="Ends On")]
    group: OutcomeGroupOut
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutcomeProgressOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]
    starts_on: Annotated[str, Field(title="Starts On")]


class OutcomeSource(StrEnum):
    """
    Where the values of an outcome come from.
    """

    posted = "posted"
    survey = "survey"
    cases = "cases"


class OutcomeValueIn(BaseModel):
    """
    What an outcome was from one day through another; a correction names what it corrects.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")] = None
    ends_on: Annotated[str, Field(title="Ends On")]
    high: Annotated[str | None, Field(title="High")] = None
    low: Annotated[str | None, Field(title="Low")] = None
    source: Annotated[str, Field(max_length=300, min_length=1, title="Source")]
    starts_on: Annotated[str, Field(title="Starts On")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")] = None
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class OutcomeValueOut(BaseModel):
    """
    A value of an outcome; `is_corrected`: a later one counts in its place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")]
    ends_on: Annotated[str, Field(title="Ends On")]
    high: Annotated[str | None, Field(title="High")]
    id: Annotated[str, Field(title="Id")]
    is_corrected: Annotated[bool, Field(title="Is Corrected")]
    low: Annotated[str | None, Field(title="Low")]
    measured_in: Annotated[str, Field(title="Measured In")]
    outcome_id: Annotated[str, Field(title="Outcome Id")]
    outcome_key: Annotated[str, Field(title="Outcome Key")]
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    source: Annotated[str, Field(title="Source")]
    starts_on: Annotated[str, Field(title="Starts On")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class OutcomeValuePage(BaseModel):
    """
    One page of the values of outcomes: a time series.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutcomeValueOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class OutcomeValuesIn(BaseModel):
    """
    Up to two hundred values of one outcome, stored together or not at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[OutcomeValueIn], Field(title="Items")]


class OutcomeValuesOut(BaseModel):
    """
    What was stored, or with `dry_run` what would be; `unchanged` stood already as they are.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    corrected: Annotated[int, Field(title="Corrected")]
    created: Annotated[int, Field(title="Created")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    items: Annotated[list[OutcomeValueOut], Field(title="Items")]
    unchanged: Annotated[int, Field(title="Unchanged")]


class OutstandingCondition(StrEnum):
    """
    What a rule may ask of a result, or of the results of several periods.
    """

    predicate = "predicate"
    score = "score"
    steady_predicate = "steady_predicate"
    steady_score = "steady_score"


class DamageEnum(StrEnum):
    result_damaged = "result_damaged"


class Damage(RootModel[DamageEnum | None]):
    root: Annotated[DamageEnum | None, Field(title="Damage")] = None


class OwnTrailItem(BaseModel):
    """
    One row of the trail that concerns you, with the name of who did or read it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: Annotated[str, Field(title="Action")]
    at: Annotated[str, Field(title="At")]
    by_account_id: Annotated[str | None, Field(title="By Account Id")]
    by_employee_id: Annotated[str | None, Field(title="By Employee Id")]
    by_name: Annotated[
        str | None,
        Field(
            description="The person; of a system, the login of its account.",
            title="By Name",
        ),
    ]
    kind: Annotated[str, Field(title="Kind")]
    request_id: Annotated[str, Field(title="Request Id")]
    seq: Annotated[int, Field(title="Seq")]


class PanelIn(BaseModel):
    """
    Who judges the innovations of a cycle: of a unit and all below it, else of the agency.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Cycle Key")]
    member_codes: Annotated[list[str], Field(max_length=50, min_length=1, title="Member Codes")]
    unit_code: Annotated[str | None, Field(title="Unit Code")] = None


class PanelMemberOut(BaseModel):
    """
    A member of a panel.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]


class PanelMembersIn(BaseModel):
    """
    All members of the panel from now on.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    member_codes: Annotated[list[str], Field(max_length=50, min_length=1, title="Member Codes")]


class PanelOut(BaseModel):
    """
    A panel with its members; without a unit it judges for the whole agency.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    created_at: Annotated[str, Field(title="Created At")]
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    id: Annotated[str, Field(title="Id")]
    members: Annotated[list[PanelMemberOut], Field(title="Members")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PanelPage(BaseModel):
    """
    One page of panels, the first appointed before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PanelOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PaperForm(StrEnum):
    """
    The forms that the law draws on a plan, on work and on what is said of it.
    """

    A_1_1 = "A.1.1"
    A_1_2 = "A.1.2"
    A_1_3 = "A.1.3"
    A_1_4 = "A.1.4"
    A_1_5 = "A.1.5"
    A_1_6 = "A.1.6"
    A_1_7 = "A.1.7"
    A_1_8 = "A.1.8"
    B_1_1 = "B.1.1"
    B_1_2 = "B.1.2"
    B_1_3 = "B.1.3"
    B_1_4 = "B.1.4"
    B_1_5 = "B.1.5"
    B_1_6 = "B.1.6"
    B_1_7 = "B.1.7"
    B_1_8 = "B.1.8"
    B_1_9 = "B.1.9"
    B_1_10 = "B.1.10"
    C_1_1 = "C.1.1"
    C_1_2 = "C.1.2"
    C_1_3 = "C.1.3"


class PaperFormOut(BaseModel):
    """
    A form of the law: how many there are of it here; `gap` says why there is none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    gap: FormGap | None
    kind: PaperForm


class ParagraphOut(BaseModel):
    """
    A few sentences under one heading.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    heading: Bilingual
    key: Annotated[str, Field(title="Key")]
    sentences: Annotated[list[Bilingual], Field(title="Sentences")]


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
    weight: Annotated[
        str,
        Field(
            description="By what the scheme multiplies the points of this part.",
            title="Weight",
        ),
    ]


class ParticipationRole(StrEnum):
    """
    As what a person takes part: who assesses somebody on the day is a supervisor.
    """

    employee = "employee"
    supervisor = "supervisor"


class ParticipationStep(StrEnum):
    """
    In what a person took part, in the order of the year.
    """

    input_given = "input_given"
    discussion_attended = "discussion_attended"
    relevance_rated = "relevance_rated"
    plan_submitted = "plan_submitted"
    plan_agreed = "plan_agreed"
    plan_signed = "plan_signed"
    self_assessed = "self_assessed"
    result_acknowledged = "result_acknowledged"


class PasswordIn(BaseModel):
    """
    Your current password, and the new one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    current: Annotated[str, Field(max_length=128, min_length=1, title="Current")]
    password: Annotated[str, Field(max_length=128, min_length=1, title="Password")]


class PastCompetenceOut(BaseModel):
    """
    How somebody was assessed by a rubric.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessed_on: Annotated[str, Field(title="Assessed On")]
    rubric: Annotated[str, Field(title="Rubric")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class PastRecognitionOut(BaseModel):
    """
    A recognition or a reward of a career, as long as it is not taken back.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decided_at: Annotated[str, Field(title="Decided At")]
    decision_id: Annotated[str, Field(title="Decision Id")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    purpose: DecidedPurpose
    title: Annotated[str, Field(title="Title")]


class Penalty(StrEnum):
    """
    What the law names for so many unexcused days (jenis hukuman disiplin).
    """

    oral_reprimand = "oral_reprimand"
    written_reprimand = "written_reprimand"
    written_dissatisfaction = "written_dissatisfaction"
    allowance_cut_6_months = "allowance_cut_6_months"
    allowance_cut_9_months = "allowance_cut_9_months"
    allowance_cut_12_months = "allowance_cut_12_months"
    lower_post_12_months = "lower_post_12_months"
    released_to_executive_post_12_months = "released_to_executive_post_12_months"
    honorable_dismissal = "honorable_dismissal"


class PeriodInputIn(BaseModel):
    """
    The score of a shorter period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(max_length=120, min_length=1, title="Key")]
    months: Annotated[int, Field(ge=0, le=1200, title="Months")]
    ordinal: Annotated[int, Field(ge=0, lt=2147483648, title="Ordinal")]
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = None
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


class PeriodKind(StrEnum):
    """
    How long an evaluation window is.
    """

    month = "month"
    quarter = "quarter"
    year = "year"


class Damage1Enum(StrEnum):
    """
    Not empty: what is stored departs from what was decided, and is not shown.
    """

    result_damaged = "result_damaged"


class Damage1(RootModel[Damage1Enum | None]):
    root: Annotated[
        Damage1Enum | None,
        Field(
            description="Not empty: what is stored departs from what was decided, and is not shown.",
            title="Damage",
        ),
    ] = None


class PeriodState(StrEnum):
    """
    Where an evaluation window (periode penilaian) stands; people move it, dates only limit.
    """

    planned = "planned"
    open = "open"
    rating = "rating"
    closed = "closed"


class PersonDecisionIn(BaseModel):
    """
    A decision that was taken on a person; without `evaluation_id` it cites no result.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(max_length=40, min_length=1, title="Employee Code")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")] = None
    purpose: DecidedPurpose
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class Perspective(StrEnum):
    """
    From which side a high official's result is seen (annex II A2a8).
    """

    service_recipient = "service_recipient"
    business_process = "business_process"
    internal_strength = "internal_strength"
    budget = "budget"


class PhaseIn(BaseModel):
    """
    When the innovation came to a phase; from the trial on `url` leads to what shows it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    on: Annotated[str, Field(title="On")]
    phase: InnovationPhase
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]
    url: Annotated[str | None, Field(title="Url")] = None


class PhaseOut(BaseModel):
    """
    When the innovation came to a phase, and what shows it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    on: Annotated[str, Field(title="On")]
    phase: InnovationPhase
    title: Annotated[str, Field(title="Title")]
    url: Annotated[str | None, Field(title="Url")]


class PlanCheckOut(BaseModel):
    """
    What the check found in a revision: faults keep it from being submitted, warnings do not.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    can_submit: Annotated[bool, Field(title="Can Submit")]
    faults: Annotated[list[FaultOut], Field(title="Faults")]
    number: Annotated[int, Field(title="Number")]
    warnings: Annotated[list[FaultOut], Field(title="Warnings")]


class PlanIn(BaseModel):
    """
    A plan of your own for a cycle.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    approach: Approach | None = None
    cycle_key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Cycle Key")]


PeriodTargetsAdditionalProperty = TypeAliasType(
    "PeriodTargetsAdditionalProperty",
    Annotated[str, Field(examples=["97.5000"], pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$")],
)


TrajectoryAdditionalProperty = TypeAliasType(
    "TrajectoryAdditionalProperty",
    Annotated[str, Field(examples=["97.5000"], pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$")],
)


class PlanSeenIn(BaseModel):
    """
    One of many plans, at the version you saw.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    version: Annotated[int, Field(ge=1, lt=2147483648, title="Version")]


class PlanState(StrEnum):
    """
    Where a revision of a plan stands; approved means in force.
    """

    draft = "draft"
    submitted = "submitted"
    approved = "approved"
    closed = "closed"


class PlansIn(BaseModel):
    """
    Plans for the whole population of a cycle.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    approach: Approach | None = None


class PlansMadeOut(BaseModel):
    """
    What the bulk creation did, or would do.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created: Annotated[int, Field(title="Created")]
    existing: Annotated[int, Field(title="Existing")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    left_out: Annotated[list[LeftOut], Field(title="Left Out")]
    remaining: Annotated[
        int,
        Field(
            description="People left to another call, because of `at_most`.",
            title="Remaining",
        ),
    ]


class PointOut(BaseModel):
    """
    A strength, an area to improve, or something missing: which, and in words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(title="Key")]
    sentence: Bilingual


class PolarityModel(StrEnum):
    """
    Which side of the target is the good one.
    """

    higher = "higher"
    lower_ = "lower"
    within = "within"
    milestone = "milestone"


class PopulationIn(BaseModel):
    """
    Who is in: subtrees of units and classes of posts (none named: all), less some subtrees.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    except_units: Annotated[list[str] | None, Field(max_length=500, title="Except Units")] = None
    job_classes: Annotated[list[JobClass] | None, Field(max_length=10, title="Job Classes")] = None
    units: Annotated[list[str] | None, Field(max_length=500, title="Units")] = None


class PopulationOut(BaseModel):
    """
    Who is in.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    except_units: Annotated[list[str], Field(title="Except Units")]
    job_classes: Annotated[list[str], Field(title="Job Classes")]
    units: Annotated[list[str], Field(title="Units")]


class PositionIn(BaseModel):
    """
    A position as it should be; it is named by its code in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    echelon: Annotated[str | None, Field(title="Echelon")] = None
    functional_level: Annotated[str | None, Field(title="Functional Level")] = None
    grade_max: Annotated[str | None, Field(title="Grade Max")] = None
    grade_min: Annotated[str | None, Field(title="Grade Min")] = None
    is_assessable: Annotated[bool | None, Field(title="Is Assessable")] = None
    is_head: Annotated[bool | None, Field(title="Is Head")] = None
    job_class: JobClass
    places: Annotated[int | None, Field(ge=1, le=9999, title="Places")] = None
    pppk_grade: Annotated[str | None, Field(title="Pppk Grade")] = None
    sector: Annotated[
        str | None, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Sector")
    ] = None
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]
    title_key: Annotated[str | None, Field(title="Title Key")] = None
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class PositionOut(BaseModel):
    """
    A post in a unit (*jabatan*), with as many seats as people may hold it at a time.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    code: Annotated[str, Field(title="Code")]
    echelon: Annotated[str | None, Field(title="Echelon")]
    functional_level: Annotated[str | None, Field(title="Functional Level")]
    grade_max: Annotated[str | None, Field(title="Grade Max")]
    grade_min: Annotated[str | None, Field(title="Grade Min")]
    id: Annotated[str, Field(title="Id")]
    is_assessable: Annotated[bool, Field(title="Is Assessable")]
    is_head: Annotated[bool, Field(title="Is Head")]
    job_class: JobClass
    places: Annotated[int, Field(title="Places")]
    pppk_grade: Annotated[str | None, Field(title="Pppk Grade")]
    sector: Annotated[str, Field(title="Sector")]
    title: Annotated[str, Field(title="Title")]
    title_key: Annotated[str, Field(title="Title Key")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PositionPage(BaseModel):
    """
    One page of positions.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PositionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Damage2Enum(StrEnum):
    """
    Not empty: what is stored departs from what was decided, and is not shown.
    """

    result_damaged = "result_damaged"


class Damage2(RootModel[Damage2Enum | None]):
    root: Annotated[
        Damage2Enum | None,
        Field(
            description="Not empty: what is stored departs from what was decided, and is not shown.",
            title="Damage",
        ),
    ] = None


class PostEvidenceForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    file: Annotated[
        str | None,
        Field(
            description="PDF, PNG, JPEG, an office document, CSV or plain text, up to 10 MB.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="File",
        ),
    ] = None
    line_id: Annotated[
        str,
        Field(
            description="A result or an indicator of the plan in force.",
            examples=["019a0000-0000-7000-8000-000000000003"],
            title="Line Id",
        ),
    ]
    progress_id: Annotated[
        str | None, Field(description="The entry that it shows.", title="Progress Id")
    ] = None
    title: Annotated[
        str | None,
        Field(
            description="What it shows; left out, the name of the file.",
            examples=["Rekap aduan Maret 2026"],
            max_length=200,
            min_length=1,
            title="Title",
        ),
    ] = None
    url: Annotated[
        str | None,
        Field(
            description="Where it can be seen; instead of a file.",
            examples=["https://arsip.example/aduan/2026-03"],
            max_length=2000,
            min_length=1,
            pattern="^https?://[^\\s@/?#:\\[\\]]+(?:[/?#][^\\s]*)?$",
            title="Url",
        ),
    ] = None


class PostOut(BaseModel):
    """
    A post that you hold today.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    kind: AssignmentKind
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class Predicate(StrEnum):
    """
    A performance predicate (predikat kinerja), best first; *fair* in numeric schemes only.
    """

    very_good = "very_good"
    good = "good"
    fair = "fair"
    needs_improvement = "needs_improvement"
    poor = "poor"
    very_poor = "very_poor"


class PredicateCountOut(BaseModel):
    """
    How many people have a predicate, and which share of all that is.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    predicate: Predicate
    share: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Share",
        ),
    ]


class ProblemCode(StrEnum):
    account_closed = "account_closed"
    account_not_open = "account_not_open"
    account_not_service = "account_not_service"
    account_open = "account_open"
    account_too_young = "account_too_young"
    action_not_open = "action_not_open"
    admin_consents = "admin_consents"
    already_corrected = "already_corrected"
    already_delivered = "already_delivered"
    already_exists = "already_exists"
    answered_already = "answered_already"
    answers_incomplete = "answers_incomplete"
    answers_not_linked = "answers_not_linked"
    append_only = "append_only"
    approval_answered = "approval_answered"
    assessed_already = "assessed_already"
    assessment_incomplete = "assessment_incomplete"
    assessment_not_ready = "assessment_not_ready"
    assessment_ring = "assessment_ring"
    bad_form = "bad_form"
    bad_grade = "bad_grade"
    bad_number = "bad_number"
    bad_text = "bad_text"
    bad_url = "bad_url"
    band_missing = "band_missing"
    baseline_beyond_target = "baseline_beyond_target"
    baseline_is_target = "baseline_is_target"
    baseline_missing = "baseline_missing"
    body_too_large = "body_too_large"
    body_too_slow = "body_too_slow"
    breaks_a_rule = "breaks_a_rule"
    busy = "busy"
    calendar_without_working_days = "calendar_without_working_days"
    calibration_of_own_rating = "calibration_of_own_rating"
    calibration_outdated = "calibration_outdated"
    calibration_too_late = "calibration_too_late"
    cites_no_result = "cites_no_result"
    client_missing = "client_missing"
    client_unreadable = "client_unreadable"
    closing_too_early = "closing_too_early"
    code_missing = "code_missing"
    content_differs = "content_differs"
    cycle_over = "cycle_over"
    database_away = "database_away"
    days_measured_already = "days_measured_already"
    decider_delivers = "decider_delivers"
    decision_revoked = "decision_revoked"
    decision_unclear = "decision_unclear"
    delegates_to_himself = "delegates_to_himself"
    delegates_to_yourself = "delegates_to_yourself"
    delegation_longer = "delegation_longer"
    direction_replaced = "direction_replaced"
    document_damaged = "document_damaged"
    document_job_empty = "document_job_empty"
    document_job_files_gone = "document_job_files_gone"
    document_job_without_files = "document_job_without_files"
    document_needs_result = "document_needs_result"
    document_reopened = "document_reopened"
    due_day_over = "due_day_over"
    duplicate_key = "duplicate_key"
    duty_without_good_result = "duty_without_good_result"
    employee_left = "employee_left"
    evidence_damaged = "evidence_damaged"
    feedback_given = "feedback_given"
    feedback_limit = "feedback_limit"
    feedback_not_given = "feedback_not_given"
    feedback_replied = "feedback_replied"
    file_not_taken = "file_not_taken"
    finding_unanswered = "finding_unanswered"
    form_not_read = "form_not_read"
    gate_waived_already = "gate_waived_already"
    gates_shut = "gates_shut"
    grade_of_other_kind = "grade_of_other_kind"
    guidance_said_already = "guidance_said_already"
    guidance_without_reader = "guidance_without_reader"
    guidance_without_session = "guidance_without_session"
    head_with_places = "head_with_places"
    headers_too_large = "headers_too_large"
    hearing_incomplete = "hearing_incomplete"
    idempotency_key_malformed = "idempotency_key_malformed"
    idempotency_key_missing = "idempotency_key_missing"
    illegal_state = "illegal_state"
    import_refused = "import_refused"
    indicator_fixed = "indicator_fixed"
    indicator_pending = "indicator_pending"
    indicator_retired = "indicator_retired"
    indicator_unfit = "indicator_unfit"
    innovation_judged = "innovation_judged"
    innovation_of_own_leader = "innovation_of_own_leader"
    input_twice = "input_twice"
    inputs_invalid = "inputs_invalid"
    instrument_in_use = "instrument_in_use"
    instrument_not_active = "instrument_not_active"
    instrument_unfit = "instrument_unfit"
    internal = "internal"
    invalid_input = "invalid_input"
    invitation_declined = "invitation_declined"
    key_used_otherwise = "key_used_otherwise"
    leader_consents = "leader_consents"
    leads_no_unit = "leads_no_unit"
    left_service = "left_service"
    level_unknown = "level_unknown"
    link_used = "link_used"
    makes_you_assessor = "makes_you_assessor"
    measured_already = "measured_already"
    media_type = "media_type"
    meeting_not_begun = "meeting_not_begun"
    method_not_allowed = "method_not_allowed"
    miss_without_finding = "miss_without_finding"
    name_too_long = "name_too_long"
    newer_result_waits = "newer_result_waits"
    nip_age = "nip_age"
    nip_appointment = "nip_appointment"
    nip_birth_date = "nip_birth_date"
    nip_digits = "nip_digits"
    nip_length = "nip_length"
    nip_of_other_kind = "nip_of_other_kind"
    nip_sequence = "nip_sequence"
    nip_sex = "nip_sex"
    no_calibration_session = "no_calibration_session"
    no_form_applies = "no_form_applies"
    no_plan_here = "no_plan_here"
    no_plan_in_force = "no_plan_in_force"
    no_revision_in_force = "no_revision_in_force"
    no_reward = "no_reward"
    no_seat_free = "no_seat_free"
    no_such_seat = "no_such_seat"
    no_valid_token = "no_valid_token"
    not_a_number = "not_a_number"
    not_an_innovator = "not_an_innovator"
    not_assigned_elsewhere = "not_assigned_elsewhere"
    not_attended = "not_attended"
    not_found = "not_found"
    not_json = "not_json"
    not_on_panel = "not_on_panel"
    not_on_yourself = "not_on_yourself"
    not_ready = "not_ready"
    not_taking_part = "not_taking_part"
    not_there_yet = "not_there_yet"
    not_your_draft = "not_your_draft"
    nothing_to_score = "nothing_to_score"
    objection_exists = "objection_exists"
    objection_late = "objection_late"
    objection_pending = "objection_pending"
    objection_without_reasons = "objection_without_reasons"
    objection_without_superior = "objection_without_superior"
    opening_too_early = "opening_too_early"
    outcome_is_drawn = "outcome_is_drawn"
    outcome_is_posted = "outcome_is_posted"
    outcome_measured = "outcome_measured"
    outstanding_rule_in_use = "outstanding_rule_in_use"
    overlap = "overlap"
    panel_exists = "panel_exists"
    part_missing = "part_missing"
    part_not_measured = "part_not_measured"
    past_days = "past_days"
    period_begun = "period_begun"
    period_closed = "period_closed"
    period_in_rating = "period_in_rating"
    period_not_in_rating = "period_not_in_rating"
    period_not_open = "period_not_open"
    period_outside_plan = "period_outside_plan"
    period_without_months = "period_without_months"
    person_delegates = "person_delegates"
    plan_content_fixed = "plan_content_fixed"
    plan_not_ready = "plan_not_ready"
    plan_over = "plan_over"
    plan_with_assessor = "plan_with_assessor"
    plan_without_months = "plan_without_months"
    progress_settled = "progress_settled"
    proposal_of_own = "proposal_of_own"
    proposal_without_draft = "proposal_without_draft"
    publication_asked = "publication_asked"
    range_not_rising = "range_not_rising"
    rater_not_trained = "rater_not_trained"
    rating_too_early = "rating_too_early"
    rating_window_open = "rating_window_open"
    rating_window_over = "rating_window_over"
    ratings_closed = "ratings_closed"
    realization_negative = "realization_negative"
    refresh_invalid = "refresh_invalid"
    reopening_answered = "reopening_answered"
    reopening_pending = "reopening_pending"
    report_needs_delivery = "report_needs_delivery"
    report_read = "report_read"
    reported_already = "reported_already"
    reporting_circle = "reporting_circle"
    reporting_ring = "reporting_ring"
    reports_to_itself = "reports_to_itself"
    result_damaged = "result_damaged"
    result_final = "result_final"
    result_not_delivered = "result_not_delivered"
    result_not_standing = "result_not_standing"
    result_weight_differs = "result_weight_differs"
    results_not_consistent = "results_not_consistent"
    reuse_not_proposed = "reuse_not_proposed"
    reuse_of_other_scheme = "reuse_of_other_scheme"
    reuse_of_year = "reuse_of_year"
    reuse_outdated = "reuse_outdated"
    reuse_pending = "reuse_pending"
    reuse_without_move = "reuse_without_move"
    reuse_without_result = "reuse_without_result"
    reviewed_already = "reviewed_already"
    reviewer_answers = "reviewer_answers"
    revision_pending = "revision_pending"
    role_ends_earlier = "role_ends_earlier"
    role_held = "role_held"
    roles_of_persons = "roles_of_persons"
    rule_no_longer_met = "rule_no_longer_met"
    scheme_in_use = "scheme_in_use"
    scheme_invalid = "scheme_invalid"
    scheme_is_history = "scheme_is_history"
    scheme_unfit = "scheme_unfit"
    scope_missing = "scope_missing"
    scope_unknown = "scope_unknown"
    seat_taken = "seat_taken"
    seats_in_use = "seats_in_use"
    second_definitive_post = "second_definitive_post"
    second_delegate = "second_delegate"
    second_person_needed = "second_person_needed"
    second_superior = "second_superior"
    signed_out = "signed_out"
    snapshot_invalid = "snapshot_invalid"
    snapshot_of_another_scheme = "snapshot_of_another_scheme"
    span_ends_before_start = "span_ends_before_start"
    stale = "stale"
    standard_contested = "standard_contested"
    standard_in_use = "standard_in_use"
    standard_not_held = "standard_not_held"
    standard_not_next = "standard_not_next"
    standard_superseded = "standard_superseded"
    standard_unfit = "standard_unfit"
    step_twice = "step_twice"
    step_unknown = "step_unknown"
    steps_not_rising_to_100 = "steps_not_rising_to_100"
    still_assigned = "still_assigned"
    still_running = "still_running"
    storage_full = "storage_full"
    superior_with_places = "superior_with_places"
    superseded_already = "superseded_already"
    survey_fixed = "survey_fixed"
    survey_not_begun = "survey_not_begun"
    survey_over = "survey_over"
    taken_over_already = "taken_over_already"
    taken_over_too_early = "taken_over_too_early"
    target_negative = "target_negative"
    target_not_a_number = "target_not_a_number"
    target_not_a_range = "target_not_a_range"
    target_without_steps = "target_without_steps"
    target_zero = "target_zero"
    terms_overlap = "terms_overlap"
    third_person_needed = "third_person_needed"
    too_deep = "too_deep"
    too_few_values = "too_few_values"
    too_many_answers = "too_many_answers"
    too_many_at_once = "too_many_at_once"
    too_many_codes = "too_many_codes"
    too_many_outcomes = "too_many_outcomes"
    too_many_streams = "too_many_streams"
    too_many_tries = "too_many_tries"
    unit_has_head = "unit_has_head"
    unit_under_itself = "unit_under_itself"
    unpacked_too_large = "unpacked_too_large"
    unreadable = "unreadable"
    url_too_long = "url_too_long"
    value_off_scale = "value_off_scale"
    verdict_given = "verdict_given"
    version_missing = "version_missing"
    voided = "voided"
    weak_password = "weak_password"
    weight_negative = "weight_negative"
    wrong_audience = "wrong_audience"
    wrong_capacity = "wrong_capacity"
    wrong_code = "wrong_code"
    wrong_credentials = "wrong_credentials"
    wrong_password = "wrong_password"
    wrong_state = "wrong_state"
    year_rests_on_it = "year_rests_on_it"


class ProgressIn(BaseModel):
    """
    What was realized on a day: a value, or the step of a milestone that was reached.

    `spent` says what it took, in `spent_in`: hours, rupiah. From it comes the efficiency of the
    result (`get_figures`). A correction names in `supersedes_id` the entry that it replaces.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    line_id: Annotated[
        str,
        Field(
            description="`line_id` of the indicator, not of the work result that it belongs to.",
            title="Line Id",
        ),
    ]
    note: Annotated[str | None, Field(max_length=2000, title="Note")] = None
    on: Annotated[str, Field(title="On")]
    spent: Annotated[str | None, Field(title="Spent")] = None
    spent_in: Annotated[str | None, Field(title="Spent In")] = None
    step: Annotated[str | None, Field(title="Step")] = None
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")] = None
    value: Annotated[str | None, Field(title="Value")] = None


class ProgressOut(BaseModel):
    """
    An entry of realization; one that was corrected names the entry in its place.

    `cases` tells from how many cases of a public service it was counted, null where somebody
    entered it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cases: Annotated[int | None, Field(title="Cases")]
    id: Annotated[str, Field(title="Id")]
    line_id: Annotated[str, Field(description="`line_id` of the indicator.", title="Line Id")]
    note: Annotated[str, Field(title="Note")]
    on: Annotated[str, Field(title="On")]
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    spent: Annotated[str | None, Field(title="Spent")]
    spent_in: Annotated[str | None, Field(title="Spent In")]
    step: Annotated[str | None, Field(title="Step")]
    superseded_by_id: Annotated[str | None, Field(title="Superseded By Id")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]
    value: Annotated[str | None, Field(title="Value")]


class ProgressPage(BaseModel):
    """
    One page of entries, by day.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ProgressOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ProgressPostedOut(BaseModel):
    """
    A new entry, and what you should look at again; a warning refuses nothing.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cases: Annotated[int | None, Field(title="Cases")]
    id: Annotated[str, Field(title="Id")]
    line_id: Annotated[str, Field(title="Line Id")]
    note: Annotated[str, Field(title="Note")]
    on: Annotated[str, Field(title="On")]
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    spent: Annotated[str | None, Field(title="Spent")]
    spent_in: Annotated[str | None, Field(title="Spent In")]
    step: Annotated[str | None, Field(title="Step")]
    superseded_by_id: Annotated[str | None, Field(title="Superseded By Id")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]
    value: Annotated[str | None, Field(title="Value")]
    warnings: Annotated[list[FaultOut], Field(title="Warnings")]


class ProposalKind(StrEnum):
    """
    What a proposal is about: an indicator that exists, one that is missing, or the appraisal.

    A question or a complaint is answered too, but what is measured does not wait for it.
    """

    indicator_comment = "indicator_comment"
    new_indicator = "new_indicator"
    question = "question"
    complaint = "complaint"


class ProposalOutcome(StrEnum):
    """
    How a proposal is answered: as it is, in another form, or not; a question just answered.
    """

    accepted = "accepted"
    adapted = "adapted"
    declined = "declined"
    answered = "answered"


class ProposalState(StrEnum):
    """
    Where a proposal stands; each is answered, unless its author withdrew it before.
    """

    submitted = "submitted"
    accepted = "accepted"
    adapted = "adapted"
    declined = "declined"
    answered = "answered"
    withdrawn = "withdrawn"


class ProposedIndicatorOut(BaseModel):
    """
    An indicator as somebody proposes it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    control_level: ControlLevel | None = None
    data_source: Annotated[str, Field(title="Data Source")]
    definition: Annotated[str, Field(title="Definition")]
    exemption: Exemption | None
    formula: Annotated[str, Field(title="Formula")]
    frequency: Frequency
    is_maximum: Annotated[
        bool,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ]
    is_public: Annotated[bool, Field(title="Is Public")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    result: Annotated[str, Field(title="Result")]
    sector: Annotated[str, Field(title="Sector")]
    statement: Annotated[str, Field(title="Statement")]
    steps: Annotated[list[MilestoneOut] | None, Field(title="Steps")]
    target: Annotated[str | None, Field(title="Target")]
    target_high: Annotated[str | None, Field(title="Target High")]
    target_low: Annotated[str | None, Field(title="Target Low")]
    title_keys: Annotated[list[str], Field(title="Title Keys")]


class ProposedStepIn(BaseModel):
    """
    The area whose proposed step you take, until when, and what it is called.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    area: Annotated[
        str,
        Field(
            description="`key` of one of the areas to improve of this result.",
            max_length=90,
            min_length=1,
            title="Area",
        ),
    ]
    due_on: Annotated[str, Field(title="Due On")]
    title: Annotated[
        str | None,
        Field(
            description="Goal of the guidance, or title of the training; else its name.",
            max_length=200,
            title="Title",
        ),
    ] = None


class ProspectOut(BaseModel):
    """
    One period: what was waived for it, and which gates still keep it from opening.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(title="Key")]
    period_id: Annotated[str, Field(title="Period Id")]
    shut: Annotated[list[Gate], Field(title="Shut")]
    state: PeriodState
    waived: Annotated[list[Gate], Field(title="Waived")]


class PublicAnswerIn(BaseModel):
    """
    What the unit answers: the sender reads this.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answer: Annotated[str, Field(max_length=2000, min_length=1, title="Answer")]


class PublicBy(StrEnum):
    """
    What says that a contribution serves the public.
    """

    indicator = "indicator"
    goal = "goal"


class PublicFeedbackFormOut(BaseModel):
    """
    A form on which somebody speaks of a unit; send `form` back with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    form: Annotated[str, Field(title="Form")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class PublicFeedbackIn(BaseModel):
    """
    What you say of a unit, and of which of its services; nothing asks who you are.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    form: Annotated[str | None, Field(title="Form")] = None
    service: Annotated[str | None, Field(max_length=200, min_length=0, title="Service")] = None
    text: Annotated[str, Field(max_length=2000, min_length=1, title="Text")]
    topic: FeedbackTopic
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class PublicFeedbackState(StrEnum):
    """
    Where it stands: nobody but who moderates sees it before it is accepted.
    """

    received = "received"
    accepted = "accepted"
    refused = "refused"
    answered = "answered"


class PublicIndicatorOut(BaseModel):
    """
    An indicator as everybody may read it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    control_level: ControlLevel | None = None
    data_source: Annotated[str, Field(title="Data Source")]
    definition: Annotated[str, Field(title="Definition")]
    exemption: Exemption | None
    formula: Annotated[str, Field(title="Formula")]
    frequency: Frequency
    is_maximum: Annotated[
        bool,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    number: Annotated[int, Field(title="Number")]
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    result: Annotated[str, Field(title="Result")]
    sector: Annotated[str, Field(title="Sector")]
    statement: Annotated[str, Field(title="Statement")]
    steps: Annotated[list[MilestoneOut] | None, Field(title="Steps")]
    target: Annotated[str | None, Field(title="Target")]
    target_high: Annotated[str | None, Field(title="Target High")]
    target_low: Annotated[str | None, Field(title="Target Low")]
    title_keys: Annotated[list[str], Field(title="Title Keys")]


class PublicIndicatorPage(BaseModel):
    """
    One page of a public catalogue, by key.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[PublicIndicatorOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]


IndicatorsAdditionalProperty = TypeAliasType(
    "IndicatorsAdditionalProperty",
    Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")],
)


class PublicServiceIn(BaseModel):
    """
    A public service as it should be; its key stands in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    counted_in: CaseTime
    indicators: Annotated[
        dict[CaseFigure, IndicatorsAdditionalProperty] | None, Field(title="Indicators")
    ] = None
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class PublicServiceOut(BaseModel):
    """
    A public service; `…_id` names the indicator that each figure of its cases measures.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed_id: Annotated[str | None, Field(title="Completed Id")]
    counted_in: CaseTime
    error_rate_id: Annotated[str | None, Field(title="Error Rate Id")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    name: Annotated[str, Field(title="Name")]
    processing_time_id: Annotated[str | None, Field(title="Processing Time Id")]
    response_time_id: Annotated[str | None, Field(title="Response Time Id")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PublicServicePage(BaseModel):
    """
    One page of public services.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PublicServiceOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PublicationIn(BaseModel):
    """
    What colleagues shall read of the reward, if the person consents to these very words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    statement: Annotated[str, Field(max_length=2000, min_length=1, title="Statement")]


class PublicationState(StrEnum):
    """
    Where a publication stands; colleagues see it while it is published.
    """

    asked = "asked"
    published = "published"
    withdrawn = "withdrawn"


class Qualification(RootModel[Literal["counseling"]]):
    root: Annotated[
        Literal["counseling"],
        Field(
            description="For what a completed training makes somebody fit.",
            title="Qualification",
        ),
    ]


class QuestionnaireIn(BaseModel):
    """
    A whole questionnaire: a value for each question, and texts if you like.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    form: Annotated[str | None, Field(title="Form")] = None
    texts: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], str] | None,
        Field(title="Texts"),
    ] = None
    values: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], int],
        Field(title="Values"),
    ]


class RangeFigure(BaseModel):
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


class RatedIndicatorOut(BaseModel):
    """
    An indicator as it was worded when its relevance was rated.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(title="Key")]
    statement: Annotated[str, Field(title="Statement")]
    version_id: Annotated[str, Field(title="Version Id")]


class RaterFinding(StrEnum):
    """
    In what an assessor differs from colleagues in like circumstances.
    """

    more_lenient = "more_lenient"
    more_severe = "more_severe"
    more_in_the_middle = "more_in_the_middle"


class RaterGroupOut(BaseModel):
    """
    How many of a unit and role were asked, and how many of them rated an indicator.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    people: Annotated[int, Field(title="People")]
    role: ParticipationRole
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class RaterShareOut(BaseModel):
    """
    Of those of a unit and role who were asked, how many rated an indicator, and their share.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    people: Annotated[int, Field(title="People")]
    role: ParticipationRole
    share: Annotated[
        str,
        Field(
            description="In percent of the people.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Share",
        ),
    ]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class RatingIn(BaseModel):
    """
    A rating about one thing: a word, or for a criterion a level.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[
        str,
        Field(
            description="`results`, `behavior`, `result:<line_id>` of the plan in force, `core_value:<name>`, or `criterion:<key>` of the scheme.",
            pattern="^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_-]{1,80})$",
            title="About",
        ),
    ]
    chosen: Expectation | None = None
    level: Annotated[int | None, Field(title="Level")] = None
    reason: Annotated[
        str | None,
        Field(
            description="Required below expectation, where it differs from what the data propose, and where they propose nothing.",
            max_length=2000,
            title="Reason",
        ),
    ] = None


class RatingsOut(BaseModel):
    """
    The ratings of the two axes; null where there is none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    behavior: Annotated[str | None, Field(title="Behavior")]
    results: Annotated[str | None, Field(title="Results")]


class Reach(StrEnum):
    """
    The relation in which the caller must stand to a record, today.
    """

    own = "own"
    reports = "reports"
    line = "line"
    unit = "unit"
    reviews = "reviews"
    leader = "leader"
    invited = "invited"
    agency = "agency"


class ReaderGroup(StrEnum):
    """
    Whom of its units an announcement addresses.
    """

    everyone = "everyone"
    raters = "raters"


class ReaderOut(BaseModel):
    """
    Somebody whom an announcement addresses, and when they acknowledged it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    id: Annotated[str, Field(title="Id")]
    name: Annotated[str, Field(title="Name")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class ReaderPage(BaseModel):
    """
    One page of those whom an announcement addresses, by their code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ReaderOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Ready(BaseModel):
    """
    The database responds too, and its tables are at the newest revision.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["ready"] | None, Field(title="Status")] = None


class RealizedOut(BaseModel):
    """
    What cases realized in a period.

    `entered`: entries of progress that were made; `unchanged`: entries that stand as they are;
    `entered_by_people`: lines on which somebody entered progress; `without_cases`: lines of whose
    person no case was completed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    entered: Annotated[int, Field(title="Entered")]
    entered_by_people: Annotated[int, Field(title="Entered By People")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    unchanged: Annotated[int, Field(title="Unchanged")]
    without_cases: Annotated[int, Field(title="Without Cases")]


class ReasonIn(BaseModel):
    """
    Why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class ReasonPolicy(StrEnum):
    """
    Which levels need a reason: all of them, or the lowest and the highest.
    """

    always = "always"
    extremes = "extremes"


class ReceiptOut(BaseModel):
    """
    Keep it: this code alone shows what becomes of what you said; nobody shows it again.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    receipt: Annotated[str, Field(title="Receipt")]


class ReceiptStateOut(BaseModel):
    """
    What became of what you said: why it was refused, or what the unit answered.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answer: Annotated[str, Field(title="Answer")]
    reason: Annotated[str, Field(title="Reason")]
    received_on: Annotated[str, Field(title="Received On")]
    state: PublicFeedbackState


class ReckonedDeductionOut(BaseModel):
    """
    What one day cost, in percent of its month, exactly.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: AttendanceState
    minutes: Annotated[int, Field(title="Minutes")]
    on: Annotated[str, Field(title="On")]
    percent: Annotated[str, Field(title="Percent")]


class ReckonedMonthOut(BaseModel):
    """
    A month as it was reckoned; `points` and percentages are exact fractions.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    deductions: Annotated[list[ReckonedDeductionOut], Field(title="Deductions")]
    duty_travel: Annotated[int, Field(title="Duty Travel")]
    holidays: Annotated[int, Field(title="Holidays")]
    leave: Annotated[int, Field(title="Leave")]
    leave_not_present: Annotated[int, Field(title="Leave Not Present")]
    month: Annotated[str, Field(title="Month")]
    not_present_deducted: Annotated[str, Field(title="Not Present Deducted")]
    points: Annotated[str, Field(title="Points")]
    present: Annotated[int, Field(title="Present")]
    recorded: Annotated[int, Field(title="Recorded")]


class ReckonedUnexcusedOut(BaseModel):
    """
    Unexcused days of the year up to the end of the period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent_days: Annotated[int, Field(title="Absent Days")]
    converted_days: Annotated[int, Field(title="Converted Days")]
    longest_in_a_row: Annotated[int, Field(title="Longest In A Row")]


class ReckoningOut(BaseModel):
    """
    What a number was reckoned from, in figures.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent: Annotated[int, Field(title="Absent")]
    digest: Annotated[str, Field(title="Digest")]
    early_days: Annotated[int, Field(title="Early Days")]
    early_minutes: Annotated[int, Field(title="Early Minutes")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    late_days: Annotated[int, Field(title="Late Days")]
    late_minutes: Annotated[int, Field(title="Late Minutes")]
    leave: Annotated[int, Field(title="Leave")]
    measurement_id: Annotated[str, Field(title="Measurement Id")]
    period_id: Annotated[str, Field(title="Period Id")]
    reckoned_at: Annotated[str, Field(title="Reckoned At")]
    recorded: Annotated[int, Field(title="Recorded")]
    rule: Annotated[str, Field(title="Rule")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class ReckoningPage(BaseModel):
    """
    One page of what numbers were reckoned from.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ReckoningOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ReckoningTrailOut(BaseModel):
    """
    The document from which a number can be reckoned again: the mean of its months.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    months: Annotated[list[ReckonedMonthOut], Field(title="Months")]
    rule: Annotated[str, Field(title="Rule")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    unexcused: ReckonedUnexcusedOut
    value: Annotated[str, Field(title="Value")]


class RecommendationDecisionIn(BaseModel):
    """
    What you decide, why, and what is given, in the words of the decision.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    outcome: DecisionOutcome
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class RecommendationState(StrEnum):
    """
    Where a recommendation stands.
    """

    proposed = "proposed"
    granted = "granted"
    declined = "declined"
    withdrawn = "withdrawn"


class RecommendedPurpose(StrEnum):
    """
    What can be recommended; a sanction cannot: it begins with a person and not with a list.
    """

    recognition = "recognition"
    reward = "reward"
    promotion = "promotion"
    transfer = "transfer"
    training = "training"
    education = "education"
    allowance = "allowance"


class RefusalIn(BaseModel):
    """
    Why it is not shown: the sender reads this.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=10, title="Reason")]


class RegularityRuleOut(BaseModel):
    """
    By which rule meetings are counted.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    kinds: Annotated[list[MeetingKind], Field(title="Kinds")]
    statement: Bilingual
    version: Annotated[int, Field(title="Version")]


class Relation(StrEnum):
    """
    How the author stands to the person.
    """

    assessor = "assessor"
    assigning_leader = "assigning_leader"
    peer = "peer"
    subordinate = "subordinate"
    other = "other"


class RemarksIn(BaseModel):
    """
    What was strong, what must improve, and how; a low rating needs clear feedback.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    improvement: Annotated[str | None, Field(max_length=2000, title="Improvement")] = None
    strength: Annotated[str | None, Field(max_length=2000, title="Strength")] = None
    suggestion: Annotated[str | None, Field(max_length=2000, title="Suggestion")] = None


class RemedyKind(StrEnum):
    """
    What the leader does, in the order in which the regulation names it.
    """

    adjust_expectation = "adjust_expectation"
    adjust_resources = "adjust_resources"
    guide = "guide"
    take_over = "take_over"


class RemedyOut(BaseModel):
    """
    A step that a leader took on a result, in its order on that result.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str, Field(title="Author Name")]
    coaching_id: Annotated[str | None, Field(title="Coaching Id")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    id: Annotated[str, Field(title="Id")]
    kind: RemedyKind
    line_id: Annotated[str, Field(title="Line Id")]
    number: Annotated[int, Field(title="Number")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    reason: Annotated[str, Field(title="Reason")]
    revision_number: Annotated[int | None, Field(title="Revision Number")]
    statement: Annotated[str, Field(title="Statement")]
    taken_at: Annotated[str, Field(title="Taken At")]
    version: Annotated[int, Field(title="Version")]


class RemedyPage(BaseModel):
    """
    One page of steps on the results of a plan, as they were taken.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[RemedyOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ReopeningDetail(BaseModel):
    """
    One request, with what you may do now.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    answered_at: Annotated[str | None, Field(title="Answered At")]
    asked_at: Annotated[str, Field(title="Asked At")]
    asked_by: Annotated[str, Field(description="The account that asked.", title="Asked By")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    is_granted: Annotated[bool | None, Field(title="Is Granted")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    reason: Annotated[str, Field(title="Reason")]
    version: Annotated[int, Field(title="Version")]


class ReopeningIn(BaseModel):
    """
    Why it should be opened again.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class ReopeningOut(BaseModel):
    """
    A request to open a final result or a closed period again, and its answer.

    Of the two ids one is given: `evaluation_id`, with the employee, or `period_id`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answered_at: Annotated[str | None, Field(title="Answered At")]
    asked_at: Annotated[str, Field(title="Asked At")]
    asked_by: Annotated[str, Field(description="The account that asked.", title="Asked By")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    is_granted: Annotated[bool | None, Field(title="Is Granted")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    reason: Annotated[str, Field(title="Reason")]
    version: Annotated[int, Field(title="Version")]


class ReopeningSign(BaseModel):
    """
    That somebody asked to open it again, when, and whether it was granted.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answered_at: Annotated[str | None, Field(title="Answered At")]
    asked_at: Annotated[str, Field(title="Asked At")]
    id: Annotated[str, Field(title="Id")]
    is_granted: Annotated[bool | None, Field(title="Is Granted")]


class ReplyIn(BaseModel):
    """
    What you say to the feedback that you got.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reply: Annotated[str, Field(max_length=2000, min_length=1, title="Reply")]


class ReportChartOut(BaseModel):
    """
    Which columns the chart of a report shows, and how.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    measures: Annotated[
        list[str],
        Field(description="The columns whose numbers the bars show.", title="Measures"),
    ]
    names: Annotated[
        list[str],
        Field(description="The columns whose texts stand beside each bar.", title="Names"),
    ]
    style: ChartStyle


class ReportColumnOut(BaseModel):
    """
    A column of a report: how it is read, its heading, and what it says.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(title="Key")]
    label: Annotated[str, Field(title="Label")]
    meaning: Annotated[str, Field(title="Meaning")]
    type: ColumnType


class ReportFileFormat(StrEnum):
    """
    How a report is given: a table for programs or for people, or a chart.
    """

    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    xlsx = "xlsx"
    vega_lite = "vega_lite"
    svg = "svg"
    png = "png"


class ReportFormat(RootModel[Literal["xlsx"]]):
    root: Annotated[
        Literal["xlsx"],
        Field(
            description="In what form mistakes are listed besides the problem itself.",
            title="ReportFormat",
        ),
    ]


class ReportKind(StrEnum):
    """
    What a report is about.
    """

    distribution = "distribution"
    completion = "completion"
    productivity = "productivity"
    participation = "participation"
    coverage = "coverage"
    raters = "raters"
    indicators = "indicators"
    outcomes = "outcomes"
    contribution = "contribution"
    effectiveness = "effectiveness"


class ReportNote(StrEnum):
    """
    What a reader must know of a table to read it right.
    """

    few_people = "few_people"
    without_reader = "without_reader"
    only_final = "only_final"
    nothing_counted = "nothing_counted"
    of_today = "of_today"
    of_the_agency = "of_the_agency"
    no_verdict = "no_verdict"
    without_target = "without_target"
    beside_only = "beside_only"
    no_score = "no_score"
    of_all_together = "of_all_together"


class ReportNoteOut(BaseModel):
    """
    What a reader must know to read a table right.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: ReportNote
    text: Annotated[str, Field(title="Text")]


class ReportOut(BaseModel):
    """
    A report: its columns, and in each row a cell for each; codes as codes, for programs.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    chart: ReportChartOut
    columns: Annotated[list[ReportColumnOut], Field(title="Columns")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    kind: ReportKind
    made_at: Annotated[str, Field(title="Made At")]
    meaning: Annotated[str, Field(title="Meaning")]
    notes: Annotated[list[ReportNoteOut], Field(title="Notes")]
    of_period: Annotated[
        bool,
        Field(
            description="Whether a period must be named; else a cycle is enough.",
            title="Of Period",
        ),
    ]
    period_key: Annotated[str | None, Field(title="Period Key")]
    rows: Annotated[
        list[dict[str, str | int | None]],
        Field(
            description="Counts are numbers; what is no whole number is a decimal, as a text.",
            title="Rows",
        ),
    ]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[
        str | None,
        Field(
            description="Of this unit and those below; else all in reach.",
            title="Unit Code",
        ),
    ]
    unit_name: Annotated[str | None, Field(title="Unit Name")]


class ReportingLineIn(BaseModel):
    """
    To which superior position a position is to report, from when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str | None, Field(title="Ends On")] = None
    position_id: Annotated[str, Field(title="Position Id")]
    starts_on: Annotated[str, Field(title="Starts On")]
    superior_position_id: Annotated[str, Field(title="Superior Position Id")]


class ReportingLineOut(BaseModel):
    """
    To which superior position a position reports (*atasan langsung*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    starts_on: Annotated[str, Field(title="Starts On")]
    superior_position_code: Annotated[str, Field(title="Superior Position Code")]
    superior_position_id: Annotated[str, Field(title="Superior Position Id")]
    superior_position_title: Annotated[str, Field(title="Superior Position Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    void_reason: Annotated[str | None, Field(title="Void Reason")]
    voided_at: Annotated[str | None, Field(title="Voided At")]


class ReportingLinePage(BaseModel):
    """
    One page of reporting lines.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ReportingLineOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class RestsOn(StrEnum):
    """
    How the result that is cited stands today.
    """

    standing = "standing"
    reopened = "reopened"
    undelivered = "undelivered"
    superseded = "superseded"


class ResultKind(StrEnum):
    """
    Whether a work result is a main or an additional one (utama, tambahan).
    """

    main = "main"
    additional = "additional"


class ResultsFormat(StrEnum):
    """
    How results are given: a page of JSON, or all of them as a file.
    """

    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    xlsx = "xlsx"


class ReuseIn(BaseModel):
    """
    Why the earlier result is to be reused.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class ReuseOut(BaseModel):
    """
    A proposal to reuse an earlier result after a move, and the employee's answer.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answered_at: Annotated[str | None, Field(title="Answered At")]
    asked_at: Annotated[str, Field(title="Asked At")]
    asked_by: Annotated[str, Field(description="The account that asked.", title="Asked By")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    is_granted: Annotated[
        bool | None,
        Field(
            description="Whether the employee agreed; false if withdrawn.",
            title="Is Granted",
        ),
    ]
    reason: Annotated[str, Field(title="Reason")]
    snapshot_id: Annotated[
        str, Field(description="The result that is reused.", title="Snapshot Id")
    ]


class ReviewActionOut(BaseModel):
    """
    An action that answers a finding, who does it by when, and what came of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done_at: Annotated[str | None, Field(title="Done At")]
    due_on: Annotated[str, Field(title="Due On")]
    id: Annotated[str, Field(title="Id")]
    meeting_id: Annotated[str, Field(title="Meeting Id")]
    outcome: Annotated[str, Field(title="Outcome")]
    owner_code: Annotated[str, Field(title="Owner Code")]
    owner_name: Annotated[str, Field(title="Owner Name")]
    state: MeetingActionState
    what: Annotated[str, Field(title="What")]


class ReviewFinding(StrEnum):
    """
    Why an indicator is worth another look.
    """

    hard_to_measure = "hard_to_measure"
    often_missing = "often_missing"
    at_ceiling = "at_ceiling"
    tells_nobody_apart = "tells_nobody_apart"
    sources_disagree = "sources_disagree"
    not_relevant = "not_relevant"


class ReviewOutcome(StrEnum):
    """
    What was decided on a reviewed indicator.
    """

    kept = "kept"
    adjusted = "adjusted"
    retired = "retired"


class ReviewedOut(BaseModel):
    """
    How many indicators were reviewed, of how many something was found, and who stays decided.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decided_before: Annotated[int, Field(title="Decided Before")]
    reviewed: Annotated[int, Field(title="Reviewed")]
    with_findings: Annotated[int, Field(title="With Findings")]


class RevisionHeadOut(BaseModel):
    """
    Where a revision stands.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    approach: Approach
    approved_at: Annotated[str | None, Field(title="Approved At")]
    approved_by: Annotated[str | None, Field(title="Approved By")]
    content_hash: Annotated[str | None, Field(title="Content Hash")]
    number: Annotated[int, Field(title="Number")]
    returned_for: Annotated[str | None, Field(title="Returned For")]
    revised_for: Annotated[str | None, Field(title="Revised For")]
    standard_id: Annotated[
        str | None,
        Field(
            description="The version of the position's standard by which it was handed in.",
            title="Standard Id",
        ),
    ]
    state: PlanState
    submitted_at: Annotated[str | None, Field(title="Submitted At")]
    version: Annotated[int, Field(title="Version")]


class RevisionPage(BaseModel):
    """
    All revisions of a plan.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[RevisionHeadOut], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")] = None


class RevokeTokenForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    token: Annotated[
        str,
        Field(
            examples=["01970000.RbX4nQ8sVw2mTzL6"],
            max_length=4096,
            min_length=1,
            title="Token",
        ),
    ]


class RewardOut(BaseModel):
    """
    A reward or a recognition that was granted; `id` is that of the decision.

    `rests_on` tells how the result that it cites stands today; what was revoked counts no longer.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decided_at: Annotated[str, Field(title="Decided At")]
    decided_by_name: Annotated[str, Field(title="Decided By Name")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    publication_id: Annotated[str | None, Field(title="Publication Id")]
    publication_state: PublicationState | None
    purpose: DecidedPurpose
    reason: Annotated[str, Field(title="Reason")]
    rests_on: RestsOn | None
    revoked_at: Annotated[str | None, Field(title="Revoked At")]
    revoked_for: Annotated[str | None, Field(title="Revoked For")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class RewardPage(BaseModel):
    """
    One page of the register of rewards, the first one first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[RewardOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Role(StrEnum):
    """
    What kind of caller: derived from records at each request, never from a token.
    """

    employee = "employee"
    supervisor = "supervisor"
    admin = "admin"
    auditor = "auditor"
    service = "service"


class RoleCellOut(BaseModel):
    """
    A role: a result of somebody's plan as it stands now, agreed or not.

    `column_line_id` is the leader's result that it supports; null where it supports none of them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    column_line_id: Annotated[str | None, Field(title="Column Line Id")]
    is_agreed: Annotated[bool, Field(title="Is Agreed")]
    kind: ResultKind
    line_id: Annotated[str, Field(title="Line Id")]
    statement: Annotated[str, Field(title="Statement")]


class RoleColumnOut(BaseModel):
    """
    A result of the leader, with its indicators: a column of the matrix.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    indicators: Annotated[list[str], Field(title="Indicators")]
    line_id: Annotated[str, Field(title="Line Id")]
    statement: Annotated[str, Field(title="Statement")]


class RoleEndIn(BaseModel):
    """
    The last day of a role.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]


class RoleFinding(StrEnum):
    """
    Where the matrix is not whole.
    """

    column_without_role = "column_without_role"
    person_without_role = "person_without_role"
    role_not_agreed = "role_not_agreed"
    result_without_column = "result_without_column"


class RoleFindingOut(BaseModel):
    """
    Where the matrix is not whole: at a result (`line_id`), or at a person.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    finding: RoleFinding
    line_id: Annotated[str | None, Field(title="Line Id")]


class Role1(StrEnum):
    admin = "admin"
    auditor = "auditor"


class RoleIn(BaseModel):
    """
    The role admin or auditor, from a first day through a last one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str | None, Field(title="Ends On")] = None
    role: Annotated[Role1, Field(title="Role")]
    starts_on: Annotated[str, Field(title="Starts On")]


class RoleOut(BaseModel):
    """
    A role as it was granted; while `is_pending` it waits for the consent of another admin.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    is_pending: Annotated[bool, Field(title="Is Pending")]
    role: Role
    starts_on: Annotated[str, Field(title="Starts On")]


class RoleRowOut(BaseModel):
    """
    Somebody whom the leader assesses today; in a column without a cell there is no role.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cells: Annotated[list[RoleCellOut], Field(title="Cells")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    plan_id: Annotated[str | None, Field(title="Plan Id")]
    plan_state: PlanState | None
    position_title: Annotated[str | None, Field(title="Position Title")]


class RoundedIntervalOut(BaseModel):
    """
    A number, and between which numbers the true one lies (95 %).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    high: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="High",
        ),
    ]
    low: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Low",
        ),
    ]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class RubricGroup(StrEnum):
    """
    To what an item of a rubric belongs.
    """

    managerial = "managerial"
    socio_cultural = "socio_cultural"
    technical = "technical"
    conduct = "conduct"
    idea = "idea"
    effect = "effect"


class RubricItemOut(BaseModel):
    """
    What is judged; `levels` says what each level looks like, the first first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    group: RubricGroup
    key: Annotated[str, Field(title="Key")]
    label: Bilingual
    levels: Annotated[list[Bilingual], Field(title="Levels")]


class RubricRule(StrEnum):
    """
    How the levels of a rubric make one value.
    """

    job_person_match = "job-person-match"
    mean_level = "mean-level"
    best_and_further = "best-and-further"


class RuleTitleIn(BaseModel):
    """
    One text in both languages.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    en: Annotated[str, Field(max_length=200, min_length=1, title="En")]
    id: Annotated[str, Field(max_length=200, min_length=1, title="Id")]


class Sanction(StrEnum):
    """
    The level of a discipline sanction in force (hukuman disiplin), lightest first.
    """

    light = "light"
    moderate = "moderate"
    severe = "severe"


class SanctionIn(BaseModel):
    """
    A sanction that an official decided, with the number of the decision.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decided_by: Annotated[str, Field(max_length=200, min_length=1, title="Decided By")]
    decided_on: Annotated[str, Field(title="Decided On")]
    decision_number: Annotated[str, Field(max_length=100, min_length=1, title="Decision Number")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    ends_on: Annotated[str | None, Field(title="Ends On")] = None
    level: Sanction
    penalty: Penalty | None = None
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]
    starts_on: Annotated[str, Field(title="Starts On")]


class SanctionOut(BaseModel):
    """
    A sanction; a voided one counts as never made.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    decided_by: Annotated[str, Field(title="Decided By")]
    decided_on: Annotated[str, Field(title="Decided On")]
    decision_number: Annotated[str, Field(title="Decision Number")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    level: Sanction
    penalty: Penalty | None
    reason: Annotated[str, Field(title="Reason")]
    recorded_at: Annotated[str, Field(title="Recorded At")]
    starts_on: Annotated[str, Field(title="Starts On")]
    version: Annotated[int, Field(title="Version")]
    void_reason: Annotated[str | None, Field(title="Void Reason")]
    voided_at: Annotated[str | None, Field(title="Voided At")]


class SanctionPage(BaseModel):
    """
    One page of the register.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SanctionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class SatisfactionPeriodOut(BaseModel):
    """
    A period of a unit: what citizens said, what its people's results are, how both moved.

    `satisfaction` is the index of the last survey that began within the period, with its bounds of
    95 %. `good_share` is in percent: good or better.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answers: Annotated[int | None, Field(title="Answers")]
    asked_until: Annotated[str | None, Field(title="Asked Until")]
    ends_on: Annotated[str, Field(title="Ends On")]
    good_share: Annotated[str | None, Field(title="Good Share")]
    is_withheld: Annotated[
        bool,
        Field(
            description="There are results, of too few people to be shown.",
            title="Is Withheld",
        ),
    ]
    mean_score: Annotated[str | None, Field(title="Mean Score")]
    people: Annotated[int | None, Field(title="People")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    predicates: Annotated[dict[Predicate, int] | None, Field(title="Predicates")]
    satisfaction: Annotated[str | None, Field(title="Satisfaction")]
    satisfaction_change: Annotated[str | None, Field(title="Satisfaction Change")]
    satisfaction_high: Annotated[str | None, Field(title="Satisfaction High")]
    satisfaction_low: Annotated[str | None, Field(title="Satisfaction Low")]
    score_change: Annotated[str | None, Field(title="Score Change")]
    share_change: Annotated[str | None, Field(title="Share Change")]
    starts_on: Annotated[str, Field(title="Starts On")]


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


class SchemeGuideOut(BaseModel):
    """
    A version of a scheme in plain words: what counts, how it is counted, what follows.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]
    paragraphs: Annotated[list[ParagraphOut], Field(title="Paragraphs")]
    title: Bilingual


class SchemeRef(BaseModel):
    """
    A scheme of your agency: by key, and by number or the newest active version.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Key")]
    number: Annotated[int | None, Field(title="Number")] = None


class SchemeRefOut(BaseModel):
    """
    The scheme version that a period pins.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]


class SchemeStatus(StrEnum):
    """
    A version is drafted, then used, then only kept.
    """

    draft = "draft"
    active = "active"
    retired = "retired"


class Scope(StrEnum):
    """
    How far an additional result reaches.
    """

    own_unit = "own_unit"
    between_units = "between_units"
    between_agencies = "between_agencies"


class ScopeName(StrEnum):
    agency_read = "agency_read"
    assessment_read = "assessment_read"
    assignment_read = "assignment_read"
    assignment_write = "assignment_write"
    attendance_post = "attendance_post"
    attendance_read = "attendance_read"
    competence_assess = "competence_assess"
    competence_read = "competence_read"
    cycle_read = "cycle_read"
    cycle_write = "cycle_write"
    defect_read = "defect_read"
    delegation_read = "delegation_read"
    delegation_write = "delegation_write"
    discipline_read = "discipline_read"
    discipline_reckon = "discipline_reckon"
    discipline_rule_read = "discipline_rule_read"
    document_issue = "document_issue"
    document_job_download = "document_job_download"
    document_job_read = "document_job_read"
    document_job_resume = "document_job_resume"
    document_job_start = "document_job_start"
    document_job_stop = "document_job_stop"
    effectiveness_measure_read = "effectiveness_measure_read"
    employee_read = "employee_read"
    employee_write = "employee_write"
    evaluation_create_all = "evaluation_create_all"
    evaluation_read = "evaluation_read"
    event_read = "event_read"
    evidence_post = "evidence_post"
    form_read = "form_read"
    goal_read = "goal_read"
    goal_write = "goal_write"
    holiday_read = "holiday_read"
    import_run = "import_run"
    import_template = "import_template"
    indicator_draft = "indicator_draft"
    indicator_map = "indicator_map"
    indicator_propose = "indicator_propose"
    indicator_read = "indicator_read"
    indicator_review_read = "indicator_review_read"
    innovation_read = "innovation_read"
    instrument_read = "instrument_read"
    me_password = "me_password"
    me_read = "me_read"
    measurement_post = "measurement_post"
    measurement_read = "measurement_read"
    outcome_post = "outcome_post"
    outcome_read = "outcome_read"
    outcome_write = "outcome_write"
    outstanding_rule_read = "outstanding_rule_read"
    panel_read = "panel_read"
    period_score = "period_score"
    plan_create_all = "plan_create_all"
    plan_read = "plan_read"
    position_read = "position_read"
    position_write = "position_write"
    progress_post = "progress_post"
    progress_read = "progress_read"
    public_feedback_count = "public_feedback_count"
    public_service_read = "public_service_read"
    public_service_write = "public_service_write"
    readiness_read = "readiness_read"
    report_form_read = "report_form_read"
    report_read = "report_read"
    reporting_line_read = "reporting_line_read"
    reporting_line_write = "reporting_line_write"
    rubric_read = "rubric_read"
    scheme_read = "scheme_read"
    scheme_simulate = "scheme_simulate"
    service_case_post = "service_case_post"
    service_case_read = "service_case_read"
    service_case_realize = "service_case_realize"
    session_read = "session_read"
    session_revoke = "session_revoke"
    siasn_export = "siasn_export"
    standard_read = "standard_read"
    survey_link = "survey_link"
    survey_read = "survey_read"
    survey_write = "survey_write"
    unit_read = "unit_read"
    unit_write = "unit_write"


class ScoreLine(BaseModel):
    """
    What one evaluation comes to, or what keeps it from that.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    lacking: Annotated[str | None, Field(title="Lacking")]
    predicate: Predicate | None
    score: Annotated[str | None, Field(title="Score")]


class SecondSourceOut(BaseModel):
    """
    What the cases of a public service say of an indicator, and from how many cases.

    `agrees` tells whether the realization lies within a tenth of it; null where there is none. A
    difference decides nothing: it is for the employee and the assessor to look at.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    agrees: Annotated[bool | None, Field(title="Agrees")]
    count: Annotated[int, Field(title="Count")]
    figure: CaseFigure
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class SeenIn(BaseModel):
    """
    One of many evaluations, at the version you saw.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    version: Annotated[int, Field(ge=1, lt=2147483648, title="Version")]


class SelfAssessmentIn(BaseModel):
    """
    What you say of your own period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    statement: Annotated[str, Field(max_length=4000, min_length=1, title="Statement")]


class ServesIn(BaseModel):
    """
    Which positions a standard serves: by code, by the key of the title, by job class.

    Of several standards that serve a position the most particular one applies.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    job_classes: Annotated[list[JobClass] | None, Field(max_length=20, title="Job Classes")] = None
    position_codes: Annotated[list[str] | None, Field(max_length=500, title="Position Codes")] = (
        None
    )
    title_keys: Annotated[list[str] | None, Field(max_length=100, title="Title Keys")] = None


class ServesOut(BaseModel):
    """
    Which positions a standard serves.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    job_classes: Annotated[list[JobClass], Field(title="Job Classes")]
    position_codes: Annotated[list[str], Field(title="Position Codes")]
    title_keys: Annotated[list[str], Field(title="Title Keys")]


class ServiceCaseIn(BaseModel):
    """
    A case (*berkas*): when it came, was first answered and completed, and who handled it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed_at: Annotated[str | None, Field(title="Completed At")] = None
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    is_corrected: Annotated[bool | None, Field(title="Is Corrected")] = None
    number: Annotated[str, Field(max_length=80, min_length=1, title="Number")]
    received_at: Annotated[str, Field(title="Received At")]
    responded_at: Annotated[str | None, Field(title="Responded At")] = None
    service_key: Annotated[
        str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Service Key")
    ]


class ServiceCaseOut(BaseModel):
    """
    A case of a public service; `processing` and `response` are times in `counted_in`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed_at: Annotated[str | None, Field(title="Completed At")]
    counted_in: CaseTime
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    is_corrected: Annotated[bool, Field(title="Is Corrected")]
    number: Annotated[str, Field(title="Number")]
    processing: Annotated[str | None, Field(title="Processing")]
    received_at: Annotated[str, Field(title="Received At")]
    responded_at: Annotated[str | None, Field(title="Responded At")]
    response: Annotated[str | None, Field(title="Response")]
    service_id: Annotated[str, Field(title="Service Id")]
    service_key: Annotated[str, Field(title="Service Key")]
    version: Annotated[int, Field(title="Version")]


class Polarity1(StrEnum):
    """
    Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).
    """

    higher = "higher"
    lower_ = "lower"


class ServiceOutcomeIn(BaseModel):
    """
    An outcome as it should be; its key stands in the address.

    Name an instrument, and its values are the unit's index in the releases of that instrument; or
    name a public service with a figure, and they come from its cases. Name neither, and they are
    posted.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    figure: CaseFigure | None = None
    goal_key: Annotated[
        str | None,
        Field(
            description="The goal that it serves: each year's with this key.",
            title="Goal Key",
        ),
    ] = None
    instrument_key: Annotated[str | None, Field(title="Instrument Key")] = None
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    measured_in: Annotated[str, Field(max_length=60, min_length=1, title="Measured In")]
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    polarity: Annotated[
        Polarity1 | None,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ] = None
    service_key: Annotated[str | None, Field(title="Service Key")] = None
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class ServiceOutcomeOut(BaseModel):
    """
    What a unit's work brings about, measured over time.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    figure: CaseFigure | None
    goal_key: Annotated[str | None, Field(title="Goal Key")]
    id: Annotated[str, Field(title="Id")]
    instrument_key: Annotated[str | None, Field(title="Instrument Key")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    name: Annotated[str, Field(title="Name")]
    polarity: Annotated[
        str,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ]
    service_key: Annotated[str | None, Field(title="Service Key")]
    source: OutcomeSource
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class ServiceOutcomePage(BaseModel):
    """
    One page of outcomes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ServiceOutcomeOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ServiceTrendOut(BaseModel):
    """
    Of the cases of a public service: how many, the median time, errors in a hundred.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed: Annotated[int, Field(title="Completed")]
    counted_in: CaseTime
    error_rate: Annotated[str | None, Field(title="Error Rate")]
    key: Annotated[str, Field(title="Key")]
    name: Annotated[str, Field(title="Name")]
    processing_time: Annotated[str | None, Field(title="Processing Time")]


class SessionCriterion(StrEnum):
    """
    What the person says of the guidance they had (B.1.8): of themselves, the guide, and both.
    """

    heard_and_understood = "heard_and_understood"
    acts_appreciated = "acts_appreciated"
    free_to_speak = "free_to_speak"
    accurate_data = "accurate_data"
    positive = "positive"
    asked_more_than_taught = "asked_more_than_taught"
    helped_to_solve = "helped_to_solve"
    knows_what_to_do = "knows_what_to_do"
    understands_purpose = "understands_purpose"


class SessionOut(BaseModel):
    """
    One of your sign-ins: on a device that you registered by this name, or on none.

    `is_current`: it carries this request.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created_at: Annotated[str, Field(title="Created At")]
    device: Annotated[str | None, Field(title="Device")]
    expires_at: Annotated[str, Field(title="Expires At")]
    id: Annotated[str, Field(title="Id")]
    is_current: Annotated[bool, Field(title="Is Current")]


class SessionPage(BaseModel):
    """
    One page of your sign-ins, the oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SessionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class Severity(StrEnum):
    """
    Whether a finding stops a plan or only warns: where the law says *ideal*, we warn.
    """

    refuse = "refuse"
    warn = "warn"


class SharedUseOut(BaseModel):
    """
    Who sent the file, for which line of their plan.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evidence_id: Annotated[str, Field(title="Evidence Id")]
    line_id: Annotated[str, Field(title="Line Id")]


class SiasnFormat(StrEnum):
    """
    How the records are given: JSON for programs, line by line or as one; a table for people.
    """

    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    xlsx = "xlsx"


class SiasnGap(StrEnum):
    """
    What a result lacks for the platform.
    """

    nip_missing = "nip_missing"
    result_damaged = "result_damaged"
    ratings_missing = "ratings_missing"
    predicate_without_code = "predicate_without_code"
    quadrant_differs = "quadrant_differs"
    second_result = "second_result"
    grade_missing = "grade_missing"
    position_missing = "position_missing"
    coefficient_missing = "coefficient_missing"


class SiasnGapOut(BaseModel):
    """
    What a record lacks, in plain words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: SiasnGap
    text: Annotated[str, Field(title="Text")]


class SiasnPersonOut(BaseModel):
    """
    Somebody whose record lacks something.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    gaps: Annotated[list[SiasnGapOut], Field(title="Gaps")]
    is_left_out: Annotated[
        bool,
        Field(
            description="Whether the record is left out of the file.",
            title="Is Left Out",
        ),
    ]


class SiasnService(StrEnum):
    """
    Which records of the platform a period becomes, by the platform's own names.
    """

    skp22 = "skp22"
    kinerjaperiodik = "kinerjaperiodik"


class SignalKind(StrEnum):
    """
    What differs.
    """

    same_file = "same_file"
    late_entries = "late_entries"
    round_numbers = "round_numbers"
    reciprocal_praise = "reciprocal_praise"


class SignerRole(StrEnum):
    """
    In which capacity somebody signs a plan.
    """

    employee = "employee"
    supervisor = "supervisor"
    unit_head = "unit_head"


class SilenceGround(StrEnum):
    """
    Why a kind of signal cannot be looked for.
    """

    too_few_people = "too_few_people"
    no_variation = "no_variation"


class SilentKindOut(BaseModel):
    """
    A kind of signal that could not be looked for, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ground: SilenceGround
    kind: SignalKind


class DropoutPredicate1(StrEnum):
    poor = "poor"
    very_poor = "very_poor"


class SnapshotDigestOut(BaseModel):
    """
    That a result became final, when and why, and the digest by which it can be recognized.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: Annotated[str, Field(title="Cause")]
    digest: Annotated[
        str,
        Field(
            description="The SHA-256 of the snapshot's bytes, in hexadecimal.",
            title="Digest",
        ),
    ]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    number: Annotated[int, Field(title="Number")]
    taken_at: Annotated[str, Field(title="Taken At")]


class SnapshotDigestPage(BaseModel):
    """
    One page of digests, the first result first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SnapshotDigestOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class SnapshotOut(BaseModel):
    """
    A result as it became final: `digest` is the SHA-256 of `content` in UTF-8.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: Annotated[str, Field(title="Cause")]
    content: Annotated[str, Field(title="Content")]
    digest: Annotated[str, Field(title="Digest")]
    id: Annotated[str, Field(title="Id")]
    is_reopened: Annotated[
        bool,
        Field(
            description="Whether it was delivered and is being made anew: what the employee has in hand.",
            title="Is Reopened",
        ),
    ]
    number: Annotated[int, Field(title="Number")]
    scheme_digest: Annotated[str, Field(title="Scheme Digest")]
    scheme_document: Annotated[str, Field(title="Scheme Document")]
    scheme_key: Annotated[str, Field(title="Scheme Key")]
    scheme_number: Annotated[int, Field(title="Scheme Number")]
    taken_at: Annotated[str, Field(title="Taken At")]


class SnapshotRef(BaseModel):
    """
    A result that became final: which, why, and the digest of its bytes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cause: Annotated[str, Field(title="Cause")]
    digest: Annotated[str, Field(title="Digest")]
    id: Annotated[str, Field(title="Id")]
    is_reopened: Annotated[
        bool,
        Field(
            description="Whether it was delivered and is being made anew: what the employee has in hand.",
            title="Is Reopened",
        ),
    ]
    number: Annotated[int, Field(title="Number")]
    taken_at: Annotated[str, Field(title="Taken At")]


class StandardAcknowledgeIn(BaseModel):
    """
    The digest of the version that you have read.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", title="Digest")]


class StandardAcknowledgedOut(BaseModel):
    """
    What you acknowledged, by its digest, and when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str, Field(title="Acknowledged At")]
    digest: Annotated[str, Field(title="Digest")]
    standard_id: Annotated[str, Field(title="Standard Id")]


class StandardAdoptIn(BaseModel):
    """
    From which day a shipped standard applies, and to whom if not to those that it names.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    serves: ServesIn | None = None
    starts_on: Annotated[str, Field(title="Starts On")]


class StandardHolderOut(BaseModel):
    """
    Somebody to whom a standard applies; without `acknowledged_at` they have not said so yet.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class StandardHolderPage(BaseModel):
    """
    One page of the people to whom a standard applies.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[StandardHolderOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class StandardShippedOut(BaseModel):
    """
    What is expected of whoever holds a position.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    areas: Annotated[list[DutyAreaOut], Field(title="Areas")]
    expectations: Annotated[list[Bilingual], Field(title="Expectations")]
    indicator_keys: Annotated[list[str], Field(title="Indicator Keys")]
    key: Annotated[str, Field(title="Key")]
    serves: ServesOut
    source: Annotated[str, Field(title="Source")]
    title: Bilingual


class StandardTextIn(BaseModel):
    """
    One text in both languages.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    en: Annotated[str, Field(max_length=1000, min_length=1, title="En")]
    id: Annotated[str, Field(max_length=1000, min_length=1, title="Id")]


class Standing(StrEnum):
    """
    Where an indicator stands against what is expected of it.
    """

    on_track = "on_track"
    behind = "behind"
    no_entry = "no_entry"


class SteadyPredicateIn(BaseModel):
    """
    Over the last periods, this one among them: never lower, and moving by few steps.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    over: Annotated[int, Field(ge=2, le=24, title="Over")]
    predicate_at_least: Predicate
    spread_at_most: Annotated[int, Field(ge=0, le=5, title="Spread At Most")]


class SteadyPredicateOut(BaseModel):
    """
    Over the last periods: never lower, and moving by few steps.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    over: Annotated[int, Field(title="Over")]
    predicate_at_least: Predicate
    spread_at_most: Annotated[int, Field(title="Spread At Most")]


class SteadyScoreIn(BaseModel):
    """
    Over the last periods, this one among them: the mean, and the highest less the lowest.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    level_at_least: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Level At Least",
        ),
    ]
    over: Annotated[int, Field(ge=2, le=24, title="Over")]
    spread_at_most: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Spread At Most",
        ),
    ]


class SteadyScoreOut(BaseModel):
    """
    Over the last periods: the mean, and the highest less the lowest.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    level_at_least: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Level At Least",
        ),
    ]
    over: Annotated[int, Field(title="Over")]
    spread_at_most: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Spread At Most",
        ),
    ]


class StepCountOut(BaseModel):
    """
    How many took a step, and their share.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    share: Annotated[
        str,
        Field(
            description="In percent of the people.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Share",
        ),
    ]
    step: ParticipationStep


class StepFigure(BaseModel):
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


class StepFigures(BaseModel):
    """
    A target of rising steps that end at 100.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    steps: Annotated[list[StepFigure], Field(max_length=40, min_length=1, title="Steps")]


class StepKind(StrEnum):
    """
    What is proposed against a weakness.
    """

    coaching = "coaching"
    training = "training"


class StepOut(BaseModel):
    """
    An evaluation after a step.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    deliver_due_on: Annotated[str | None, Field(title="Deliver Due On")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    final_by: ObjectionRule | None
    id: Annotated[str, Field(title="Id")]
    object_until: Annotated[str | None, Field(title="Object Until")]
    return_due_on: Annotated[str | None, Field(title="Return Due On")]
    state: EvaluationState
    version: Annotated[int, Field(title="Version")]


class StepTakenOut(BaseModel):
    """
    Whether you took a step.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_taken: Annotated[bool, Field(title="Is Taken")]
    step: ParticipationStep


class StepsOut(BaseModel):
    """
    Evaluations after a step, in the order in which they were named.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    items: Annotated[list[StepOut], Field(title="Items")]


class SurveyAudience(StrEnum):
    """
    Who is asked by a survey.
    """

    public = "public"
    colleagues = "colleagues"
    employees = "employees"
    holders = "holders"


class SurveyItemOut(BaseModel):
    """
    A question with the names of its values.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    kind: ItemKind
    options: Annotated[list[Bilingual], Field(title="Options")]
    text: Bilingual


class SurveyPurpose(StrEnum):
    """
    What a survey is for.
    """

    satisfaction = "satisfaction"
    feedback_360 = "feedback_360"
    pulse = "pulse"
    relevance = "relevance"
    other = "other"


class SurveyState(StrEnum):
    """
    Where a survey stands; what it says is shown once, when it is released.
    """

    draft = "draft"
    open = "open"
    closed = "closed"
    released = "released"


class SurveyTargetIn(BaseModel):
    """
    About what a survey asks: a unit and how many it serves, a person (360), or an indicator.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    indicator_key: Annotated[str | None, Field(title="Indicator Key")] = None
    population: Annotated[int | None, Field(title="Population")] = None
    unit_code: Annotated[str | None, Field(title="Unit Code")] = None


class SurveyTargetOut(BaseModel):
    """
    What a survey is about; `sample_size` is how many to ask (Krejcie and Morgan).

    `links` counts all who were asked, also who declined. `used` is told once the survey is closed,
    where the minimum answered: before, it would say when somebody did, and of few, who.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about_id: Annotated[str | None, Field(title="About Id")]
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    indicator_key: Annotated[str | None, Field(title="Indicator Key")]
    indicator_version_id: Annotated[str | None, Field(title="Indicator Version Id")]
    links: Annotated[int, Field(title="Links")]
    population: Annotated[int | None, Field(title="Population")]
    sample_size: Annotated[int | None, Field(title="Sample Size")]
    statement: Annotated[str | None, Field(title="Statement")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    used: Annotated[int | None, Field(title="Used")]


class SystemFindingIn(BaseModel):
    """
    What was found, by which measure, and the actions that answer it.

    Actions are those of meetings whose minutes are closed (`list_meeting_actions`); where nothing
    is done about it, `no_action_reason` says why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action_ids: Annotated[list[str] | None, Field(max_length=20, title="Action Ids")] = None
    measure: MeasureId | None = None
    no_action_reason: Annotated[
        str | None, Field(max_length=1000, min_length=0, title="No Action Reason")
    ] = None
    text: Annotated[str, Field(max_length=1000, min_length=1, title="Text")]


class SystemFindingOut(BaseModel):
    """
    What the review found, with the actions that answer it, or why there are none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    actions: Annotated[list[ReviewActionOut], Field(title="Actions")]
    measure: MeasureId | None
    no_action_reason: Annotated[str, Field(title="No Action Reason")]
    number: Annotated[int, Field(title="Number")]
    text: Annotated[str, Field(title="Text")]


class SystemFindingsIn(BaseModel):
    """
    All findings of a review; they take the place of those recorded before.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    findings: Annotated[list[SystemFindingIn], Field(max_length=50, title="Findings")]


class SystemReviewConcludeIn(BaseModel):
    """
    What the review concludes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    conclusion: Annotated[str, Field(max_length=4000, min_length=1, title="Conclusion")]


class SystemReviewState(StrEnum):
    """
    Where a review of the system stands; once it is concluded nothing of it changes.
    """

    open = "open"
    concluded = "concluded"


class TakenStepOut(BaseModel):
    """
    The record that the step became: a plan of guidance, or a training.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    coaching_id: Annotated[str | None, Field(title="Coaching Id")]
    kind: StepKind
    training_id: Annotated[str | None, Field(title="Training Id")]


class TakeoverOut(BaseModel):
    """
    That the leader took a result over, to prevent a failure of the organization, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    line_id: Annotated[str, Field(title="Line Id")]
    reason: Annotated[str, Field(title="Reason")]
    taken_at: Annotated[str, Field(title="Taken At")]


class TaskKind(StrEnum):
    """
    Something that a person has to do next, or has to know; nothing moves until they do.
    """

    standard_to_read = "standard_to_read"
    plan_to_write = "plan_to_write"
    plan_to_submit = "plan_to_submit"
    consent_to_give = "consent_to_give"
    plan_to_approve = "plan_to_approve"
    plan_passed_to_me = "plan_passed_to_me"
    plan_to_sign = "plan_to_sign"
    self_assessment_due = "self_assessment_due"
    reuse_to_answer = "reuse_to_answer"
    evaluation_to_rate = "evaluation_to_rate"
    rating_passed_to_me = "rating_passed_to_me"
    to_finalize = "to_finalize"
    to_deliver = "to_deliver"
    to_acknowledge = "to_acknowledge"
    result_reopened = "result_reopened"
    objection_term_moved = "objection_term_moved"
    objection_to_hear = "objection_to_hear"
    objection_to_decide = "objection_to_decide"
    reopening_to_answer = "reopening_to_answer"
    period_reopening_to_answer = "period_reopening_to_answer"
    account_consent_to_give = "account_consent_to_give"
    delegation_consent_to_give = "delegation_consent_to_give"
    feedback_asked = "feedback_asked"
    announcement_to_read = "announcement_to_read"
    innovation_to_verify = "innovation_to_verify"
    survey_asked = "survey_asked"
    colleague_asked = "colleague_asked"
    account_was_reset = "account_was_reset"
    post_was_delegated = "post_was_delegated"
    marked_act_to_see = "marked_act_to_see"
    result_contested = "result_contested"
    result_changed = "result_changed"
    objection_decided = "objection_decided"
    feedback_to_read = "feedback_to_read"
    gates_shut = "gates_shut"
    period_to_open = "period_to_open"
    evaluations_to_create = "evaluations_to_create"
    rating_to_start = "rating_to_start"
    period_to_close = "period_to_close"
    indicator_to_propose = "indicator_to_propose"
    indicator_to_agree = "indicator_to_agree"
    proposal_to_answer = "proposal_to_answer"
    proposal_answered = "proposal_answered"
    coaching_to_open = "coaching_to_open"
    coaching_to_agree = "coaching_to_agree"
    coaching_to_hold = "coaching_to_hold"
    guidance_feedback_to_read = "guidance_feedback_to_read"
    nomination_to_decide = "nomination_to_decide"
    accomplishment_to_confirm = "accomplishment_to_confirm"
    meeting_action_to_do = "meeting_action_to_do"
    calibration_to_decide = "calibration_to_decide"
    conduct_talk_to_answer = "conduct_talk_to_answer"
    counseling_to_arrange = "counseling_to_arrange"
    counseling_to_attend = "counseling_to_attend"
    counseling_to_hold = "counseling_to_hold"
    counseling_to_decide = "counseling_to_decide"
    cited_result_reopened = "cited_result_reopened"
    cited_result_changed = "cited_result_changed"
    decision_to_see = "decision_to_see"
    publication_to_answer = "publication_to_answer"
    recommendation_to_decide = "recommendation_to_decide"
    remedy_to_read = "remedy_to_read"
    direction_to_read = "direction_to_read"
    rater_training_to_attend = "rater_training_to_attend"
    result_to_report = "result_to_report"
    upward_report_to_read = "upward_report_to_read"


class TaskOut(BaseModel):
    """
    One thing that you have to do: on which record, about whom, until when, by which operation.

    The person is empty where it is about a period; `plan_id` is the plan that it is about, if any.
    `days_left` counts calendar days; it is below zero when the day has passed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    days_left: Annotated[int | None, Field(title="Days Left")]
    due_on: Annotated[str | None, Field(title="Due On")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    kind: TaskKind
    operation: Annotated[str, Field(title="Operation")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    plan_id: Annotated[str | None, Field(title="Plan Id")]
    record: Annotated[str, Field(title="Record")]
    record_id: Annotated[str, Field(title="Record Id")]
    text: Annotated[str, Field(title="Text")]


class TasksOut(BaseModel):
    """
    What waits for you, the first due first; `more` names kinds of which there are over 200.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[TaskOut], Field(title="Items")]
    more: Annotated[list[TaskKind], Field(title="More")]


class TeamEvaluationOut(BaseModel):
    """
    The evaluation of a person in the current period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    rate_until: Annotated[str, Field(title="Rate Until")]
    state: EvaluationState
    version: Annotated[int, Field(title="Version")]


class TeamIndicatorOut(BaseModel):
    """
    An indicator of the leader, beside what the direct parts of the people add up to.

    `not_shared_out` is what the targets of the parts leave of the leader's: below zero, they are
    more than it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    indicator: MeasuredIndicatorOut
    not_shared_out: Annotated[str | None, Field(title="Not Shared Out")]
    parts: Annotated[int, Field(title="Parts")]
    parts_realization: Annotated[str | None, Field(title="Parts Realization")]
    parts_target: Annotated[str | None, Field(title="Parts Target")]


class TeamPlanOut(BaseModel):
    """
    The plan of a person: the revision that its steps act on.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    state: PlanState
    version: Annotated[int, Field(title="Version")]


class TermKind(StrEnum):
    """
    A term in working days whose last day stands in a record.
    """

    deliver = "deliver"
    return_ = "return"
    object = "object"
    decide_objection = "decide_objection"
    report = "report"
    safe_delivery = "safe_delivery"


class TokenOut(BaseModel):
    """
    An access token, and for a person the refresh token that replaces it (once).

    `device_secret` comes with a password or client secret that was right: send it next time.
    `scope` names what a service has been granted, with blanks between.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    access_token: Annotated[str, Field(title="Access Token")]
    device_secret: Annotated[str | None, Field(title="Device Secret")] = None
    expires_in: Annotated[int, Field(title="Expires In")]
    refresh_token: Annotated[str | None, Field(title="Refresh Token")] = None
    scope: Annotated[str | None, Field(title="Scope")] = None
    token_type: Annotated[Literal["bearer"] | None, Field(title="Token Type")] = None


class Error(StrEnum):
    invalid_request = "invalid_request"
    invalid_client = "invalid_client"
    invalid_grant = "invalid_grant"
    invalid_scope = "invalid_scope"
    unsupported_grant_type = "unsupported_grant_type"
    unsupported_token_type = "unsupported_token_type"
    temporarily_unavailable = "temporarily_unavailable"
    server_error = "server_error"


class Tone(StrEnum):
    """
    What the feedback of a period says on the whole.
    """

    positive = "positive"
    mixed = "mixed"
    negative = "negative"


class TopicDecision(StrEnum):
    """
    What a session decides on an indicator that it discussed.
    """

    kept = "kept"
    changed = "changed"
    dropped = "dropped"
    postponed = "postponed"


class TopicDecisionIn(BaseModel):
    """
    What the meeting decided on an indicator that it discussed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decision: TopicDecision
    indicator_version_id: Annotated[str, Field(title="Indicator Version Id")]
    note: Annotated[str | None, Field(max_length=1000, title="Note")] = None


class TopicOut(BaseModel):
    """
    An indicator that is discussed, as it stands today, and what was decided on it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decision: TopicDecision | None
    indicator_id: Annotated[str, Field(title="Indicator Id")]
    indicator_version_id: Annotated[str, Field(title="Indicator Version Id")]
    key: Annotated[str, Field(title="Key")]
    note: Annotated[str, Field(title="Note")]
    number: Annotated[int, Field(title="Number")]
    state: IndicatorState
    statement: Annotated[str, Field(title="Statement")]


class TouchedOut(BaseModel):
    """
    A record that a row is about: its kind, its id, and what happened to it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    change: Annotated[
        str,
        Field(
            description="`created`, `changed`, `removed`, `read`, `refused`, `restated` or `erased`.",
            title="Change",
        ),
    ]
    id: Annotated[str, Field(title="Id")]
    record: Annotated[str, Field(title="Record")]


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


class TraineeOut(BaseModel):
    """
    Somebody who is to be trained, and when they were last; empty: they were not yet.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    id: Annotated[str, Field(title="Id")]
    name: Annotated[str, Field(title="Name")]
    trained_at: Annotated[str | None, Field(title="Trained At")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class TraineePage(BaseModel):
    """
    One page of people, by their code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[TraineeOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class TrainingDecisionIn(BaseModel):
    """
    Your decision on a nomination, with its reason.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_approved: Annotated[bool, Field(title="Is Approved")]
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]


class TrainingEndIn(BaseModel):
    """
    How a training ended: completed, or dropped.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_completed: Annotated[bool, Field(title="Is Completed")]
    note: Annotated[str, Field(max_length=2000, min_length=1, title="Note")]


class TrainingKind(StrEnum):
    """
    What somebody attends: training, to which a leader assigns, or education, by nomination.
    """

    training = "training"
    further_education = "further_education"


class TrainingOrigin(StrEnum):
    """
    From what it comes.
    """

    result = "result"
    competence_gap = "competence_gap"
    consistent_results = "consistent_results"
    duty = "duty"
    improvement_area = "improvement_area"


class TrainingState(StrEnum):
    """
    Where it stands; education waits for the decision of a second person.
    """

    nominated = "nominated"
    approved = "approved"
    declined = "declined"
    completed = "completed"
    dropped = "dropped"


class TrendFigureOut(BaseModel):
    """
    A question, or the `index`: what was said, and how it differs from the time before.

    `estimate` is none where it was withheld. `is_clear`: the intervals of both do not overlap, so
    that chance alone would hardly explain the change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    change: Annotated[str | None, Field(title="Change")]
    code: Annotated[str, Field(title="Code")]
    estimate: EstimateOut | None
    is_clear: Annotated[bool | None, Field(title="Is Clear")]


class TrendOut(BaseModel):
    """
    Some days, and the cases of each service that were completed on them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    services: Annotated[list[ServiceTrendOut], Field(title="Services")]
    starts_on: Annotated[str, Field(title="Starts On")]


class TrendPointOut(BaseModel):
    """
    What one release says; `count` is none, and there are no figures, where too few answered.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int | None, Field(title="Count")]
    ends_on: Annotated[str, Field(title="Ends On")]
    figures: Annotated[list[TrendFigureOut], Field(title="Figures")]
    starts_on: Annotated[str, Field(title="Starts On")]
    survey_id: Annotated[str, Field(title="Survey Id")]
    title: Annotated[str, Field(title="Title")]


class UnexcusedDaysOut(BaseModel):
    """
    Unexcused days of the year, and what the law names from there on: no sanction by itself.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent_days: Annotated[int, Field(title="Absent Days")]
    converted_days: Annotated[
        int,
        Field(
            description="Days that minutes were added up to, where the rule does that.",
            title="Converted Days",
        ),
    ]
    level: Sanction | None
    longest_in_a_row: Annotated[
        int,
        Field(
            description="The longest run of absences between which lies no other working day.",
            title="Longest In A Row",
        ),
    ]
    penalty: Penalty | None


class UnitAdoptionOut(BaseModel):
    """
    How a unit takes the system up, month by month.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    months: Annotated[list[MonthAdoptionOut], Field(title="Months")]
    people: Annotated[int, Field(title="People")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UnitCoverageOut(BaseModel):
    """
    How many people of a unit an announcement addresses, and how many have read it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged: Annotated[int, Field(title="Acknowledged")]
    people: Annotated[int, Field(title="People")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UnitIn(BaseModel):
    """
    A unit as it should be; it is named by its code in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    independence_basis: Annotated[
        str | None,
        Field(
            description="By which rule the unit is an independent one (*unit kerja mandiri*), such as `Peraturan Wali Kota 12/2024`: its head plans and is rated as a high official.",
            title="Independence Basis",
        ),
    ] = None
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    kind: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Kind")]
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    parent_code: Annotated[str | None, Field(title="Parent Code")] = None
    sector: Annotated[
        str | None, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Sector")
    ] = None


class UnitLowResultsOut(BaseModel):
    """
    How many low results a unit has, with guidance and without.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    with_guidance: Annotated[int, Field(title="With Guidance")]
    without_guidance: Annotated[int, Field(title="Without Guidance")]


class UnitOut(BaseModel):
    """
    A unit of work (*unit kerja*), its place in the tree and the position that heads it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    code: Annotated[str, Field(title="Code")]
    head_position_id: Annotated[str | None, Field(title="Head Position Id")] = None
    head_position_title: Annotated[str | None, Field(title="Head Position Title")] = None
    id: Annotated[str, Field(title="Id")]
    independence_basis: Annotated[str | None, Field(title="Independence Basis")] = None
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    kind: Annotated[str, Field(title="Kind")]
    name: Annotated[str, Field(title="Name")]
    parent_code: Annotated[str | None, Field(title="Parent Code")]
    parent_id: Annotated[str | None, Field(title="Parent Id")]
    parent_name: Annotated[str | None, Field(title="Parent Name")]
    path: Annotated[str, Field(title="Path")]
    sector: Annotated[str, Field(title="Sector")]
    version: Annotated[int, Field(title="Version")]


class UnitPage(BaseModel):
    """
    One page of units.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[UnitOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class UnitRegularityOut(BaseModel):
    """
    How many meetings a unit held, of how many months, and the months without one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    meetings: Annotated[int, Field(title="Meetings")]
    missing_months: Annotated[list[str], Field(title="Missing Months")]
    months: Annotated[int, Field(title="Months")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UnitRegularityPage(BaseModel):
    """
    One page of units by their code, with the rule.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[UnitRegularityOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    period_id: Annotated[str, Field(title="Period Id")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]
    rule: RegularityRuleOut


class UnitRewardsOut(BaseModel):
    """
    The rewards of a unit by results of a period, and its cases before, in and after it.

    It shows what was, and claims no cause.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: TrendOut
    before: TrendOut
    during: TrendOut
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    recognitions: Annotated[int, Field(title="Recognitions")]
    rewards: Annotated[int, Field(title="Rewards")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UnitShortOut(BaseModel):
    """
    A unit as it was named at the release.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    id: Annotated[str, Field(title="Id")]
    name: Annotated[str, Field(title="Name")]


class UnitTrainingOut(BaseModel):
    """
    How many people and raters of a unit there are, and how many of them were trained.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    people: Annotated[int, Field(title="People")]
    raters: Annotated[int, Field(title="Raters")]
    trained: Annotated[int, Field(title="Trained")]
    trained_raters: Annotated[int, Field(title="Trained Raters")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UntoldGround(StrEnum):
    """
    Why nothing is told of like cases.
    """

    nothing_stated = "nothing_stated"
    too_few_people = "too_few_people"


class UntrainedRaterOut(BaseModel):
    """
    Who assesses people of the cycle and was not trained to rate.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    name: Annotated[str, Field(title="Name")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class UploadAttendanceForm(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    attendance: Annotated[
        str,
        Field(
            description="CSV, JSON (an array of objects, or one on each line), each UTF-8, or XLSX with one sheet.",
            json_schema_extra={"contentMediaType": "application/octet-stream"},
            title="Attendance",
        ),
    ]


class UpwardReportIn(BaseModel):
    """
    To whom you report: who heads personnel, or the agency.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    recipient_code: Annotated[
        str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Recipient Code")
    ]


class UpwardReportOut(BaseModel):
    """
    A report upward (art. 28): of whose result, to whom, and whether they have read it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    digest: Annotated[str, Field(title="Digest")]
    document_code: Annotated[str, Field(title="Document Code")]
    document_id: Annotated[str, Field(title="Document Id")]
    document_kind: DocumentForm
    due_on: Annotated[str, Field(title="Due On")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    file_digest: Annotated[str, Field(title="File Digest")]
    id: Annotated[str, Field(title="Id")]
    recipient_id: Annotated[str, Field(title="Recipient Id")]
    recipient_name: Annotated[str, Field(title="Recipient Name")]
    reported_at: Annotated[str, Field(title="Reported At")]
    reported_by: Annotated[str, Field(title="Reported By")]
    reporter_name: Annotated[str, Field(title="Reporter Name")]
    version: Annotated[int, Field(title="Version")]


class UpwardReportPage(BaseModel):
    """
    One page of reports upward, the first one sent before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[UpwardReportOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class UsePurpose(StrEnum):
    """
    For what a result is used: in a decision on a person, or to guide and train them.
    """

    recognition = "recognition"
    reward = "reward"
    promotion = "promotion"
    transfer = "transfer"
    training = "training"
    education = "education"
    allowance = "allowance"
    sanction = "sanction"
    development = "development"


class UseStep(StrEnum):
    """
    At which step a result was used.
    """

    recommended = "recommended"
    renewed = "renewed"
    decided = "decided"


class UsualRatingOut(BaseModel):
    """
    What the assessors of a period give together, on a scale from 0 to 100.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    mean: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Mean",
        ),
    ]
    middle_share: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Middle Share",
        ),
    ]
    part_spread: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Part Spread",
        ),
    ]
    spread: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Spread",
        ),
    ]


class VerdictIn(BaseModel):
    """
    Your verdict: a level for each criterion of the rubric `innovation`, by its anchors.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    levels: Annotated[list[JudgedLevelIn], Field(max_length=60, min_length=1, title="Levels")]


class VerificationOut(BaseModel):
    """
    How the panel judged; `points` and `criteria` come when it has decided.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    criteria: Annotated[list[CriterionOut], Field(title="Criteria")]
    innovation_id: Annotated[str, Field(title="Innovation Id")]
    innovators: Annotated[list[InnovatorOut], Field(title="Innovators")]
    points: Annotated[str | None, Field(title="Points")]
    rubric: Annotated[str, Field(title="Rubric")]
    rubric_number: Annotated[int, Field(title="Rubric Number")]
    rule: Annotated[str, Field(title="Rule")]
    state: InnovationState
    statement: Bilingual


class VerifiedDocumentOut(BaseModel):
    """
    Whether a document stands; `is_unaltered` is of the file whose digest you handed in.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_unaltered: Annotated[bool | None, Field(title="Is Unaltered")]
    state: DocumentState


class VersionStatus(StrEnum):
    """
    Where a version stands; only a draft changes its content.
    """

    draft = "draft"
    active = "active"
    retired = "retired"


class Voice(StrEnum):
    """
    How those who answer stand to the person about whom they are asked.

    A teammate is assessed by the same person; who shares a unit, as in feedback, is a peer.
    """

    teammate = "teammate"
    subordinate = "subordinate"
    other = "other"


class VoiceCountOut(BaseModel):
    """
    How much people said of one kind, and how much of it waits for an answer.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answered: Annotated[int, Field(title="Answered")]
    kind: ProposalKind
    submitted: Annotated[int, Field(title="Submitted")]
    unanswered: Annotated[int, Field(title="Unanswered")]


class VoidIn(BaseModel):
    """
    Why the entry was wrong.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=500, min_length=1, title="Reason")]


class WaiverIn(BaseModel):
    """
    Why a gate may be passed although it is not met.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=10, title="Reason")]


class WaiverOut(BaseModel):
    """
    A gate that was waived, by whose decision and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    gate: Gate
    reason: Annotated[str, Field(title="Reason")]
    waived_at: Annotated[str, Field(title="Waived At")]
    waived_by: Annotated[str, Field(title="Waived By")]


class WithdrawalIn(BaseModel):
    """
    Why an announcement holds no more.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class WithheldComparison(StrEnum):
    """
    Why a comparison is not stated.
    """

    too_few_values = "too_few_values"
    too_few_outcomes = "too_few_outcomes"


class WithheldEffect(StrEnum):
    """
    Why nothing is stated.
    """

    too_few_followed_up = "too_few_followed_up"
    too_few_alike = "too_few_alike"
    results_too_alike = "results_too_alike"
    not_measured = "not_measured"


class WithheldGround(StrEnum):
    """
    Why there is no statistic of an assessor.
    """

    too_few_people = "too_few_people"
    too_few_colleagues = "too_few_colleagues"
    no_variation = "no_variation"


class WordingIn(BaseModel):
    """
    One text in both languages.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    en: Annotated[str, Field(max_length=500, min_length=1, title="En")]
    id: Annotated[str, Field(max_length=500, min_length=1, title="Id")]


class Scheme(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )


class AccessTrailPage(BaseModel):
    """
    One page of the trail that concerns you, newest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OwnTrailItem], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class AccomplishmentDetailOut(BaseModel):
    """
    An accomplishment, and what you may do with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    completed_on: Annotated[str, Field(title="Completed On")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    description: Annotated[str, Field(title="Description")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluations: Annotated[list[AccomplishedEvaluationOut], Field(title="Evaluations")]
    evidence: Annotated[list[AccomplishmentEvidenceOut], Field(title="Evidence")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    lines: Annotated[list[AccomplishedLineOut], Field(title="Lines")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    reason: Annotated[str, Field(title="Reason")]
    recorded_at: Annotated[str, Field(title="Recorded At")]
    state: AccomplishmentState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class AccomplishmentOut(BaseModel):
    """
    A project that somebody completed, and whether their leader confirmed it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed_on: Annotated[str, Field(title="Completed On")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    description: Annotated[str, Field(title="Description")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluations: Annotated[list[AccomplishedEvaluationOut], Field(title="Evaluations")]
    evidence: Annotated[list[AccomplishmentEvidenceOut], Field(title="Evidence")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    lines: Annotated[list[AccomplishedLineOut], Field(title="Lines")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    reason: Annotated[str, Field(title="Reason")]
    recorded_at: Annotated[str, Field(title="Recorded At")]
    state: AccomplishmentState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class AccomplishmentPage(BaseModel):
    """
    One page of accomplishments, the first recorded before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AccomplishmentOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class AccountIn(BaseModel):
    """
    A login of a person, or of a service with the actions that it may take (`scopes`).

    The login name is unique over all agencies; usually it is the NIP. A service may be bound to a
    unit and all below it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str | None, Field(title="Employee Id")] = None
    kind: AccountKind
    login: Annotated[str, Field(title="Login")]
    scopes: Annotated[list[ScopeName] | None, Field(max_length=200, title="Scopes")] = None
    unit_id: Annotated[str | None, Field(title="Unit Id")] = None


class AccountOut(BaseModel):
    """
    A login of your agency; `secret` is shown once, in the response that creates it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    closed_at: Annotated[str | None, Field(title="Closed At")]
    created_at: Annotated[str, Field(title="Created At")]
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    is_activated: Annotated[bool, Field(title="Is Activated")]
    kind: AccountKind
    login: Annotated[str, Field(title="Login")]
    roles: Annotated[list[RoleOut], Field(title="Roles")]
    scopes: Annotated[list[str], Field(title="Scopes")]
    secret: Annotated[str | None, Field(title="Secret")] = None
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class AccountPage(BaseModel):
    """
    One page of accounts, by login name.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AccountOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ActivationCodeOut(BaseModel):
    """
    The one-time code of a new account; it is shown only once.

    `consent` says of a person with an account in use by which rule the code works.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    approval_id: Annotated[str | None, Field(title="Approval Id")]
    code: Annotated[str, Field(title="Code")]
    consent: ApprovalRule | None
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    expires_at: Annotated[str, Field(title="Expires At")]
    login: Annotated[str, Field(title="Login")]
    name: Annotated[str | None, Field(title="Name")]


class AdoptionOut(BaseModel):
    """
    How the system is taken up in a cycle, among the people whom you reach.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    key: Annotated[str, Field(title="Key")]
    units: Annotated[list[UnitAdoptionOut], Field(title="Units")]
    voices: Annotated[list[VoiceCountOut], Field(title="Voices")]


class AgreedActionOut(BaseModel):
    """
    What the meeting agreed to do, who does it, and what came of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done_at: Annotated[str | None, Field(title="Done At")]
    due_on: Annotated[str, Field(title="Due On")]
    id: Annotated[str, Field(title="Id")]
    number: Annotated[int, Field(title="Number")]
    outcome: Annotated[str, Field(title="Outcome")]
    owner_code: Annotated[str, Field(title="Owner Code")]
    owner_id: Annotated[str, Field(title="Owner Id")]
    owner_name: Annotated[str, Field(title="Owner Name")]
    state: MeetingActionState
    version: Annotated[int, Field(title="Version")]
    what: Annotated[str, Field(title="What")]


class AnnouncementDetailOut(BaseModel):
    """
    An announcement with what you may do with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    body: Annotated[str, Field(title="Body")]
    created_at: Annotated[str, Field(title="Created At")]
    cycle_id: Annotated[str | None, Field(title="Cycle Id")]
    cycle_key: Annotated[str | None, Field(title="Cycle Key")]
    digest: Annotated[str, Field(title="Digest")]
    due_on: Annotated[str | None, Field(title="Due On")]
    id: Annotated[str, Field(title="Id")]
    is_required: Annotated[bool, Field(title="Is Required")]
    kind: AnnouncementKind
    leader_code: Annotated[str | None, Field(title="Leader Code")]
    leader_id: Annotated[str | None, Field(title="Leader Id")]
    leader_name: Annotated[str | None, Field(title="Leader Name")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    published_at: Annotated[str | None, Field(title="Published At")]
    reader_group: ReaderGroup
    state: AnnouncementState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    withdrawn_for: Annotated[str, Field(title="Withdrawn For")]


class AnnouncementIn(BaseModel):
    """
    An announcement as it should be: what it says, to whom, and whether they must confirm it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    body: Annotated[str, Field(max_length=20000, min_length=1, title="Body")]
    cycle_key: Annotated[
        str | None,
        Field(
            description="The cycle whose gate of socialisation it helps to close.",
            title="Cycle Key",
        ),
    ] = None
    due_on: Annotated[
        str | None,
        Field(description="By which day they should have done so.", title="Due On"),
    ] = None
    is_required: Annotated[
        bool | None,
        Field(description="Whether its readers must acknowledge it.", title="Is Required"),
    ] = None
    kind: AnnouncementKind
    leader_code: Annotated[
        str | None,
        Field(description="Whose statement it is, by their code.", title="Leader Code"),
    ] = None
    period_key: Annotated[
        str | None,
        Field(description="The period of which a leader speaks.", title="Period Key"),
    ] = None
    reader_group: ReaderGroup | None = None
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]
    unit_code: Annotated[
        str | None,
        Field(
            description="Whose people it addresses, with those of the units below it.",
            title="Unit Code",
        ),
    ] = None


class AnnouncementOut(BaseModel):
    """
    What is announced (*pengumuman, panduan, pernyataan pimpinan*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    body: Annotated[str, Field(title="Body")]
    created_at: Annotated[str, Field(title="Created At")]
    cycle_id: Annotated[str | None, Field(title="Cycle Id")]
    cycle_key: Annotated[str | None, Field(title="Cycle Key")]
    digest: Annotated[str, Field(title="Digest")]
    due_on: Annotated[str | None, Field(title="Due On")]
    id: Annotated[str, Field(title="Id")]
    is_required: Annotated[bool, Field(title="Is Required")]
    kind: AnnouncementKind
    leader_code: Annotated[str | None, Field(title="Leader Code")]
    leader_id: Annotated[str | None, Field(title="Leader Id")]
    leader_name: Annotated[str | None, Field(title="Leader Name")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    published_at: Annotated[str | None, Field(title="Published At")]
    reader_group: ReaderGroup
    state: AnnouncementState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    withdrawn_for: Annotated[str, Field(title="Withdrawn For")]


class AnnouncementPage(BaseModel):
    """
    One page of announcements.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AnnouncementOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ApprovalOut(BaseModel):
    """
    What takes a second person: a reset of an account, the role admin, a delegation.

    Nothing of it takes effect before `is_granted` is true. `rule` says why it did: somebody else
    consented, no consent was needed, there was only one admin, or the operator did it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    account_id: Annotated[str | None, Field(title="Account Id")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    answered_at: Annotated[str | None, Field(title="Answered At")]
    answerer: Annotated[str | None, Field(title="Answerer")]
    asked_at: Annotated[str, Field(title="Asked At")]
    asked_by: Annotated[
        str | None,
        Field(description="The account; empty for the operator.", title="Asked By"),
    ]
    asker: Annotated[str | None, Field(title="Asker")]
    delegate: Annotated[str | None, Field(title="Delegate")]
    delegation_id: Annotated[str | None, Field(title="Delegation Id")]
    employee_id: Annotated[
        str | None,
        Field(
            description="The owner of the account or holder of the post.",
            title="Employee Id",
        ),
    ]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    is_granted: Annotated[bool | None, Field(title="Is Granted")]
    kind: ApprovalKind
    login: Annotated[str | None, Field(title="Login")]
    owner: Annotated[str | None, Field(description="Their name.", title="Owner")]
    position_title: Annotated[str | None, Field(title="Position Title")]
    rule: ApprovalRule
    starts_on: Annotated[str | None, Field(title="Starts On")]
    version: Annotated[int, Field(title="Version")]


class ApprovalPage(BaseModel):
    """
    One page of requests for consent, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ApprovalOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class AreaFeedbackOut(BaseModel):
    """
    A piece of feedback on the same line or core value, as far as you may see it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    feedback_id: Annotated[str, Field(title="Feedback Id")]
    relation: Relation
    tone: Tone | None


class AskedItemOut(BaseModel):
    """
    A question in your language; a text needs no answer, every other question does.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    kind: ItemKind
    options: Annotated[list[OptionOut], Field(title="Options")]
    text: Annotated[str, Field(title="Text")]


class AskedSurveyOut(BaseModel):
    """
    A survey as you are asked; send `form` back with your answers.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    form: Annotated[str, Field(title="Form")]
    instrument: Annotated[str, Field(title="Instrument")]
    kind: LinkKind
    language: Annotated[str, Field(title="Language")]
    questions: Annotated[list[AskedItemOut], Field(title="Questions")]
    title: Annotated[str, Field(title="Title")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class AssessedLevelOut(BaseModel):
    """
    A level that was reached with its anchor; `gap` is what lacks to the one demanded.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    anchor: Bilingual
    demanded: Annotated[int, Field(title="Demanded")]
    gap: Annotated[int, Field(title="Gap")]
    group: RubricGroup
    item: Annotated[str, Field(title="Item")]
    label: Bilingual
    level: Annotated[int, Field(title="Level")]
    reason: Annotated[str, Field(title="Reason")]


class AssignmentIn(BaseModel):
    """
    Who takes which seat of a position, from when; without a seat the first free one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    ends_on: Annotated[str | None, Field(title="Ends On")] = None
    kind: AssignmentKind | None = None
    position_id: Annotated[str, Field(title="Position Id")]
    seat: Annotated[int | None, Field(title="Seat")] = None
    starts_on: Annotated[str, Field(title="Starts On")]


class AttendanceFeedOut(BaseModel):
    """
    What a feed changed, or with `dry_run` would change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created: Annotated[int, Field(title="Created")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    superseded: Annotated[int, Field(title="Superseded")]
    unchanged: Annotated[int, Field(title="Unchanged")]
    warnings: Annotated[list[FaultOut], Field(title="Warnings")]


class AttendanceIn(BaseModel):
    """
    A working day of one person, by id, code or NIP.

    Minutes are those not worked: after the beginning of the day or shift, and before its end.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    early_minutes: Annotated[
        int | None, Field(ge=-2147483648, lt=2147483648, title="Early Minutes")
    ] = None
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    employee_id: Annotated[str | None, Field(title="Employee Id")] = None
    late_minutes: Annotated[
        int | None, Field(ge=-2147483648, lt=2147483648, title="Late Minutes")
    ] = None
    leave_kind: Annotated[
        str | None,
        Field(description="Of `leave`; see `list_discipline_rules`.", title="Leave Kind"),
    ] = None
    on: Annotated[str, Field(title="On")]
    state: AttendanceState


class AttendanceMonthOut(BaseModel):
    """
    What a person's month was, and what is left of a hundred.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent: Annotated[int, Field(title="Absent")]
    deductions: Annotated[list[DeductionOut], Field(title="Deductions")]
    demanded: Annotated[
        int,
        Field(
            description="Working days by the agency's calendar, less holidays, on which the person held a post.",
            title="Demanded",
        ),
    ]
    duty_travel: Annotated[int, Field(title="Duty Travel")]
    early_days: Annotated[int, Field(title="Early Days")]
    early_minutes: Annotated[int, Field(title="Early Minutes")]
    holidays: Annotated[
        int,
        Field(
            description="Days off, and absences on a public holiday, which are none.",
            title="Holidays",
        ),
    ]
    late_days: Annotated[int, Field(title="Late Days")]
    late_minutes: Annotated[int, Field(title="Late Minutes")]
    leave: Annotated[int, Field(title="Leave")]
    leave_not_present: Annotated[
        int,
        Field(
            description="Of the days of leave those that do not count as presence.",
            title="Leave Not Present",
        ),
    ]
    month: Annotated[str, Field(title="Month")]
    points: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Points",
        ),
    ]
    present: Annotated[int, Field(title="Present")]
    recorded: Annotated[
        int, Field(description="Days of which something is recorded.", title="Recorded")
    ]


class AttendanceOut(BaseModel):
    """
    A day of a person; `is_corrected` says that a later record counts in its place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    early_minutes: Annotated[int, Field(title="Early Minutes")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    is_corrected: Annotated[bool, Field(title="Is Corrected")]
    late_minutes: Annotated[int, Field(title="Late Minutes")]
    leave_kind: Annotated[str | None, Field(title="Leave Kind")]
    on: Annotated[str, Field(title="On")]
    posted_at: Annotated[str, Field(title="Posted At")]
    posted_by: Annotated[str, Field(title="Posted By")]
    source: Annotated[str, Field(title="Source")]
    state: AttendanceState
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]


class AttendancePage(BaseModel):
    """
    One page of attendance, by day.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AttendanceOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class AttendanceYearOut(BaseModel):
    """
    A person's year, by a rule that `explanation` tells in plain words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    explanation: Annotated[list[str], Field(title="Explanation")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    months: Annotated[list[AttendanceMonthOut], Field(title="Months")]
    rule: Annotated[str, Field(title="Rule")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    sources: Annotated[list[str], Field(title="Sources")]
    unexcused: UnexcusedDaysOut
    year: Annotated[int, Field(title="Year")]


class AuditRowOut(BaseModel):
    """
    One row of the trail: who did what concerning whom, and how it is chained to the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: Annotated[str, Field(title="Action")]
    at: Annotated[str, Field(title="At")]
    by_account_id: Annotated[str | None, Field(title="By Account Id")]
    by_employee_id: Annotated[str | None, Field(title="By Employee Id")]
    detail_mac: Annotated[
        str,
        Field(
            description="HMAC-SHA-256 of the readable detail, in hexadecimal.",
            title="Detail Mac",
        ),
    ]
    digest: Annotated[
        str,
        Field(
            description="The SHA-256 of this row and of `previous`, in hexadecimal.",
            title="Digest",
        ),
    ]
    employee_id: Annotated[
        str | None,
        Field(
            description="Whom it concerns, if it concerns a person.",
            title="Employee Id",
        ),
    ]
    is_erased: Annotated[
        bool,
        Field(
            description="The readable detail was erased; the chain stays whole.",
            title="Is Erased",
        ),
    ]
    kind: Annotated[str, Field(title="Kind")]
    previous: Annotated[
        str,
        Field(
            description="The digest of the row before, in hexadecimal.",
            title="Previous",
        ),
    ]
    records: Annotated[list[TouchedOut], Field(description="The first hundred.", title="Records")]
    records_left_out: Annotated[int, Field(title="Records Left Out")]
    request_id: Annotated[str, Field(title="Request Id")]
    seq: Annotated[int, Field(title="Seq")]


class CalibrationDetailOut(BaseModel):
    """
    A calibration, and what you may do with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[str, Field(title="About")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    declined_for: Annotated[str, Field(title="Declined For")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    meeting_id: Annotated[str, Field(title="Meeting Id")]
    meeting_title: Annotated[str, Field(title="Meeting Title")]
    proposed_at: Annotated[str, Field(title="Proposed At")]
    proposed_by: Annotated[str, Field(title="Proposed By")]
    proposed_by_name: Annotated[str, Field(title="Proposed By Name")]
    rating_after: Annotated[str, Field(title="Rating After")]
    rating_before: Annotated[str, Field(title="Rating Before")]
    reason: Annotated[str, Field(title="Reason")]
    state: CalibrationState
    version: Annotated[int, Field(title="Version")]


class CalibrationOut(BaseModel):
    """
    A rating before and after (*kalibrasi*), why, and what its assessor decided.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[str, Field(title="About")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    declined_for: Annotated[str, Field(title="Declined For")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    meeting_id: Annotated[str, Field(title="Meeting Id")]
    meeting_title: Annotated[str, Field(title="Meeting Title")]
    proposed_at: Annotated[str, Field(title="Proposed At")]
    proposed_by: Annotated[str, Field(title="Proposed By")]
    proposed_by_name: Annotated[str, Field(title="Proposed By Name")]
    rating_after: Annotated[str, Field(title="Rating After")]
    rating_before: Annotated[str, Field(title="Rating Before")]
    reason: Annotated[str, Field(title="Reason")]
    state: CalibrationState
    version: Annotated[int, Field(title="Version")]


class CalibrationPage(BaseModel):
    """
    One page of calibrations, the first proposed before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CalibrationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CareerPlanIn(BaseModel):
    """
    Where you want to go, by which steps in which years.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    from_year: Annotated[int, Field(ge=1950, le=2150, title="From Year")]
    goal: Annotated[str, Field(max_length=2000, min_length=1, title="Goal")]
    position_code: Annotated[
        str | None,
        Field(
            description="The position aimed at, if it is one of your agency.",
            title="Position Code",
        ),
    ] = None
    steps: Annotated[list[CareerStepIn] | None, Field(max_length=100, title="Steps")] = None
    to_year: Annotated[int, Field(ge=1950, le=2150, title="To Year")]


class CareerPlanOut(BaseModel):
    """
    A career plan: where to, by which steps in which years.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    from_year: Annotated[int, Field(title="From Year")]
    goal: Annotated[str, Field(title="Goal")]
    position_id: Annotated[str | None, Field(title="Position Id")]
    steps: Annotated[list[CareerStepOut], Field(title="Steps")]
    to_year: Annotated[int, Field(title="To Year")]
    version: Annotated[int, Field(title="Version")]


class CareerResultOut(BaseModel):
    """
    A delivered result of a person.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    period_kind: PeriodKind
    position_title: Annotated[str, Field(title="Position Title")]
    predicate: Predicate | None
    score: Annotated[str | None, Field(title="Score")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    year: Annotated[int, Field(title="Year")]


class CaseFiguresOut(BaseModel):
    """
    What the cases completed on some days say; times are medians, in `counted_in`.

    `error_rate` is how many in a hundred of them were `corrected`. What no case says is null.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    completed: Annotated[int, Field(title="Completed")]
    corrected: Annotated[int, Field(title="Corrected")]
    counted_in: CaseTime
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    ends_on: Annotated[str, Field(title="Ends On")]
    error_rate: Annotated[str | None, Field(title="Error Rate")]
    processing_time: Annotated[str | None, Field(title="Processing Time")]
    responded: Annotated[int, Field(title="Responded")]
    response_time: Annotated[str | None, Field(title="Response Time")]
    service_id: Annotated[str, Field(title="Service Id")]
    starts_on: Annotated[str, Field(title="Starts On")]


class CasePage(BaseModel):
    """
    One page of service cases.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ServiceCaseOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CasesIn(BaseModel):
    """
    The cases of a feed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[ServiceCaseIn], Field(title="Items")]


class CitationCountOut(BaseModel):
    """
    How many decisions for a purpose cite a result, and how many cite none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cited: Annotated[int, Field(title="Cited")]
    purpose: DecidedPurpose
    uncited: Annotated[int, Field(title="Uncited")]


class CitedFeedbackOut(BaseModel):
    """
    A piece of feedback that goes with a report.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue | None
    feedback_id: Annotated[str, Field(title="Feedback Id")]
    given_at: Annotated[str, Field(title="Given At")]
    improvement: Annotated[str, Field(title="Improvement")]
    relation: Relation
    strength: Annotated[str, Field(title="Strength")]
    suggestion: Annotated[str, Field(title="Suggestion")]
    tone: Tone | None


class CoachingDetailOut(BaseModel):
    """
    A plan of guidance with its aims and sessions, and what the person thinks of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    adjusts_plan: Annotated[bool, Field(title="Adjusts Plan")]
    agreed_at: Annotated[str | None, Field(title="Agreed At")]
    aims: Annotated[list[AimOut], Field(title="Aims")]
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    assessment_id: Annotated[str | None, Field(title="Assessment Id")]
    cause: Annotated[str, Field(title="Cause")]
    closed_at: Annotated[str | None, Field(title="Closed At")]
    coach_code: Annotated[str, Field(title="Coach Code")]
    coach_id: Annotated[str, Field(title="Coach Id")]
    coach_name: Annotated[str, Field(title="Coach Name")]
    due_on: Annotated[str, Field(title="Due On")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    goal: Annotated[str, Field(title="Goal")]
    id: Annotated[str, Field(title="Id")]
    kind: GuidanceKind
    opened_by: Annotated[str, Field(title="Opened By")]
    opened_by_name: Annotated[str, Field(title="Opened By Name")]
    opened_on: Annotated[str, Field(title="Opened On")]
    opportunity: Annotated[str, Field(title="Opportunity")]
    outcome: Annotated[str, Field(title="Outcome")]
    own_view: Annotated[str, Field(title="Own View")]
    problem: Annotated[str, Field(title="Problem")]
    remedy_id: Annotated[str | None, Field(title="Remedy Id")]
    sessions: Annotated[list[CoachingSessionOut], Field(title="Sessions")]
    state: CoachingState
    success_measure: Annotated[str, Field(title="Success Measure")]
    version: Annotated[int, Field(title="Version")]


class CoachingIn(BaseModel):
    """
    A plan of guidance, with the fields of the forms B.1.6 and B.1.7.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    adjusts_plan: Annotated[
        bool | None,
        Field(
            description="Whether measures and targets change: the plan is then revised.",
            title="Adjusts Plan",
        ),
    ] = None
    aims: Annotated[list[AimIn], Field(max_length=50, min_length=1, title="Aims")]
    cause: Annotated[str | None, Field(max_length=2000, title="Cause")] = None
    coach_code: Annotated[
        str | None,
        Field(description="Who guides, by their code; left out: you.", title="Coach Code"),
    ] = None
    due_on: Annotated[str, Field(title="Due On")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[
        str | None,
        Field(description="The low result from which it comes.", title="Evaluation Id"),
    ] = None
    goal: Annotated[str, Field(max_length=2000, min_length=1, title="Goal")]
    kind: GuidanceKind
    opportunity: Annotated[str | None, Field(max_length=2000, title="Opportunity")] = None
    problem: Annotated[str | None, Field(max_length=2000, title="Problem")] = None
    remedy_id: Annotated[
        str | None,
        Field(
            description="The step of the kind `guide` on their plan that led to it.",
            title="Remedy Id",
        ),
    ] = None
    success_measure: Annotated[str | None, Field(max_length=2000, title="Success Measure")] = None


class CoachingOut(BaseModel):
    """
    A plan of guidance (*bimbingan kinerja*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    agreed_at: Annotated[str | None, Field(title="Agreed At")]
    closed_at: Annotated[str | None, Field(title="Closed At")]
    coach_code: Annotated[str, Field(title="Coach Code")]
    coach_id: Annotated[str, Field(title="Coach Id")]
    coach_name: Annotated[str, Field(title="Coach Name")]
    due_on: Annotated[str, Field(title="Due On")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    goal: Annotated[str, Field(title="Goal")]
    id: Annotated[str, Field(title="Id")]
    kind: GuidanceKind
    opened_by: Annotated[str, Field(title="Opened By")]
    opened_by_name: Annotated[str, Field(title="Opened By Name")]
    opened_on: Annotated[str, Field(title="Opened On")]
    remedy_id: Annotated[str | None, Field(title="Remedy Id")]
    state: CoachingState
    version: Annotated[int, Field(title="Version")]


class CoachingPage(BaseModel):
    """
    One page of plans of guidance, as they were opened.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CoachingOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CompetenceAssessmentIn(BaseModel):
    """
    How somebody was assessed; a correction names what it corrects in `supersedes_id`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessed_on: Annotated[str, Field(title="Assessed On")]
    employee_code: Annotated[str, Field(max_length=40, min_length=1, title="Employee Code")]
    levels: Annotated[list[JudgedLevelIn], Field(max_length=60, min_length=1, title="Levels")]
    period_id: Annotated[str, Field(title="Period Id")]
    recommendation: Annotated[str | None, Field(title="Recommendation")] = None
    rubric: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,59}$", title="Rubric")]
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")] = None


class CompetenceAssessmentOut(BaseModel):
    """
    An assessment; `value` is what `rule` makes of its levels, from 1 to 5.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessed_on: Annotated[str, Field(title="Assessed On")]
    assessor_id: Annotated[str | None, Field(title="Assessor Id")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    is_corrected: Annotated[bool, Field(title="Is Corrected")]
    levels: Annotated[list[AssessedLevelOut], Field(title="Levels")]
    part: Annotated[str, Field(title="Part")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    position_id: Annotated[str, Field(title="Position Id")]
    posted_at: Annotated[str, Field(title="Posted At")]
    recommendation: Annotated[str | None, Field(title="Recommendation")] = None
    rubric: Annotated[str, Field(title="Rubric")]
    rubric_number: Annotated[int, Field(title="Rubric Number")]
    rule: Annotated[str, Field(title="Rule")]
    statement: Bilingual
    supersedes_id: Annotated[str | None, Field(title="Supersedes Id")]
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class CompetenceAssessmentPage(BaseModel):
    """
    One page of assessments, the first handed in before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CompetenceAssessmentOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ConductTalkIn(BaseModel):
    """
    A talk that took place with somebody whom you assess, on conduct against a core value.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue
    employee_id: Annotated[str, Field(title="Employee Id")]
    talk: Annotated[str, Field(max_length=4000, min_length=1, title="Talk")]
    talked_on: Annotated[str, Field(title="Talked On")]


class ContributionLineOut(BaseModel):
    """
    What one line of the plan contributes, to whom, and along which chain.

    A result that is told in words has no indicator. `public_by` names what says that it serves the
    public: the indicator's own mark, or that of a goal above it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    beneficiary: Beneficiary
    indicator: MeasuredIndicatorOut | None
    links: Annotated[list[ContributionLinkOut], Field(title="Links")]
    public_by: PublicBy | None
    result_line_id: Annotated[str, Field(title="Result Line Id")]
    result_statement: Annotated[str, Field(title="Result Statement")]


class ContributionOut(BaseModel):
    """
    What a person contributes by their plan, up to a day: a report, which enters no score.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[str, Field(title="As Of")]
    beneficiaries: Annotated[list[BeneficiaryCountOut], Field(title="Beneficiaries")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    lines: Annotated[list[ContributionLineOut], Field(title="Lines")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    revision_number: Annotated[int, Field(title="Revision Number")]


class ContributionPartOut(BaseModel):
    """
    An indicator of somebody who supports a result: `whole_line_id` is what it is a share of.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    indicator: MeasuredIndicatorOut | None
    kind: ContributionKind
    plan_id: Annotated[str, Field(title="Plan Id")]
    planned_share: Annotated[
        str | None,
        Field(
            description="In percent: the own target as a share of the one above; of direct ones.",
            title="Planned Share",
        ),
    ]
    position_title: Annotated[str, Field(title="Position Title")]
    realized_share: Annotated[
        str | None,
        Field(
            description="In percent: what was realized as a share of the target above.",
            title="Realized Share",
        ),
    ]
    result_line_id: Annotated[str, Field(title="Result Line Id")]
    result_statement: Annotated[str, Field(title="Result Statement")]
    whole_line_id: Annotated[str | None, Field(title="Whole Line Id")]


class CounselingArrangementIn(BaseModel):
    """
    Who counsels and as what, when, and in which private room.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    capacity: CounselorCapacity
    counselor_code: Annotated[str, Field(max_length=40, min_length=1, title="Counselor Code")]
    location: Annotated[str, Field(max_length=200, min_length=1, title="Location")]
    meets_at: Annotated[str, Field(title="Meets At")]


class CounselingDetailOut(BaseModel):
    """
    Counseling with what was talked of and reported; read by those alone whom it names.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str, Field(title="Author Name")]
    capacity: CounselorCapacity | None
    closed_at: Annotated[str | None, Field(title="Closed At")]
    core_value: CoreValue
    counselor_id: Annotated[str | None, Field(title="Counselor Id")]
    counselor_name: Annotated[str | None, Field(title="Counselor Name")]
    details: Annotated[str, Field(title="Details")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    feedback: Annotated[list[CitedFeedbackOut], Field(title="Feedback")]
    id: Annotated[str, Field(title="Id")]
    location: Annotated[str, Field(title="Location")]
    meets_at: Annotated[str | None, Field(title="Meets At")]
    occurs_with_others: Annotated[bool | None, Field(title="Occurs With Others")]
    own_view: Annotated[str, Field(title="Own View")]
    recipient_id: Annotated[str | None, Field(title="Recipient Id")]
    recipient_name: Annotated[str | None, Field(title="Recipient Name")]
    replied_at: Annotated[str | None, Field(title="Replied At")]
    reported_at: Annotated[str | None, Field(title="Reported At")]
    retrospective: Annotated[str, Field(title="Retrospective")]
    settled_for: Annotated[str, Field(title="Settled For")]
    special_expectation: Annotated[str, Field(title="Special Expectation")]
    state: CounselingState
    talk: Annotated[str, Field(title="Talk")]
    talked_on: Annotated[str, Field(title="Talked On")]
    version: Annotated[int, Field(title="Version")]


class CounselingOut(BaseModel):
    """
    Counseling on conduct (*konseling*), without its texts.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str, Field(title="Author Name")]
    capacity: CounselorCapacity | None
    closed_at: Annotated[str | None, Field(title="Closed At")]
    core_value: CoreValue
    counselor_id: Annotated[str | None, Field(title="Counselor Id")]
    counselor_name: Annotated[str | None, Field(title="Counselor Name")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    meets_at: Annotated[str | None, Field(title="Meets At")]
    recipient_id: Annotated[str | None, Field(title="Recipient Id")]
    recipient_name: Annotated[str | None, Field(title="Recipient Name")]
    reported_at: Annotated[str | None, Field(title="Reported At")]
    state: CounselingState
    talked_on: Annotated[str, Field(title="Talked On")]
    version: Annotated[int, Field(title="Version")]


class CounselingPage(BaseModel):
    """
    One page of counseling, as it was begun.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CounselingOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CounselingRecordOut(BaseModel):
    """
    What a counselor signed, and what was decided by those to whom it is reported.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    advice: Annotated[str, Field(title="Advice")]
    agreed_steps: Annotated[str, Field(title="Agreed Steps")]
    consequence: Annotated[str, Field(title="Consequence")]
    content: Annotated[str, Field(title="Content")]
    counseling_id: Annotated[str, Field(title="Counseling Id")]
    counselor_id: Annotated[str, Field(title="Counselor Id")]
    counselor_name: Annotated[str, Field(title="Counselor Name")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    held_on: Annotated[str, Field(title="Held On")]
    id: Annotated[str, Field(title="Id")]
    signed_at: Annotated[str, Field(title="Signed At")]
    state: CounselingRecordState
    version: Annotated[int, Field(title="Version")]


class CounselingRecordPage(BaseModel):
    """
    One page of what counselors signed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CounselingRecordOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CoverageOut(BaseModel):
    """
    How many people an announcement addresses, how many have read it, unit by unit.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged: Annotated[int, Field(title="Acknowledged")]
    announcement_id: Annotated[str, Field(title="Announcement Id")]
    people: Annotated[int, Field(title="People")]
    units: Annotated[list[UnitCoverageOut], Field(title="Units")]


class DailyImportOut(BaseModel):
    """
    What a file of daily progress changed, or with `dry_run` would change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    corrected: Annotated[int, Field(title="Corrected")]
    created: Annotated[int, Field(title="Created")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    links: Annotated[
        int,
        Field(description="So many addresses were added as evidence.", title="Links"),
    ]
    unchanged: Annotated[int, Field(title="Unchanged")]
    warnings: Annotated[list[FaultOut], Field(title="Warnings")]


class DecisionCountOut(BaseModel):
    """
    How many of the cases rest on this ground; empty where none was stated.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    decision_ground: DecisionGround | None


class DecisionIn(BaseModel):
    """
    Whether the result stands, and why; a change names what changes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ground: Annotated[
        DecisionGround | None,
        Field(description="What the decision rests on: who has a like case is told how many do."),
    ] = None
    is_changed: Annotated[bool, Field(title="Is Changed")]
    ratings: Annotated[
        list[RatingIn] | None,
        Field(
            description="What takes the place of the assessor's ratings. The `reason` of the decision stands for each of them; one of their own is not kept.",
            max_length=200,
            title="Ratings",
        ),
    ] = None
    reason: Annotated[str, Field(max_length=4000, min_length=1, title="Reason")]
    with_current_data: Annotated[
        bool | None,
        Field(
            description="Count progress and measurements as they stand now, corrections included.",
            title="With Current Data",
        ),
    ] = None


class DefectOut(BaseModel):
    """
    What is missing, whom or what it affects, and who can correct it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: DefectCode
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    mended_by: Annotated[str, Field(title="Mended By")]
    mender: Mender
    objection_id: Annotated[str | None, Field(title="Objection Id")]
    plan_id: Annotated[str | None, Field(title="Plan Id")]
    position_id: Annotated[str | None, Field(title="Position Id")]
    reason: Annotated[str, Field(title="Reason")]
    starts_on: Annotated[str | None, Field(title="Starts On")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]


class DefectPage(BaseModel):
    """
    One page of defects, kind by kind.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[DefectOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]


class DemandedLevelOut(BaseModel):
    """
    A competence with the level that is demanded; `is_own`: the position says so itself.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    anchor: Bilingual
    group: RubricGroup
    is_own: Annotated[bool, Field(title="Is Own")]
    item: Annotated[str, Field(title="Item")]
    label: Bilingual
    level: Annotated[int, Field(title="Level")]


class DemandsOut(BaseModel):
    """
    What a position demands of competences; `version` is that of the position.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    job_class: JobClass
    levels: Annotated[list[DemandedLevelOut], Field(title="Levels")]
    number: Annotated[int, Field(title="Number")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    rubric: Annotated[str, Field(title="Rubric")]
    source: Annotated[str, Field(description="By what a class demands its levels.", title="Source")]
    version: Annotated[int, Field(title="Version")]


class DisciplineThresholdOut(BaseModel):
    """
    From so many unexcused days in a year on the law names this sanction.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    from_days: Annotated[int, Field(title="From Days")]
    level: Sanction
    penalty: Penalty


class DocumentJobIn(BaseModel):
    """
    Of whom, of which period, and as what documents or forms are made.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    file_format: Annotated[
        FileFormat | None,
        Field(description="An archive with a file of each person, or one PDF that binds them all."),
    ] = None
    kind: Annotated[
        DocumentJobKind,
        Field(
            description="`documents` of final results (D.1.1 to D.1.3), or all `forms` of each plan."
        ),
    ]
    period_id: Annotated[str, Field(title="Period Id")]
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]
    with_subunits: Annotated[
        bool | None,
        Field(description="Whether the units below are meant, too.", title="With Subunits"),
    ] = None


class DocumentJobItemOut(BaseModel):
    """
    One person of a job: their file, or why there is none (`gap`, and `reason` in words).

    Whom you reach no more has no code and no name here.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    document_id: Annotated[str | None, Field(title="Document Id")]
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    file_digest: Annotated[str | None, Field(title="File Digest")]
    gap: JobItemGap | None
    lacking_signs: Annotated[list[str], Field(title="Lacking Signs")]
    number: Annotated[int, Field(title="Number")]
    reason: Annotated[str | None, Field(title="Reason")]
    settled_at: Annotated[str | None, Field(title="Settled At")]
    size: Annotated[int | None, Field(title="Size")]
    state: JobItemState


class DocumentJobItemPage(BaseModel):
    """
    One page of the people of a job, by name.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[DocumentJobItemOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]


class DocumentJobOut(BaseModel):
    """
    A job: how many people it is about, and for how many you get a file now, or none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    begun_at: Annotated[str | None, Field(title="Begun At")]
    ended_at: Annotated[str | None, Field(title="Ended At")]
    file_format: FileFormat
    id: Annotated[str, Field(title="Id")]
    kept_until: Annotated[
        str | None,
        Field(
            description="Once it has ended: until when what it has written is kept.",
            title="Kept Until",
        ),
    ]
    kind: DocumentJobKind
    lacking: Annotated[int, Field(title="Lacking")]
    period_id: Annotated[str, Field(title="Period Id")]
    requested_at: Annotated[str, Field(title="Requested At")]
    state: DocumentJobState
    total: Annotated[int, Field(title="Total")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    with_lacking_signs: Annotated[int, Field(title="With Lacking Signs")]
    with_subunits: Annotated[bool, Field(title="With Subunits")]
    written: Annotated[int, Field(title="Written")]


class DocumentJobPage(BaseModel):
    """
    One page of jobs, the first one asked for before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[DocumentJobOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class DutyAreaIn(BaseModel):
    """
    An area of duties; each plan has a work result for every mandatory one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_mandatory: Annotated[bool | None, Field(title="Is Mandatory")] = None
    key: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Key")]
    label: StandardTextIn


class EarlierActionOut(BaseModel):
    """
    An action of the review before, or one of still earlier ones that is open.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: ReviewActionOut
    finding_text: Annotated[str, Field(title="Finding Text")]
    period_key: Annotated[str, Field(title="Period Key")]


class EarlierRatingOut(BaseModel):
    """
    A rating as the assessor had given it, before an objection changed it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    chosen: Expectation | None
    level: Annotated[int | None, Field(title="Level")]
    reason: Annotated[str, Field(title="Reason")]


class EducationByDutyOut(BaseModel):
    """
    Whether somebody's newest yearly results let them be sent by duty, by which rule.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_eligible: Annotated[bool, Field(title="Is Eligible")]
    predicates: Annotated[list[Predicate], Field(title="Predicates")]
    rule_id: Annotated[str, Field(title="Rule Id")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    years: Annotated[int, Field(title="Years")]


class EducationEligibilityOut(BaseModel):
    """
    Whether somebody's newest yearly results open further education, by which rules.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    by_duty: EducationByDutyOut
    employee_id: Annotated[str, Field(title="Employee Id")]
    is_eligible: Annotated[bool, Field(title="Is Eligible")]
    predicates: Annotated[list[Predicate], Field(title="Predicates")]
    results: Annotated[list[CareerResultOut], Field(title="Results")]
    rule_id: Annotated[str, Field(title="Rule Id")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    years: Annotated[int, Field(title="Years")]


class EffectivenessMeasureOut(BaseModel):
    """
    A measure of the system: its definition, and the target in percent by which it is met.

    From fewer than `least` it has a value and no verdict.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aim: MeasureAim
    definition: Bilingual
    id: MeasureId
    least: Annotated[int, Field(title="Least")]
    source: Bilingual
    target: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Target",
        ),
    ]
    title: Bilingual
    version: Annotated[int, Field(title="Version")]


class EffectivenessMeasuresOut(BaseModel):
    """
    All measures by which it is told whether the system works.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[EffectivenessMeasureOut], Field(title="Items")]


class EmployeeIn(BaseModel):
    """
    A person; without an employee code they go by their NIP.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    grade: Annotated[str | None, Field(title="Grade")] = None
    kind: EmploymentKind
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    nip: Annotated[str | None, Field(title="Nip")] = None
    unit_id: Annotated[str, Field(title="Unit Id")]


class EmployeeOut(BaseModel):
    """
    A person of the agency (*pegawai*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    employee_code: Annotated[str, Field(title="Employee Code")]
    grade: Annotated[str | None, Field(title="Grade")]
    id: Annotated[str, Field(title="Id")]
    kind: EmploymentKind
    left_on: Annotated[str | None, Field(title="Left On")]
    name: Annotated[str, Field(title="Name")]
    nip: Annotated[str | None, Field(title="Nip")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class EmployeePage(BaseModel):
    """
    One page of employees.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[EmployeeOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class EmployeePatch(BaseModel):
    """
    The fields of an employee to update; what is left out stays.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    grade: Annotated[str | None, Field(title="Grade")] = None
    kind: EmploymentKind | None = None
    left_on: Annotated[str | None, Field(title="Left On")] = None
    name: Annotated[str | None, Field(max_length=200, min_length=1, title="Name")] = None
    nip: Annotated[str | None, Field(title="Nip")] = None
    unit_id: Annotated[str | None, Field(title="Unit Id")] = None


class EmployeeProfileOut(BaseModel):
    """
    A person today: who they are, their posts and leaders, where plan and evaluation stand.

    `roles` follow from the organization. Plan and evaluation are empty where there is none, or
    you may not read them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor: LeaderOut | None
    employee: EmployeeOut
    evaluation: TeamEvaluationOut | None
    plan: TeamPlanOut | None
    posts: Annotated[list[HeldPostOut], Field(title="Posts")]
    reviewer: LeaderOut | None
    roles: Annotated[list[Role], Field(title="Roles")]


class EvaluationOut(BaseModel):
    """
    An evaluation as everyone around its person sees it: where it stands and what is due.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    deliver_due_on: Annotated[str | None, Field(title="Deliver Due On")]
    delivered_at: Annotated[str | None, Field(title="Delivered At")]
    delivered_number: Annotated[int | None, Field(title="Delivered Number")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    final_by: Annotated[
        ObjectionRule | None,
        Field(description="The rule by which this result is final at once, if one does."),
    ]
    finalized_at: Annotated[str | None, Field(title="Finalized At")]
    id: Annotated[str, Field(title="Id")]
    is_reopened: Annotated[
        bool,
        Field(description="Whether that result is being made anew.", title="Is Reopened"),
    ]
    object_until: Annotated[
        str | None,
        Field(description="The last day, in the agency's zone.", title="Object Until"),
    ]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    plan_revision_id: Annotated[str, Field(title="Plan Revision Id")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    received_number: Annotated[
        int | None,
        Field(
            description="The result that the employee has in hand.",
            title="Received Number",
        ),
    ]
    result_number: Annotated[int, Field(title="Result Number")]
    return_due_on: Annotated[str | None, Field(title="Return Due On")]
    scheme_version_id: Annotated[str, Field(title="Scheme Version Id")]
    self_assessed_at: Annotated[str | None, Field(title="Self Assessed At")]
    state: EvaluationState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class EvaluationPage(BaseModel):
    """
    One page of evaluations, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[EvaluationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ExplanationOut(BaseModel):
    """
    A result in words, in both languages; improvements by points lost, most first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    improvements: Annotated[list[PointOut], Field(title="Improvements")]
    missing: Annotated[list[PointOut], Field(title="Missing")]
    paragraphs: Annotated[
        list[ParagraphOut],
        Field(
            description="The same sentences, a few under each heading, in reading order.",
            title="Paragraphs",
        ),
    ]
    strengths: Annotated[list[PointOut], Field(title="Strengths")]
    text: Bilingual


class FactsIn(BaseModel):
    """
    What else is true of the person and the period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    dropout_predicate: Annotated[
        DropoutPredicate | None,
        Field(
            description="Which of the two lowest predicates you decide on for a drop-out from study leave; without it the rating of behavior proposes one.",
            title="Dropout Predicate",
        ),
    ] = None
    feedback_tone: Tone | None = None
    new_idea: Annotated[bool | None, Field(title="New Idea")] = None
    sanction: Sanction | None = None
    study_dropout: Annotated[bool | None, Field(title="Study Dropout")] = None


class FeedbackCountList(BaseModel):
    """
    How much was said of each unit, by its code; units of which nobody spoke are left out.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[FeedbackCountOut], Field(title="Items")]


class FeedbackIn(BaseModel):
    """
    What you have to say: what is strong, what must improve, and how.

    Negative feedback must be something that its reader can act on: at least two of the three
    texts, in words that name something.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    improvement: Annotated[str | None, Field(max_length=2000, title="Improvement")] = None
    strength: Annotated[str | None, Field(max_length=2000, title="Strength")] = None
    suggestion: Annotated[str | None, Field(max_length=2000, title="Suggestion")] = None
    tone: Tone


class FeedbackOnIn(BaseModel):
    """
    Feedback on somebody, perhaps on one line of the plan or one core value.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue | None = None
    employee_id: Annotated[str, Field(title="Employee Id")]
    improvement: Annotated[str | None, Field(max_length=2000, title="Improvement")] = None
    line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of a work result or an indicator of the person's plan.",
            title="Line Id",
        ),
    ] = None
    strength: Annotated[str | None, Field(max_length=2000, title="Strength")] = None
    suggestion: Annotated[str | None, Field(max_length=2000, title="Suggestion")] = None
    tone: Tone


class FeedbackOut(BaseModel):
    """
    One piece of feedback (*umpan balik*) with its author; without text while only requested.

    `relation` is how the author stands to the person, as the records say.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    author_code: Annotated[str | None, Field(title="Author Code")] = None
    author_id: Annotated[str, Field(title="Author Id")]
    author_name: Annotated[str | None, Field(title="Author Name")] = None
    core_value: CoreValue | None
    employee_code: Annotated[str | None, Field(title="Employee Code")] = None
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str | None, Field(title="Employee Name")] = None
    given_at: Annotated[str | None, Field(title="Given At")]
    id: Annotated[str, Field(title="Id")]
    improvement: Annotated[str, Field(title="Improvement")]
    line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of a work result or an indicator of the person's plan.",
            title="Line Id",
        ),
    ]
    question: Annotated[str, Field(title="Question")]
    read_at: Annotated[str | None, Field(title="Read At")]
    relation: Relation
    replied_at: Annotated[str | None, Field(title="Replied At")]
    reply: Annotated[str, Field(title="Reply")]
    requested_at: Annotated[str | None, Field(title="Requested At")]
    state: Annotated[State | None, Field(title="State")] = None
    strength: Annotated[str, Field(title="Strength")]
    suggestion: Annotated[str, Field(title="Suggestion")]
    tone: Tone | None
    version: Annotated[int, Field(title="Version")]


class FeedbackPage(BaseModel):
    """
    One page of feedback, the oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[FeedbackOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class FindingOut(BaseModel):
    """
    One finding: what *refuses* must be corrected before it is agreed, the rest is advice.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: FindingCode
    severity: Severity
    text: Annotated[str, Field(title="Text")]
    where: Annotated[str, Field(title="Where")]


class FollowUpEffectRow(BaseModel):
    """
    An effect on people or on units, by predicates or by scores, or why it is not stated.

    `difference` is of later results: with follow-up less those alike without it. `unmatched` had
    follow-up, and nobody is like them. `alike_change` is how those alike moved without any: what
    chance alone brings. Where an effect is withheld, the numbers of people are, too (0).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    alike: Annotated[int, Field(title="Alike")]
    alike_change: Annotated[str | None, Field(title="Alike Change")]
    difference: IntervalOut | None
    followed: Annotated[int, Field(title="Followed")]
    followed_change: Annotated[str | None, Field(title="Followed Change")]
    groups: Annotated[int, Field(title="Groups")]
    is_clear: Annotated[bool, Field(title="Is Clear")]
    level: EffectLevel
    measure: EffectMeasure
    unmatched: Annotated[int, Field(title="Unmatched")]
    withheld: WithheldEffect | None


class GateOut(BaseModel):
    """
    One gate: how much is missing, and the first hundred of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    gate: Gate
    is_met: Annotated[bool, Field(title="Is Met")]
    lacking: Annotated[int, Field(title="Lacking")]
    lacks: Annotated[list[LackOut], Field(title="Lacks")]


class GradeBandIn(BaseModel):
    """
    A grade of the index: from `least` on, by the index rounded to two digits.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    grade: Annotated[str, Field(pattern="^[A-Z][A-Z0-9+-]{0,9}$", title="Grade")]
    least: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Least",
        ),
    ]
    name: WordingIn


class GroupComparisonOut(BaseModel):
    """
    The outcomes of a group together, in percent of what each was, better ones upward.

    Each outcome counts once. Under five that can be compared nothing is stated.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    compared: Annotated[int, Field(title="Compared")]
    improved: Annotated[int, Field(title="Improved")]
    mean_change: IntervalOut | None
    median_change: IntervalOut | None
    outcomes: Annotated[int, Field(title="Outcomes")]
    withheld: WithheldComparison | None
    worsened: Annotated[int, Field(title="Worsened")]


class GroupResultOut(BaseModel):
    """
    What a group of questionnaires says.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    grade: Annotated[str | None, Field(title="Grade")]
    index: EstimateOut | None
    questions: Annotated[list[ItemResultOut], Field(title="Questions")]


class GuidanceAnswerIn(BaseModel):
    """
    What you say of one criterion.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    criterion: SessionCriterion
    text: Annotated[str, Field(max_length=1000, min_length=1, title="Text")]


class GuidanceAnswerOut(BaseModel):
    """
    What a person says of one criterion.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    criterion: SessionCriterion
    text: Annotated[str, Field(title="Text")]


class GuidanceCountOut(BaseModel):
    """
    How many plans of guidance of a kind stand in a state.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    kind: GuidanceKind
    state: CoachingState


class GuidanceFeedbackIn(BaseModel):
    """
    What you say of the guidance that you had (B.1.8).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answers: Annotated[list[GuidanceAnswerIn], Field(max_length=9, min_length=1, title="Answers")]


class GuidanceFeedbackOut(BaseModel):
    """
    What a person says of the guidance they had, after its newest session then.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answers: Annotated[list[GuidanceAnswerOut], Field(title="Answers")]
    coaching_id: Annotated[str, Field(title="Coaching Id")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    id: Annotated[str, Field(title="Id")]
    sent_at: Annotated[str, Field(title="Sent At")]
    session_number: Annotated[int | None, Field(title="Session Number")]


class GuidanceFeedbackPage(BaseModel):
    """
    One page of what people say of guidance.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[GuidanceFeedbackOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class HabitSignalOut(BaseModel):
    """
    Somebody of whom more days, values or colleagues are of the kind than chance explains.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    all: Annotated[
        int,
        Field(
            description="Days with entries, values, or colleagues whom they praised.",
            title="All",
        ),
    ]
    chance: Annotated[
        str,
        Field(
            description="How likely so many or more are, were they drawn from those of all: exact.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Chance",
        ),
    ]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    explanation: Annotated[str, Field(title="Explanation")]
    kind: SignalKind
    marked: Annotated[
        int,
        Field(
            description="Days with late entries, round values, or those who praised them too.",
            title="Marked",
        ),
    ]


class HeldConditionOut(BaseModel):
    """
    A condition of a pattern beside what the unit has; `explanation` says it in plain words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    chance: Annotated[
        str | None,
        Field(
            description="How likely this or more of it is by chance, were the true share at the limit; for the most frequent one, were it and its nearest rival equally likely. Computed exactly.",
            title="Chance",
        ),
    ]
    chance_of_all: Annotated[
        str | None,
        Field(
            description="How likely the utmost is by chance: all people of the unit alike.",
            title="Chance Of All",
        ),
    ]
    count: Annotated[int, Field(title="Count")]
    explanation: Annotated[list[str], Field(title="Explanation")]
    is_met: Annotated[bool, Field(title="Is Met")]
    is_unit_too_small: Annotated[
        bool,
        Field(
            description="Whether not even the utmost would speak against it: at least 0.05 by chance.",
            title="Is Unit Too Small",
        ),
    ]
    kind: ConditionKind
    limit: Annotated[str | None, Field(title="Limit")]
    needed: Annotated[
        int | None,
        Field(
            description="From how many people on the condition can be tested.",
            title="Needed",
        ),
    ]
    predicates: Annotated[list[Predicate], Field(title="Predicates")]


class HeldPatternOut(BaseModel):
    """
    A pattern with its source beside what the unit has.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    conditions: Annotated[list[HeldConditionOut], Field(title="Conditions")]
    is_possible: Annotated[
        bool,
        Field(
            description="Whether so many people can keep to it at all.",
            title="Is Possible",
        ),
    ]
    is_verified: Annotated[
        bool,
        Field(
            description="Whether the text of the source itself was read.",
            title="Is Verified",
        ),
    ]
    key: Annotated[str, Field(title="Key")]
    source: Bilingual
    version: Annotated[int, Field(title="Version")]


class HolidayList(BaseModel):
    """
    The named days of a year.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[HolidayOut], Field(title="Items")]
    next: Annotated[None, Field(title="Next")] = None


class ImportOut(BaseModel):
    """
    What an import did, or in a dry run would do.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    activation_codes: Annotated[list[ActivationCodeOut], Field(title="Activation Codes")]
    differences: Annotated[list[ImportDifference], Field(title="Differences")]
    dry_run: Annotated[bool, Field(title="Dry Run")]
    effective_on: Annotated[str, Field(title="Effective On")]
    kinds: Annotated[list[ImportCount], Field(title="Kinds")]
    warnings: Annotated[
        list[FaultOut] | None,
        Field(description="What was passed over, or needs another look.", title="Warnings"),
    ] = None


class ImprovementOut(BaseModel):
    """
    What to improve: the indicator, part or rating behind it, what it cost, a first step.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue | None
    feedback: Annotated[list[AreaFeedbackOut], Field(title="Feedback")]
    key: Annotated[str, Field(title="Key")]
    line_id: Annotated[str | None, Field(title="Line Id")]
    lost: Annotated[str | None, Field(title="Lost")]
    name_en: Annotated[str, Field(title="Name En")]
    name_id: Annotated[str, Field(title="Name Id")]
    proposed_step: StepKind
    rank: Annotated[int, Field(title="Rank")]
    rating: Expectation | None


class IndicatorContent(BaseModel):
    """
    What an indicator says.

    A target is one number, a range (`target_low` and `target_high`), or rising `steps` up to 100.
    Without `title_keys` it suits every job.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            max_length=4,
            min_length=1,
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ] = None
    control_level: ControlLevel | None = None
    data_source: Annotated[str | None, Field(max_length=500, title="Data Source")] = None
    definition: Annotated[str | None, Field(max_length=2000, title="Definition")] = None
    exemption: Exemption | None = None
    formula: Annotated[str | None, Field(max_length=1000, title="Formula")] = None
    frequency: Frequency
    is_maximum: Annotated[
        bool | None,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ] = None
    is_public: Annotated[
        bool | None,
        Field(description="Shown to everybody once agreed.", title="Is Public"),
    ] = None
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    measured_in: Annotated[str | None, Field(title="Measured In")] = None
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    result: Annotated[
        str | None,
        Field(
            description="The work result it usually measures.",
            max_length=500,
            title="Result",
        ),
    ] = None
    sector: Annotated[str | None, Field(pattern="^[a-z][a-z0-9_-]{0,39}$", title="Sector")] = None
    statement: Annotated[str, Field(max_length=500, min_length=1, title="Statement")]
    steps: Annotated[list[MilestoneIn] | None, Field(title="Steps")] = None
    target: Annotated[str | None, Field(title="Target")] = None
    target_high: Annotated[str | None, Field(title="Target High")] = None
    target_low: Annotated[str | None, Field(title="Target Low")] = None
    title_keys: Annotated[list[str] | None, Field(max_length=200, title="Title Keys")] = None


class IndicatorIn(BaseModel):
    """
    An indicator for the library, under a key of its own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            max_length=4,
            min_length=1,
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ] = None
    control_level: ControlLevel | None = None
    data_source: Annotated[str | None, Field(max_length=500, title="Data Source")] = None
    definition: Annotated[str | None, Field(max_length=2000, title="Definition")] = None
    exemption: Exemption | None = None
    formula: Annotated[str | None, Field(max_length=1000, title="Formula")] = None
    frequency: Frequency
    is_maximum: Annotated[
        bool | None,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ] = None
    is_public: Annotated[
        bool | None,
        Field(description="Shown to everybody once agreed.", title="Is Public"),
    ] = None
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", title="Key")]
    measured_in: Annotated[str | None, Field(title="Measured In")] = None
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    result: Annotated[
        str | None,
        Field(
            description="The work result it usually measures.",
            max_length=500,
            title="Result",
        ),
    ] = None
    sector: Annotated[str | None, Field(pattern="^[a-z][a-z0-9_-]{0,39}$", title="Sector")] = None
    statement: Annotated[str, Field(max_length=500, min_length=1, title="Statement")]
    steps: Annotated[list[MilestoneIn] | None, Field(title="Steps")] = None
    target: Annotated[str | None, Field(title="Target")] = None
    target_high: Annotated[str | None, Field(title="Target High")] = None
    target_low: Annotated[str | None, Field(title="Target Low")] = None
    title_keys: Annotated[list[str] | None, Field(max_length=200, title="Title Keys")] = None


class IndicatorInputIn(BaseModel):
    """
    A target and its realization.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aspects: Annotated[
        list[Aspect] | None,
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            max_length=4,
            title="Aspects",
        ),
    ] = None
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ] = None
    is_maximum: Annotated[
        bool | None,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ] = None
    is_signed: Annotated[
        bool | None,
        Field(
            description="What is measured can lie below zero, as a rate of change can.",
            title="Is Signed",
        ),
    ] = None
    key: Annotated[str, Field(max_length=120, min_length=1, title="Key")]
    name: Annotated[str | None, Field(max_length=500, title="Name")] = None
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = None
    period_target: Annotated[
        str | RangeFigure | StepFigures | None, Field(title="Period Target")
    ] = None
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    realization: Annotated[str | None, Field(title="Realization")] = None
    result: Annotated[str, Field(max_length=120, min_length=1, title="Result")]
    result_kind: ResultKind | None = None
    result_name: Annotated[str | None, Field(max_length=500, title="Result Name")] = None
    result_weight: Annotated[
        str | None,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Result Weight",
        ),
    ] = None
    scope: Scope | None = None
    source: Annotated[Literal["indicator"], Field(title="Source")]
    step: Annotated[str | None, Field(title="Step")] = None
    target: Annotated[str | RangeFigure | StepFigures, Field(title="Target")]
    weight: Annotated[
        str | None,
        Field(
            description="An exact number as a string: `6.5`, or a ratio `250/3`.",
            max_length=40,
            pattern="^-?(0|[1-9][0-9]{0,13})(\\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$",
            title="Weight",
        ),
    ] = None


class IndicatorVersionDetail(BaseModel):
    """
    A version with what the check finds in it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    control_level: ControlLevel | None = None
    data_source: Annotated[str, Field(title="Data Source")]
    definition: Annotated[str, Field(title="Definition")]
    exemption: Exemption | None
    findings: Annotated[list[FindingOut], Field(title="Findings")]
    formula: Annotated[str, Field(title="Formula")]
    frequency: Frequency
    id: Annotated[str, Field(title="Id")]
    indicator_id: Annotated[str, Field(title="Indicator Id")]
    is_mapped: Annotated[
        bool,
        Field(description="Whether it is mapped to a position.", title="Is Mapped"),
    ]
    is_maximum: Annotated[
        bool,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ]
    is_public: Annotated[bool, Field(title="Is Public")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    number: Annotated[int, Field(title="Number")]
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    proposed_by: Annotated[str | None, Field(title="Proposed By")]
    proposed_by_name: Annotated[str | None, Field(title="Proposed By Name")]
    result: Annotated[str, Field(title="Result")]
    sector: Annotated[str, Field(title="Sector")]
    state: IndicatorState
    statement: Annotated[str, Field(title="Statement")]
    steps: Annotated[list[MilestoneOut] | None, Field(title="Steps")]
    target: Annotated[str | None, Field(title="Target")]
    target_high: Annotated[str | None, Field(title="Target High")]
    target_low: Annotated[str | None, Field(title="Target Low")]
    title_keys: Annotated[list[str], Field(title="Title Keys")]
    version: Annotated[int, Field(title="Version")]


class IndicatorVersionOut(BaseModel):
    """
    A version of an indicator (*kamus indikator*): drafted, proposed, agreed, retired.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    control_level: ControlLevel | None = None
    data_source: Annotated[str, Field(title="Data Source")]
    definition: Annotated[str, Field(title="Definition")]
    exemption: Exemption | None
    formula: Annotated[str, Field(title="Formula")]
    frequency: Frequency
    id: Annotated[str, Field(title="Id")]
    indicator_id: Annotated[str, Field(title="Indicator Id")]
    is_mapped: Annotated[
        bool,
        Field(description="Whether it is mapped to a position.", title="Is Mapped"),
    ]
    is_maximum: Annotated[
        bool,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ]
    is_public: Annotated[bool, Field(title="Is Public")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    number: Annotated[int, Field(title="Number")]
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    proposed_by: Annotated[str | None, Field(title="Proposed By")]
    proposed_by_name: Annotated[str | None, Field(title="Proposed By Name")]
    result: Annotated[str, Field(title="Result")]
    sector: Annotated[str, Field(title="Sector")]
    state: IndicatorState
    statement: Annotated[str, Field(title="Statement")]
    steps: Annotated[list[MilestoneOut] | None, Field(title="Steps")]
    target: Annotated[str | None, Field(title="Target")]
    target_high: Annotated[str | None, Field(title="Target High")]
    target_low: Annotated[str | None, Field(title="Target Low")]
    title_keys: Annotated[list[str], Field(title="Title Keys")]
    version: Annotated[int, Field(title="Version")]


class InnovationIn(BaseModel):
    """
    An innovation: the problem, what was changed, its measure before and after, its phases.

    `colleague_codes` are those who made it with you.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="After",
        ),
    ]
    before: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Before",
        ),
    ]
    change: Annotated[str, Field(max_length=2000, min_length=1, title="Change")]
    colleague_codes: Annotated[list[str] | None, Field(max_length=20, title="Colleague Codes")] = (
        None
    )
    measure: Annotated[str, Field(max_length=200, min_length=1, title="Measure")]
    measured_in: Annotated[str, Field(max_length=40, min_length=1, title="Measured In")]
    period_id: Annotated[str, Field(title="Period Id")]
    phases: Annotated[list[PhaseIn], Field(max_length=4, min_length=1, title="Phases")]
    problem: Annotated[str, Field(max_length=2000, min_length=1, title="Problem")]
    sector: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Sector")]
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class InnovationOut(BaseModel):
    """
    An entry of the register; who made it is told beside how it was judged.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="After",
        ),
    ]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    before: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Before",
        ),
    ]
    change: Annotated[str, Field(title="Change")]
    created_at: Annotated[str, Field(title="Created At")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    id: Annotated[str, Field(title="Id")]
    is_mine: Annotated[bool, Field(title="Is Mine")]
    measure: Annotated[str, Field(title="Measure")]
    measured_in: Annotated[str, Field(title="Measured In")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    phases: Annotated[list[PhaseOut], Field(title="Phases")]
    problem: Annotated[str, Field(title="Problem")]
    sector: Annotated[str, Field(title="Sector")]
    state: InnovationState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class InnovationPage(BaseModel):
    """
    One page of the register, the first entered before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[InnovationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class InstrumentShippedOut(BaseModel):
    """
    An instrument that comes with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    bands: Annotated[list[GradeBandOut], Field(title="Bands")]
    factor: Annotated[str | None, Field(title="Factor")]
    key: Annotated[str, Field(title="Key")]
    purpose: SurveyPurpose
    questions: Annotated[list[SurveyItemOut], Field(title="Questions")]
    source: Annotated[str, Field(title="Source")]
    title: Bilingual


class InstrumentTrendOut(BaseModel):
    """
    What an instrument says over time, the oldest release first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    points: Annotated[list[TrendPointOut], Field(title="Points")]


class InvitationOut(BaseModel):
    """
    About what you are asked, by which questions, and until when.

    It is a colleague (`employee_name`, and as what you speak: `voice`), the work in your unit
    (`unit_name`), or an indicator that measures you (`statement`).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    audience: SurveyAudience
    employee_name: Annotated[str | None, Field(title="Employee Name")]
    ends_on: Annotated[str, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    questions: Annotated[list[AskedItemOut], Field(title="Questions")]
    statement: Annotated[str | None, Field(title="Statement")]
    survey_id: Annotated[str, Field(title="Survey Id")]
    title: Annotated[str, Field(title="Title")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    voice: Voice | None


class InvolvementOut(BaseModel):
    """
    In which steps of a cycle you took part.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    key: Annotated[str, Field(title="Key")]
    steps: Annotated[list[StepTakenOut], Field(title="Steps")]


class IssuedDocumentList(BaseModel):
    """
    Every document that was issued of an evaluation, the first one first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[IssuedDocumentOut], Field(title="Items")]


class LessonOut(BaseModel):
    """
    What others can learn from a meeting of a unit.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    kind: MeetingKind
    meeting_id: Annotated[str, Field(title="Meeting Id")]
    starts_at: Annotated[str, Field(title="Starts At")]
    text: Annotated[str, Field(title="Text")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class LessonPage(BaseModel):
    """
    One page of lessons, the first shared before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[LessonOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class LikeCasesOut(BaseModel):
    """
    How like cases ended: counts alone; or in `untold` why nothing is told.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    alike_in: Likeness | None
    changed: Annotated[int, Field(title="Changed")]
    decided: Annotated[int, Field(title="Decided")]
    decisions: Annotated[list[DecisionCountOut], Field(title="Decisions")]
    fewest_people: Annotated[
        int,
        Field(description="Of fewer people nothing is told.", title="Fewest People"),
    ]
    objection_id: Annotated[str, Field(title="Objection Id")]
    untold: UntoldGround | None
    upheld: Annotated[int, Field(title="Upheld")]


class LineFiguresOut(BaseModel):
    """
    The figures of one indicator of the plan, whose output is counted in `measured_in`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    figures: Annotated[list[FigureOut], Field(title="Figures")]
    line_id: Annotated[str, Field(title="Line Id")]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    second_source: SecondSourceOut | None
    statement: Annotated[str, Field(title="Statement")]


class LinkList(BaseModel):
    """
    The links just issued; nobody can show them again.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[LinkOut], Field(title="Items")]


class LowResultCountsOut(BaseModel):
    """
    Low results by unit, the codes in order.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    units: Annotated[list[UnitLowResultsOut], Field(title="Units")]


class LowResultOut(BaseModel):
    """
    A final result that opens the duty of guidance.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    is_guided: Annotated[bool, Field(title="Is Guided")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    predicate: Predicate
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class LowResultPage(BaseModel):
    """
    One page of final results that open the duty of guidance.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[LowResultOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class MarkOut(BaseModel):
    """
    An act on the result by a delegate, or by an account that was reset shortly before.

    It stays when the delegation is voided. The sentence names who acted, and who let them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acted_at: Annotated[str, Field(title="Acted At")]
    ground: MarkGround
    sentence: Bilingual
    step: MarkedStep


class MeOut(BaseModel):
    """
    Who you are here, as the records say today.

    The unit is yours, or the one to which a service is bound.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    account_id: Annotated[str, Field(title="Account Id")]
    agency_id: Annotated[str, Field(title="Agency Id")]
    agency_key: Annotated[str, Field(title="Agency Key")]
    agency_name: Annotated[str, Field(title="Agency Name")]
    employee_code: Annotated[str | None, Field(title="Employee Code")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    login: Annotated[str, Field(title="Login")]
    name: Annotated[str | None, Field(title="Name")]
    nip: Annotated[str | None, Field(title="Nip")]
    posts: Annotated[list[PostOut], Field(title="Posts")]
    roles: Annotated[list[Role], Field(title="Roles")]
    scopes: Annotated[list[str], Field(title="Scopes")]
    today: Annotated[str, Field(title="Today")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_id: Annotated[str | None, Field(title="Unit Id")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]


class MeasuredEffectOut(BaseModel):
    """
    A measure with its value: `inputs` read `name = value @ record it came from`.

    `is_met` is null where too little was counted to judge.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    formula: Annotated[str, Field(title="Formula")]
    inputs: Annotated[list[str], Field(title="Inputs")]
    is_met: Annotated[bool | None, Field(title="Is Met")]
    measure: EffectivenessMeasureOut
    value: Annotated[
        str | None,
        Field(description="In percent; null where nothing was counted.", title="Value"),
    ]


class MeetingActionOut(BaseModel):
    """
    What a meeting agreed to do, who does it by when, and what came of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    done_at: Annotated[str | None, Field(title="Done At")]
    due_on: Annotated[str, Field(title="Due On")]
    id: Annotated[str, Field(title="Id")]
    meeting_id: Annotated[str, Field(title="Meeting Id")]
    meeting_title: Annotated[str, Field(title="Meeting Title")]
    number: Annotated[int, Field(title="Number")]
    outcome: Annotated[str, Field(title="Outcome")]
    owner_code: Annotated[str, Field(title="Owner Code")]
    owner_id: Annotated[str, Field(title="Owner Id")]
    owner_name: Annotated[str, Field(title="Owner Name")]
    state: MeetingActionState
    version: Annotated[int, Field(title="Version")]
    what: Annotated[str, Field(title="What")]


class MeetingActionPage(BaseModel):
    """
    One page of actions, the first agreed before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[MeetingActionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class MeetingDetailOut(BaseModel):
    """
    A meeting with all that belongs to it; the newest of its corrections holds.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    actions: Annotated[list[AgreedActionOut], Field(title="Actions")]
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    attendees: Annotated[list[AttendeeOut], Field(title="Attendees")]
    canceled_for: Annotated[str, Field(title="Canceled For")]
    closed_at: Annotated[str | None, Field(title="Closed At")]
    corrections: Annotated[list[CorrectionOut], Field(title="Corrections")]
    cycle_id: Annotated[str | None, Field(title="Cycle Id")]
    cycle_key: Annotated[str | None, Field(title="Cycle Key")]
    host_code: Annotated[str, Field(title="Host Code")]
    host_id: Annotated[str, Field(title="Host Id")]
    host_name: Annotated[str, Field(title="Host Name")]
    id: Annotated[str, Field(title="Id")]
    kind: MeetingKind
    lessons: Annotated[list[str], Field(title="Lessons")]
    location: Annotated[str, Field(title="Location")]
    minutes: Annotated[str, Field(title="Minutes")]
    starts_at: Annotated[str, Field(title="Starts At")]
    state: MeetingState
    title: Annotated[str, Field(title="Title")]
    topics: Annotated[list[TopicOut], Field(title="Topics")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class MeetingIn(BaseModel):
    """
    A meeting as it should be, with whom it invites and which indicators it discusses.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_key: Annotated[
        str | None,
        Field(
            description="The cycle in which it counts as taking part.",
            title="Cycle Key",
        ),
    ] = None
    host_code: Annotated[
        str,
        Field(
            description="Who records it, by their code.",
            pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$",
            title="Host Code",
        ),
    ]
    indicator_version_ids: Annotated[
        list[str] | None, Field(max_length=100, title="Indicator Version Ids")
    ] = None
    invited_codes: Annotated[list[str], Field(max_length=500, title="Invited Codes")]
    kind: MeetingKind
    location: Annotated[str | None, Field(max_length=200, title="Location")] = None
    starts_at: Annotated[str, Field(title="Starts At")]
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]
    unit_code: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Unit Code")]


class MeetingOut(BaseModel):
    """
    A meeting of a unit (*rapat*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    canceled_for: Annotated[str, Field(title="Canceled For")]
    closed_at: Annotated[str | None, Field(title="Closed At")]
    cycle_id: Annotated[str | None, Field(title="Cycle Id")]
    cycle_key: Annotated[str | None, Field(title="Cycle Key")]
    host_code: Annotated[str, Field(title="Host Code")]
    host_id: Annotated[str, Field(title="Host Id")]
    host_name: Annotated[str, Field(title="Host Name")]
    id: Annotated[str, Field(title="Id")]
    kind: MeetingKind
    location: Annotated[str, Field(title="Location")]
    starts_at: Annotated[str, Field(title="Starts At")]
    state: MeetingState
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class MeetingPage(BaseModel):
    """
    One page of meetings, by the time at which they begin.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[MeetingOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class MeetingRecordIn(BaseModel):
    """
    Who came, what was said and decided, what follows, and what others can learn from it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    actions: Annotated[list[MeetingActionIn] | None, Field(max_length=50, title="Actions")] = None
    attended_codes: Annotated[list[str], Field(max_length=500, title="Attended Codes")]
    decisions: Annotated[list[TopicDecisionIn] | None, Field(max_length=100, title="Decisions")] = (
        None
    )
    lessons: Annotated[
        list[str] | None,
        Field(
            description="Everybody in the agency reads them once it is closed.",
            max_length=20,
            title="Lessons",
        ),
    ] = None
    minutes: Annotated[str, Field(max_length=8000, min_length=1, title="Minutes")]


class MonitoredPeriodOut(BaseModel):
    """
    An indicator in a period: what was expected by today, what was realized, what is missing.

    While a period runs, a sum is expected to grow with its days. A target between two bounds is
    shown by both.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    expected: Annotated[str | None, Field(title="Expected")]
    expected_high: Annotated[str | None, Field(title="Expected High")]
    expected_low: Annotated[str | None, Field(title="Expected Low")]
    is_over: Annotated[bool, Field(title="Is Over")]
    key: Annotated[str, Field(title="Key")]
    lag: Annotated[str | None, Field(title="Lag")]
    realization: Annotated[str | None, Field(title="Realization")]
    standing: Standing
    starts_on: Annotated[str, Field(title="Starts On")]


class MovedTermOut(BaseModel):
    """
    A term that moves: of which record, about whom, its last day `before` and `after`.

    Of a period the person is empty, and `name` is that of cycle and period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: Annotated[str, Field(title="After")]
    before: Annotated[str, Field(title="Before")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    kind: TermKind
    name: Annotated[str, Field(title="Name")]
    record: Annotated[str, Field(title="Record")]
    record_id: Annotated[str, Field(title="Record Id")]


class MovedTermsOut(BaseModel):
    """
    Whose terms move: how many of each kind, and the first 100 of them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    counts: Annotated[dict[TermKind, int], Field(title="Counts")]
    items: Annotated[list[MovedTermOut], Field(title="Items")]


class NeedsOut(BaseModel):
    """
    What is missing to you for an action: a role, its days, a relation to the record, a scope.

    Whoever has one of `roles` and stands in one of `relations` to the record may do it. `reason` is
    `role`, `role_begins` (on `starts_on`), `role_ended` (through `ended_on`), `scope` (the service
    lacks it), `not_for_services`, `whole_agency` (the service is bound to a unit), or the `code` of
    the problem where the record itself stands in the way.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: Action | None
    ended_on: Annotated[str | None, Field(title="Ended On")]
    reason: Annotated[str, Field(title="Reason")]
    relations: Annotated[list[Reach], Field(title="Relations")]
    roles: Annotated[list[Role], Field(title="Roles")]
    scope: Action | None
    starts_on: Annotated[str | None, Field(title="Starts On")]


class ObjectionDetail(BaseModel):
    """
    One objection, with what you may do now.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    assessor_id: Annotated[str, Field(title="Assessor Id")]
    assessor_name: Annotated[str, Field(title="Assessor Name")]
    assessor_statement: Annotated[str | None, Field(title="Assessor Statement")]
    decide_due_on: Annotated[str, Field(title="Decide Due On")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    decision: Annotated[str | None, Field(title="Decision")]
    decision_ground: DecisionGround | None
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    employee_statement: Annotated[str | None, Field(title="Employee Statement")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    filed_at: Annotated[str, Field(title="Filed At")]
    ground: ObjectionGround | None
    heard_at: Annotated[str | None, Field(title="Heard At")]
    id: Annotated[str, Field(title="Id")]
    part: ContestedPart | None
    period_key: Annotated[str, Field(title="Period Key")]
    ratings: Annotated[dict[str, str], Field(title="Ratings")]
    reasons: Annotated[str, Field(title="Reasons")]
    snapshot_id: Annotated[str, Field(title="Snapshot Id")]
    state: ObjectionState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class ObjectionOut(BaseModel):
    """
    An objection to a delivered result.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor_id: Annotated[str, Field(title="Assessor Id")]
    assessor_name: Annotated[str, Field(title="Assessor Name")]
    assessor_statement: Annotated[str | None, Field(title="Assessor Statement")]
    decide_due_on: Annotated[str, Field(title="Decide Due On")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    decision: Annotated[str | None, Field(title="Decision")]
    decision_ground: DecisionGround | None
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    employee_statement: Annotated[str | None, Field(title="Employee Statement")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    filed_at: Annotated[str, Field(title="Filed At")]
    ground: ObjectionGround | None
    heard_at: Annotated[str | None, Field(title="Heard At")]
    id: Annotated[str, Field(title="Id")]
    part: ContestedPart | None
    period_key: Annotated[str, Field(title="Period Key")]
    ratings: Annotated[dict[str, str], Field(title="Ratings")]
    reasons: Annotated[str, Field(title="Reasons")]
    snapshot_id: Annotated[str, Field(title="Snapshot Id")]
    state: ObjectionState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class ObjectionPage(BaseModel):
    """
    One page of objections, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ObjectionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ObjectionRef(BaseModel):
    """
    The objection to the current result.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    id: Annotated[str, Field(title="Id")]
    state: ObjectionState


class OutcomeBeforeAfterOut(BaseModel):
    """
    An outcome before and after a change, and which change it is.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: ComparedSideOut
    before: ComparedSideOut
    change: ChangeOut
    difference_of_means: IntervalOut | None
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    move: OutcomeMove | None
    name: Annotated[str, Field(title="Name")]
    polarity: Annotated[
        str,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ]
    relative_change: Annotated[str | None, Field(title="Relative Change")]
    shift_of_medians: IntervalOut | None
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    warnings: Annotated[
        list[ComparisonWarning],
        Field(
            description="What looks like an effect of the change, and need not be one.",
            title="Warnings",
        ),
    ]
    withheld: WithheldComparison | None


class OutcomeComparisonOut(BaseModel):
    """
    An outcome before and after a change.

    `difference_of_means` is bounded by Welch's t, `shift_of_medians` (the median of the differences
    of all pairs, one of each side) by ranks. `relative_change` is in percent of the mean before.
    `move` says which way it clearly moved; none where the bounds hold no difference at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    after: ComparedSideOut
    before: ComparedSideOut
    difference_of_means: IntervalOut | None
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    key: Annotated[str, Field(title="Key")]
    measured_in: Annotated[str, Field(title="Measured In")]
    move: OutcomeMove | None
    name: Annotated[str, Field(title="Name")]
    polarity: Annotated[
        str,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`).",
            title="Polarity",
        ),
    ]
    relative_change: Annotated[str | None, Field(title="Relative Change")]
    shift_of_medians: IntervalOut | None
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    warnings: Annotated[
        list[ComparisonWarning],
        Field(
            description="What looks like an effect of the change, and need not be one.",
            title="Warnings",
        ),
    ]
    withheld: WithheldComparison | None


class OutcomeComparisonPage(BaseModel):
    """
    One page of outcomes before and after a change, and the whole group together.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    change: ChangeOut
    group: GroupComparisonOut
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutcomeComparisonOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class OutstandingRuleContent(BaseModel):
    """
    Who does well: whoever meets all conditions that are stated; at least one is.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    key: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,59}$", title="Key")]
    predicate_at_least: Predicate | None = None
    score_at_least: Annotated[str | None, Field(title="Score At Least")] = None
    source: Annotated[str, Field(max_length=500, min_length=1, title="Source")]
    steady_predicate: SteadyPredicateIn | None = None
    steady_score: SteadyScoreIn | None = None
    title: RuleTitleIn


class OutstandingRuleIn(BaseModel):
    """
    A rule of your own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    rule: OutstandingRuleContent


class OutstandingRuleShippedOut(BaseModel):
    """
    A rule, with each of its conditions in plain words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    conditions: Annotated[list[Bilingual], Field(title="Conditions")]
    key: Annotated[str, Field(title="Key")]
    predicate_at_least: Predicate | None
    score_at_least: Annotated[str | None, Field(title="Score At Least")]
    source: Annotated[str, Field(title="Source")]
    steady_predicate: SteadyPredicateOut | None
    steady_score: SteadyScoreOut | None
    title: Bilingual


class PaperFormList(BaseModel):
    """
    All forms that the law draws, in its order.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[PaperFormOut], Field(title="Items")]


class ParticipationGroupOut(BaseModel):
    """
    The people of one unit in one role.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    people: Annotated[int, Field(title="People")]
    role: ParticipationRole
    steps: Annotated[list[StepCountOut], Field(title="Steps")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class ParticipationOut(BaseModel):
    """
    Who took part in a cycle, among those whom you reach.

    `relevance_rated` is what the newest survey of it froze when it was released; groups in which
    fewer than its minimum answered are left out.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    groups: Annotated[list[ParticipationGroupOut], Field(title="Groups")]
    key: Annotated[str, Field(title="Key")]
    people: Annotated[int, Field(title="People")]
    relevance_rated: Annotated[list[RaterShareOut], Field(title="Relevance Rated")]
    steps: Annotated[list[StepCountOut], Field(title="Steps")]


class PastResultOut(BaseModel):
    """
    A result that entered: of which period, and what came out.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    period_key: Annotated[str, Field(title="Period Key")]
    predicate: Predicate | None
    score: Annotated[str | None, Field(title="Score")]
    starts_on: Annotated[str, Field(title="Starts On")]


class PastTrainingOut(BaseModel):
    """
    A training or an education of a career.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    closed_on: Annotated[str | None, Field(title="Closed On")]
    kind: TrainingKind
    state: TrainingState
    title: Annotated[str, Field(title="Title")]


class PeriodDetail(BaseModel):
    """
    A period with the gates that were waived for it, and the requests to open it again.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    ends_on: Annotated[str, Field(title="Ends On")]
    extended_at: Annotated[str | None, Field(title="Extended At")]
    extended_by: Annotated[
        str | None,
        Field(description="Who ended the window beyond the law.", title="Extended By"),
    ]
    extended_by_name: Annotated[str | None, Field(title="Extended By Name")]
    extremes_need_grounds: Annotated[bool, Field(title="Extremes Need Grounds")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    kind: PeriodKind
    organization_result_due_on: Annotated[
        str | None,
        Field(
            description="Of a year: known later, the organization's result of last year counts (PermenPANRB 6/2022, annex IV B1f).",
            title="Organization Result Due On",
        ),
    ]
    rate_from: Annotated[str, Field(title="Rate From")]
    rate_until: Annotated[str, Field(title="Rate Until")]
    raters_need_training: Annotated[bool, Field(title="Raters Need Training")]
    reopenings: Annotated[list[ReopeningSign], Field(title="Reopenings")]
    report_due_on: Annotated[
        str,
        Field(
            description="30 working days after the window (PermenPANRB 6/2022, annex V A7).",
            title="Report Due On",
        ),
    ]
    safe_delivery_on: Annotated[
        str,
        Field(
            description="Delivered later, an objection may outlast the report.",
            title="Safe Delivery On",
        ),
    ]
    scheme: SchemeRefOut
    starts_on: Annotated[str, Field(title="Starts On")]
    state: PeriodState
    version: Annotated[int, Field(title="Version")]
    waivers: Annotated[list[WaiverOut], Field(title="Waivers")]


class PeriodIn(BaseModel):
    """
    An evaluation window as it should be; all days are inclusive.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    extremes_need_grounds: Annotated[
        bool | None,
        Field(
            description="The best and the worst rating take evidence or a full reason.",
            title="Extremes Need Grounds",
        ),
    ] = None
    key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", title="Key")]
    kind: PeriodKind
    rate_from: Annotated[str, Field(title="Rate From")]
    rate_until: Annotated[str, Field(title="Rate Until")]
    raters_need_training: Annotated[
        bool | None,
        Field(
            description="Only who was trained to rate makes results final.",
            title="Raters Need Training",
        ),
    ] = None
    scheme: SchemeRef
    starts_on: Annotated[str, Field(title="Starts On")]


class PeriodOut(BaseModel):
    """
    An evaluation window of a cycle; all days are inclusive, in the agency's zone.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    ends_on: Annotated[str, Field(title="Ends On")]
    extended_at: Annotated[str | None, Field(title="Extended At")]
    extended_by: Annotated[
        str | None,
        Field(description="Who ended the window beyond the law.", title="Extended By"),
    ]
    extended_by_name: Annotated[str | None, Field(title="Extended By Name")]
    extremes_need_grounds: Annotated[bool, Field(title="Extremes Need Grounds")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    kind: PeriodKind
    organization_result_due_on: Annotated[
        str | None,
        Field(
            description="Of a year: known later, the organization's result of last year counts (PermenPANRB 6/2022, annex IV B1f).",
            title="Organization Result Due On",
        ),
    ]
    rate_from: Annotated[str, Field(title="Rate From")]
    rate_until: Annotated[str, Field(title="Rate Until")]
    raters_need_training: Annotated[bool, Field(title="Raters Need Training")]
    report_due_on: Annotated[
        str,
        Field(
            description="30 working days after the window (PermenPANRB 6/2022, annex V A7).",
            title="Report Due On",
        ),
    ]
    safe_delivery_on: Annotated[
        str,
        Field(
            description="Delivered later, an objection may outlast the report.",
            title="Safe Delivery On",
        ),
    ]
    scheme: SchemeRefOut
    starts_on: Annotated[str, Field(title="Starts On")]
    state: PeriodState
    version: Annotated[int, Field(title="Version")]


class PeriodResultOut(BaseModel):
    """
    A final result of a period; `id` is that of the evaluation.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    assessor_id: Annotated[str | None, Field(title="Assessor Id")]
    assessor_name: Annotated[str | None, Field(title="Assessor Name")]
    behavior: Expectation | None
    damage: Annotated[
        Damage1 | None,
        Field(
            description="Not empty: what is stored departs from what was decided, and is not shown.",
            title="Damage",
        ),
    ]
    delivered_at: Annotated[str | None, Field(title="Delivered At")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    explanation: Annotated[
        str, Field(description="The address of its explanation.", title="Explanation")
    ]
    finalized_at: Annotated[str | None, Field(title="Finalized At")]
    id: Annotated[str, Field(title="Id")]
    nip: Annotated[str | None, Field(title="Nip")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    predicate: Predicate | None
    results: Expectation | None
    score: Annotated[str | None, Field(title="Score")]
    snapshot_digest: Annotated[
        str | None,
        Field(
            description="SHA-256 of the snapshot, in hexadecimal.",
            title="Snapshot Digest",
        ),
    ]
    snapshot_number: Annotated[int | None, Field(title="Snapshot Number")]
    state: EvaluationState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class PeriodResultPage(BaseModel):
    """
    One page of the results of a period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PeriodResultOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PeriodScoresOut(BaseModel):
    """
    What all evaluations of a period come to, as things stand now.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    complete: Annotated[int, Field(title="Complete")]
    distribution: Annotated[dict[Predicate, int], Field(title="Distribution")]
    evaluations: Annotated[int, Field(title="Evaluations")]
    items: Annotated[list[ScoreLine], Field(title="Items")]
    period_id: Annotated[str, Field(title="Period Id")]
    scheme_version_id: Annotated[str, Field(title="Scheme Version Id")]


class PersonDecisionOut(BaseModel):
    """
    What was decided on a person, by whom and why, and the result that it cites, if any.

    `rests_on` tells how that result stands today: reopened, or followed by another one. A decision
    that was revoked stays readable, with the reason why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    decided_at: Annotated[str, Field(title="Decided At")]
    decided_by: Annotated[str, Field(title="Decided By")]
    decided_by_name: Annotated[str, Field(title="Decided By Name")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    outcome: DecisionOutcome
    period_id: Annotated[str | None, Field(title="Period Id")]
    period_key: Annotated[str | None, Field(title="Period Key")]
    purpose: DecidedPurpose
    reason: Annotated[str, Field(title="Reason")]
    recommendation_id: Annotated[str | None, Field(title="Recommendation Id")]
    rests_on: RestsOn | None
    revoked_at: Annotated[str | None, Field(title="Revoked At")]
    revoked_by_login: Annotated[str | None, Field(title="Revoked By Login")]
    revoked_for: Annotated[str | None, Field(title="Revoked For")]
    snapshot_digest: Annotated[str | None, Field(title="Snapshot Digest")]
    snapshot_number: Annotated[int | None, Field(title="Snapshot Number")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PersonDecisionPage(BaseModel):
    """
    One page of decisions, the first one first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PersonDecisionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PersonReleaseContentOut(BaseModel):
    """
    What colleagues said: all together, and each voice that is large enough by itself.

    A question to which all of a group gave the same answer is withheld, and the index with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    instrument: InstrumentShortOut
    minimum_group: Annotated[int, Field(title="Minimum Group")]
    texts: Annotated[dict[str, list[str]], Field(title="Texts")]
    voices: Annotated[dict[str, GroupResultOut], Field(title="Voices")]
    whole: GroupResultOut | None


class PersonReleaseOut(BaseModel):
    """
    What colleagues said of a person, frozen; `digest` is the SHA-256 of its stored bytes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    content: PersonReleaseContentOut
    digest: Annotated[str, Field(title="Digest")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    released_at: Annotated[str, Field(title="Released At")]
    survey_id: Annotated[str, Field(title="Survey Id")]


class PlanApprovalsIn(BaseModel):
    """
    Up to five hundred plans, approved together or not at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[PlanSeenIn], Field(title="Items")]


class PlanApprovedOut(BaseModel):
    """
    Where a plan stands now: which revision, in which state, at which version.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    number: Annotated[int, Field(title="Number")]
    state: PlanState
    version: Annotated[int, Field(title="Version")]


class PlanHeadOut(BaseModel):
    """
    A plan after a step: where its revisions stand, and what you may do now.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    assessor_id: Annotated[str | None, Field(title="Assessor Id")]
    assignment_id: Annotated[str, Field(title="Assignment Id")]
    closed: RevisionHeadOut | None
    created_at: Annotated[str, Field(title="Created At")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    starts_on: Annotated[str, Field(title="Starts On")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    version: Annotated[int, Field(title="Version")]


class PlanIndicatorIn(BaseModel):
    """
    An indicator: written in full, or named from the library and changed where you say so.

    A target is a number, a range (`target_low` and `target_high`), or rising `steps` up to 100.
    `trajectory` states what you expect of each period, `period_targets` what each must reach; both
    by the key of the period.

    Of an indicator written in full you state the statement, the target, and for a single number
    its `polarity`. Left out, a range is `within` and steps are `milestone`; a share in percent
    measures `quality` and stands as last measured, anything else measures `quantity` and adds up,
    once a `quarter`. The answer shows what was assumed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation | None,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ] = None
    aspects: Annotated[
        list[Aspect] | None,
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ] = None
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ] = None
    control_level: ControlLevel | None = None
    deadline: Annotated[str | None, Field(title="Deadline")] = None
    exemption: Exemption | None = None
    frequency: Frequency | None = None
    indicator_version_id: Annotated[str | None, Field(title="Indicator Version Id")] = None
    is_maximum: Annotated[
        bool | None,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ] = None
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = None
    line_id: Annotated[
        str | None,
        Field(
            description="That of an indicator already in the plan: it keeps its progress. Left out: a new one.",
            title="Line Id",
        ),
    ] = None
    measured_in: Annotated[str | None, Field(title="Measured In")] = None
    period_targets: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")], str]
        | None,
        Field(
            description="By key of a period: what must be reached in it. For that period it replaces `target` in the score.",
            title="Period Targets",
        ),
    ] = None
    polarity: Annotated[
        PolarityModel | None,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ] = None
    statement: Annotated[str | None, Field(title="Statement")] = None
    steps: Annotated[list[MilestoneIn] | None, Field(title="Steps")] = None
    target: Annotated[str | None, Field(title="Target")] = None
    target_high: Annotated[str | None, Field(title="Target High")] = None
    target_low: Annotated[str | None, Field(title="Target Low")] = None
    trajectory: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")], str]
        | None,
        Field(
            description="By key of a period: what is expected by its end. It is shown in the monitoring and does not enter the score.",
            title="Trajectory",
        ),
    ] = None
    weight: Annotated[
        str | None,
        Field(
            description="How much it counts compared with the others: 2 counts twice as much as 1.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Weight",
        ),
    ] = None


class PlanIndicatorOut(BaseModel):
    """
    An indicator of a plan; `line_id` stays the same over all revisions.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accumulation: Annotated[
        Accumulation,
        Field(
            description="How the entries of a period make its realization: their `sum`, the `last`, `mean`, `max` or `min`."
        ),
    ]
    aspects: Annotated[
        list[Aspect],
        Field(
            description="What it measures of the result: `quantity`, `quality`, `time`, `cost`; at least one.",
            title="Aspects",
        ),
    ]
    baseline: Annotated[
        str | None,
        Field(
            description="Where the measure stood before; needed only where the scheme counts from it.",
            title="Baseline",
        ),
    ]
    control_level: ControlLevel | None = None
    deadline: Annotated[str | None, Field(title="Deadline")]
    exemption: Exemption | None
    frequency: Frequency
    indicator_version_id: Annotated[str | None, Field(title="Indicator Version Id")]
    is_maximum: Annotated[
        bool,
        Field(
            description="Whether the target cannot be exceeded (such as 100 percent): reaching it then earns the most.",
            title="Is Maximum",
        ),
    ]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    line_id: Annotated[
        str,
        Field(
            description="The indicator's own line: progress refers to it. It stays the same over all revisions.",
            title="Line Id",
        ),
    ]
    measured_in: Annotated[str | None, Field(title="Measured In")]
    period_targets: Annotated[
        dict[str, PeriodTargetsAdditionalProperty],
        Field(
            description="By key of a period: what must be reached in it. For that period it replaces `target` in the score.",
            title="Period Targets",
        ),
    ]
    polarity: Annotated[
        PolarityModel,
        Field(
            description="Which side of the target is good: `higher`, `lower`, `within` a range (`target_low`, `target_high`), or the `milestone` reached (`steps`)."
        ),
    ]
    statement: Annotated[str, Field(title="Statement")]
    steps: Annotated[list[MilestoneOut] | None, Field(title="Steps")]
    target: Annotated[str | None, Field(title="Target")]
    target_high: Annotated[str | None, Field(title="Target High")]
    target_low: Annotated[str | None, Field(title="Target Low")]
    trajectory: Annotated[
        dict[str, TrajectoryAdditionalProperty],
        Field(
            description="By key of a period: what is expected by its end. It is shown in the monitoring and does not enter the score.",
            title="Trajectory",
        ),
    ]
    weight: Annotated[
        str,
        Field(
            description="How much it counts compared with the others: 2 counts twice as much as 1.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Weight",
        ),
    ]


class PlanItemOut(BaseModel):
    """
    A plan in a list; *unlinked_results* of its current revision support nothing yet.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor_id: Annotated[str | None, Field(title="Assessor Id")]
    assignment_id: Annotated[str, Field(title="Assignment Id")]
    closed: RevisionHeadOut | None
    created_at: Annotated[str, Field(title="Created At")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    in_force: RevisionHeadOut | None
    pending: RevisionHeadOut | None
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    starts_on: Annotated[str, Field(title="Starts On")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unlinked_results: Annotated[int, Field(title="Unlinked Results")]
    version: Annotated[int, Field(title="Version")]


class PlanPage(BaseModel):
    """
    One page of plans.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PlanItemOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PositionResultOut(BaseModel):
    """
    What a holder of the position achieved in a period; `id` is that of the evaluation.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor_name: Annotated[str | None, Field(title="Assessor Name")]
    behavior: Expectation | None
    damage: Annotated[
        Damage2 | None,
        Field(
            description="Not empty: what is stored departs from what was decided, and is not shown.",
            title="Damage",
        ),
    ]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    finalized_at: Annotated[str | None, Field(title="Finalized At")]
    held_from: Annotated[
        str,
        Field(
            description="From which day their plan for this position runs.",
            title="Held From",
        ),
    ]
    held_until: Annotated[str, Field(description="Until which day it runs.", title="Held Until")]
    id: Annotated[str, Field(title="Id")]
    period_ends_on: Annotated[str, Field(title="Period Ends On")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    period_starts_on: Annotated[str, Field(title="Period Starts On")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    predicate: Predicate | None
    results: Expectation | None
    score: Annotated[str | None, Field(title="Score")]
    state: EvaluationState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class PositionResultPage(BaseModel):
    """
    One page of the history of a position.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PositionResultOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PredicateGroupOut(BaseModel):
    """
    The people whose assessors lead units with the same result, beside each pattern of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    counts: Annotated[list[PredicateCountOut], Field(title="Counts")]
    organization_result: OrganizationResult | None
    patterns: Annotated[list[HeldPatternOut], Field(title="Patterns")]
    people: Annotated[int, Field(title="People")]


class Problem(BaseModel):
    """
    Why something was refused (RFC 9457); with status 403 `needs` says what is missing.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: ProblemCode
    detail: Annotated[str, Field(title="Detail")]
    errors: Annotated[list[FaultOut] | None, Field(title="Errors")] = None
    instance: Annotated[str, Field(title="Instance")]
    language: Annotated[str, Field(title="Language")]
    needs: NeedsOut | None = None
    status: Annotated[int, Field(title="Status")]
    title: Annotated[str, Field(title="Title")]
    type: Annotated[str, Field(title="Type")]


class ProposalAnswerIn(BaseModel):
    """
    How a proposal is answered, and why.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answer: Annotated[
        str,
        Field(
            description="The reason, which the proposer reads.",
            max_length=2000,
            min_length=1,
            title="Answer",
        ),
    ]
    outcome: ProposalOutcome


class ProposalIn(BaseModel):
    """
    What you propose for the indicators of a cycle, or ask of the appraisal.

    With `indicator_version_id` it is a comment on that version, and else a new indicator. You may
    send the indicator as you would have it. A question or a complaint names its `kind`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    content: Annotated[
        IndicatorContent | None,
        Field(description="The indicator as you would have it."),
    ] = None
    cycle_key: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Cycle Key")]
    indicator_version_id: Annotated[str | None, Field(title="Indicator Version Id")] = None
    kind: Annotated[
        ProposalKind | None,
        Field(description="It follows from the rest if you name none."),
    ] = None
    text: Annotated[str, Field(max_length=2000, min_length=1, title="Text")]


class ProposalOut(BaseModel):
    """
    What an employee proposes for the indicators (*masukan*), with the answer to it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    answer: Annotated[str, Field(title="Answer")]
    answered_at: Annotated[str | None, Field(title="Answered At")]
    content: ProposedIndicatorOut | None
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    draft_id: Annotated[str | None, Field(title="Draft Id")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    indicator_id: Annotated[str | None, Field(title="Indicator Id")]
    indicator_key: Annotated[str | None, Field(title="Indicator Key")]
    indicator_state: IndicatorState | None
    indicator_version_id: Annotated[str | None, Field(title="Indicator Version Id")]
    kind: ProposalKind
    state: ProposalState
    statement: Annotated[str | None, Field(title="Statement")]
    submitted_at: Annotated[str, Field(title="Submitted At")]
    text: Annotated[str, Field(title="Text")]
    version: Annotated[int, Field(title="Version")]


class ProposalPage(BaseModel):
    """
    One page of proposals, in the order in which they were made.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ProposalOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PublicFeedbackDetailOut(BaseModel):
    """
    What a citizen said, with what you may do with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    answer: Annotated[str, Field(title="Answer")]
    answered_at: Annotated[str | None, Field(title="Answered At")]
    id: Annotated[str, Field(title="Id")]
    moderated_at: Annotated[str | None, Field(title="Moderated At")]
    reason: Annotated[str, Field(title="Reason")]
    received_on: Annotated[str, Field(title="Received On")]
    service: Annotated[str, Field(title="Service")]
    state: PublicFeedbackState
    text: Annotated[str, Field(title="Text")]
    topic: FeedbackTopic
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PublicFeedbackOut(BaseModel):
    """
    What a citizen said of a unit, and what became of it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    answer: Annotated[str, Field(title="Answer")]
    answered_at: Annotated[str | None, Field(title="Answered At")]
    id: Annotated[str, Field(title="Id")]
    moderated_at: Annotated[str | None, Field(title="Moderated At")]
    reason: Annotated[str, Field(title="Reason")]
    received_on: Annotated[str, Field(title="Received On")]
    service: Annotated[str, Field(title="Service")]
    state: PublicFeedbackState
    text: Annotated[str, Field(title="Text")]
    topic: FeedbackTopic
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class PublicFeedbackPage(BaseModel):
    """
    One page of what citizens said, in the order in which it came.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PublicFeedbackOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class PublicationOut(BaseModel):
    """
    A publication; of a withdrawn one nothing is left but that there was one.

    `rests_on` tells you alone how the result behind your own reward stands.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    asked_at: Annotated[str, Field(title="Asked At")]
    consented_at: Annotated[str | None, Field(title="Consented At")]
    decided_at: Annotated[str, Field(title="Decided At")]
    decision_id: Annotated[str, Field(title="Decision Id")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    purpose: DecidedPurpose
    rests_on: RestsOn | None
    state: PublicationState
    statement: Annotated[str, Field(title="Statement")]
    title: Annotated[str, Field(title="Title")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]
    withdrawn_at: Annotated[str | None, Field(title="Withdrawn At")]


class PublicationPage(BaseModel):
    """
    One page of publications, the first asked for before the others.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PublicationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class RatedPeriodOut(BaseModel):
    """
    The same, with how far assessors lie apart, and what a percent more attained brings.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    between_spread: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Between Spread",
        ),
    ]
    slope: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Slope",
        ),
    ]
    usual: UsualRatingOut


class RaterFiguresOut(BaseModel):
    """
    The figures of one assessor; `usual` is what all give together.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    axis_correlation: Annotated[str | None, Field(title="Axis Correlation")]
    chance: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Chance",
        ),
    ]
    deviation: RoundedIntervalOut
    mean: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Mean",
        ),
    ]
    measured: Annotated[int, Field(title="Measured")]
    middle_chance: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Middle Chance",
        ),
    ]
    middle_share: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Middle Share",
        ),
    ]
    part_spread: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Part Spread",
        ),
    ]
    rank_agreement: Annotated[str | None, Field(title="Rank Agreement")]
    shrunken: RoundedIntervalOut
    spread: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Spread",
        ),
    ]
    usual: UsualRatingOut


class RaterStatisticOut(BaseModel):
    """
    An assessor beside their colleagues; `explanation` says it in plain words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    computed_at: Annotated[str, Field(title="Computed At")]
    digest: Annotated[str, Field(title="Digest")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    explanation: Annotated[list[str], Field(title="Explanation")]
    figures: RaterFiguresOut | None
    findings: Annotated[list[RaterFinding], Field(title="Findings")]
    id: Annotated[str, Field(title="Id")]
    number: Annotated[int, Field(title="Number")]
    objections_changed: Annotated[int, Field(title="Objections Changed")]
    objections_decided: Annotated[int, Field(title="Objections Decided")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    rated_count: Annotated[int, Field(title="Rated Count")]
    study_id: Annotated[str, Field(title="Study Id")]
    withheld: WithheldGround | None


class RaterStatisticPage(BaseModel):
    """
    One page of statistics of assessors.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[RaterStatisticOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class RaterStudyOut(BaseModel):
    """
    What was computed of all assessors of a period together.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    compared_count: Annotated[int, Field(title="Compared Count")]
    computed_at: Annotated[str, Field(title="Computed At")]
    digest: Annotated[str, Field(title="Digest")]
    figures: RatedPeriodOut
    flagged_count: Annotated[int, Field(title="Flagged Count")]
    id: Annotated[str, Field(title="Id")]
    method: Annotated[str, Field(title="Method")]
    method_version: Annotated[int, Field(title="Method Version")]
    nominal_rate: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Nominal Rate",
        ),
    ]
    number: Annotated[int, Field(title="Number")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    person_count: Annotated[int, Field(title="Person Count")]
    rater_count: Annotated[int, Field(title="Rater Count")]
    unjudged_count: Annotated[int, Field(title="Unjudged Count")]


class RaterStudyPage(BaseModel):
    """
    One page of what was computed of periods.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[RaterStudyOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


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
    by: Annotated[str | None, Field(title="By")] = None
    capacity: Capacity | None = None
    chosen: Annotated[str | None, Field(title="Chosen")] = None
    earlier: Annotated[str | None, Field(title="Earlier")] = None
    name: Annotated[str | None, Field(max_length=500, title="Name")] = None
    origin: Annotated[str | None, Field(max_length=500, title="Origin")] = None
    reason: Annotated[str | None, Field(max_length=4000, title="Reason")] = None
    result_kind: ResultKind | None = None
    source: Annotated[Literal["rating"], Field(title="Source")]
    value: Annotated[str | None, Field(title="Value")] = None


class RatingOut(BaseModel):
    """
    A rating in force: what the data proposed, what was chosen, and why they differ.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    about: Annotated[str, Field(title="About")]
    chosen: Expectation | None
    earlier: Annotated[
        EarlierRatingOut | None,
        Field(description="The assessor's rating, where an objection changed it."),
    ]
    level: Annotated[int | None, Field(title="Level")]
    objection_id: Annotated[
        str | None,
        Field(description="The objection that changed it.", title="Objection Id"),
    ]
    reason: Annotated[
        str,
        Field(
            description="The decider's, where an objection changed the rating.",
            title="Reason",
        ),
    ]
    suggested: Expectation | None


class ReckonedPersonOut(BaseModel):
    """
    A person with the number that came out; without one no day is recorded.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    level: Sanction | None
    penalty: Penalty | None
    value: Annotated[str | None, Field(title="Value")]


class ReckoningDetailOut(BaseModel):
    """
    What a number was reckoned from, with every deduction.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent: Annotated[int, Field(title="Absent")]
    digest: Annotated[str, Field(title="Digest")]
    early_days: Annotated[int, Field(title="Early Days")]
    early_minutes: Annotated[int, Field(title="Early Minutes")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    late_days: Annotated[int, Field(title="Late Days")]
    late_minutes: Annotated[int, Field(title="Late Minutes")]
    leave: Annotated[int, Field(title="Leave")]
    measurement_id: Annotated[str, Field(title="Measurement Id")]
    period_id: Annotated[str, Field(title="Period Id")]
    reckoned_at: Annotated[str, Field(title="Reckoned At")]
    recorded: Annotated[int, Field(title="Recorded")]
    rule: Annotated[str, Field(title="Rule")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    trail: ReckoningTrailOut
    value: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Value",
        ),
    ]


class RecommendationDetailOut(BaseModel):
    """
    A recommendation with what the person completed in the period of the cited result.

    Of accomplishments that were confirmed, the 50 newest; all are listed by `list_accomplishments`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accomplishments: Annotated[list[AccomplishmentOut], Field(title="Accomplishments")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    proposed_at: Annotated[str, Field(title="Proposed At")]
    proposed_by_login: Annotated[str, Field(title="Proposed By Login")]
    proposed_by_name: Annotated[str | None, Field(title="Proposed By Name")]
    purpose: RecommendedPurpose
    reason: Annotated[str, Field(title="Reason")]
    rests_on: RestsOn
    rule_id: Annotated[str | None, Field(title="Rule Id")]
    rule_key: Annotated[str | None, Field(title="Rule Key")]
    rule_number: Annotated[int | None, Field(title="Rule Number")]
    snapshot_digest: Annotated[str, Field(title="Snapshot Digest")]
    snapshot_number: Annotated[int, Field(title="Snapshot Number")]
    state: RecommendationState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class RecommendationIn(BaseModel):
    """
    What should follow from a result: by a rule that the person meets, or for a reason.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    purpose: RecommendedPurpose
    reason: Annotated[str | None, Field(max_length=2000, min_length=0, title="Reason")] = None
    rule: Annotated[str | None, Field(title="Rule")] = None


class RecommendationOut(BaseModel):
    """
    A recommendation, the result that it cites, and how that result stands today.

    While it rests on a result that was reopened or followed by another one, it cannot be decided:
    renew it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    proposed_at: Annotated[str, Field(title="Proposed At")]
    proposed_by_login: Annotated[str, Field(title="Proposed By Login")]
    proposed_by_name: Annotated[str | None, Field(title="Proposed By Name")]
    purpose: RecommendedPurpose
    reason: Annotated[str, Field(title="Reason")]
    rests_on: RestsOn
    rule_id: Annotated[str | None, Field(title="Rule Id")]
    rule_key: Annotated[str | None, Field(title="Rule Key")]
    rule_number: Annotated[int | None, Field(title="Rule Number")]
    snapshot_digest: Annotated[str, Field(title="Snapshot Digest")]
    snapshot_number: Annotated[int, Field(title="Snapshot Number")]
    state: RecommendationState
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class RecommendationPage(BaseModel):
    """
    One page of recommendations, the first one first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[RecommendationOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class RemedyIn(BaseModel):
    """
    A step on a line of a plan that makes no progress, and why you take it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    kind: RemedyKind
    line_id: Annotated[
        str,
        Field(description="`line_id` of a work result or an indicator.", title="Line Id"),
    ]
    reason: Annotated[str, Field(max_length=2000, min_length=1, title="Reason")]
    revision_number: Annotated[
        int | None,
        Field(
            description="The revision of the plan that adjusts it (`adjust_expectation`).",
            title="Revision Number",
        ),
    ] = None


class ReportFormOut(BaseModel):
    """
    A kind of report.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    chart: ReportChartOut
    columns: Annotated[list[ReportColumnOut], Field(title="Columns")]
    kind: ReportKind
    meaning: Annotated[str, Field(title="Meaning")]
    of_period: Annotated[
        bool,
        Field(
            description="Whether a period must be named; else a cycle is enough.",
            title="Of Period",
        ),
    ]
    title: Annotated[str, Field(title="Title")]


class ResultUseOut(BaseModel):
    """
    That a result of yours was used: for what, by whom, when, and what came of it.

    `rests_on` tells how that result stands today; `revoked_at`, that the decision was taken back.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    decision_id: Annotated[str | None, Field(title="Decision Id")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    id: Annotated[str, Field(title="Id")]
    outcome: DecisionOutcome | None
    period_key: Annotated[str, Field(title="Period Key")]
    purpose: UsePurpose
    recommendation_id: Annotated[str | None, Field(title="Recommendation Id")]
    rests_on: RestsOn
    revoked_at: Annotated[str | None, Field(title="Revoked At")]
    snapshot_digest: Annotated[str, Field(title="Snapshot Digest")]
    snapshot_number: Annotated[int, Field(title="Snapshot Number")]
    step: UseStep
    title: Annotated[str | None, Field(title="Title")]
    used_at: Annotated[str, Field(title="Used At")]
    used_by_login: Annotated[str, Field(title="Used By Login")]
    used_by_name: Annotated[str | None, Field(title="Used By Name")]


class ResultUsePage(BaseModel):
    """
    One page of the uses of your results, the newest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ResultUseOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class ReviewDecisionIn(BaseModel):
    """
    What is decided on a reviewed indicator, and why; an adjusted one names its new version.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    new_version_id: Annotated[str | None, Field(title="New Version Id")] = None
    outcome: ReviewOutcome
    reason: Annotated[str, Field(max_length=1000, min_length=1, title="Reason")]


class ReviewOut(BaseModel):
    """
    What a closed period says of a version of an indicator, and what was decided on it.

    Of `lines` of plans, `missing` went without a realization, and of the others `at_target` reached
    the target; `told_apart` is the share of pairs of people with different attainment. Of
    `compared` lines with a second source, `disagreeing` differ from it by more than a tenth.
    `measurability` is of 100. `relevance` is the mean of `raters` holders of the positions in the
    newest survey that shows one, from 0 (all gave the lowest answer) to 1 (the highest).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    at_target: Annotated[int, Field(title="At Target")]
    compared: Annotated[int, Field(title="Compared")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    disagreeing: Annotated[int, Field(title="Disagreeing")]
    findings: Annotated[list[ReviewFinding], Field(title="Findings")]
    id: Annotated[str, Field(title="Id")]
    indicator_id: Annotated[str, Field(title="Indicator Id")]
    indicator_version_id: Annotated[str, Field(title="Indicator Version Id")]
    key: Annotated[str, Field(title="Key")]
    lines: Annotated[int, Field(title="Lines")]
    measurability: Annotated[int, Field(title="Measurability")]
    missing: Annotated[int, Field(title="Missing")]
    new_version_id: Annotated[str | None, Field(title="New Version Id")]
    number: Annotated[int, Field(title="Number")]
    outcome: ReviewOutcome | None
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    raters: Annotated[int | None, Field(title="Raters")]
    reason: Annotated[str | None, Field(title="Reason")]
    relevance: Annotated[str | None, Field(title="Relevance")]
    reviewed_at: Annotated[str, Field(title="Reviewed At")]
    statement: Annotated[str, Field(title="Statement")]
    told_apart: Annotated[str | None, Field(title="Told Apart")]
    version: Annotated[int, Field(title="Version")]


class ReviewPage(BaseModel):
    """
    One page of reviews, the first made first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[ReviewOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class RoleMatrixOut(BaseModel):
    """
    The matrix of roles and results (form A.1.5) of a leader's plan.

    `findings` is empty where every column is covered, everybody has a role, and all stands in
    plans that are agreed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    columns: Annotated[list[RoleColumnOut], Field(title="Columns")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    findings: Annotated[list[RoleFindingOut], Field(title="Findings")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    revision_number: Annotated[int, Field(title="Revision Number")]
    rows: Annotated[
        list[RoleRowOut],
        Field(description="The people whom the leader assesses today.", title="Rows"),
    ]


class RubricOut(BaseModel):
    """
    A rubric; `rule` and `statement` say how its levels make the value of the `part`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    items: Annotated[list[RubricItemOut], Field(title="Items")]
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]
    part: Annotated[str, Field(title="Part")]
    reasons: ReasonPolicy
    rule: RubricRule
    rule_number: Annotated[int, Field(title="Rule Number")]
    source: Annotated[str, Field(title="Source")]
    statement: Bilingual
    title: Bilingual


class SatisfactionOut(BaseModel):
    """
    Satisfaction beside results, the oldest period first; fewer people than `least` are withheld.

    Nothing here says that one causes the other.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    instrument_key: Annotated[str, Field(title="Instrument Key")]
    kind: PeriodKind
    least: Annotated[int, Field(title="Least")]
    periods: Annotated[list[SatisfactionPeriodOut], Field(title="Periods")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class SchemeChoice(BaseModel):
    """
    Exactly one of: a whole scheme, a version of your agency, a key.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    scheme: Annotated[Scheme | None, Field(title="Scheme")] = None
    scheme_key: Annotated[str | None, Field(title="Scheme Key")] = None
    scheme_version: Annotated[str | None, Field(title="Scheme Version")] = None


class SchemeIn(BaseModel):
    """
    A scheme of your own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    scheme: Scheme


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
    document: Scheme
    id: Annotated[str, Field(title="Id")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
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
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SchemeOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class SchemeShippedOut(BaseModel):
    """
    A scheme that comes with the program; a retired one is for simulation only.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    basis: Annotated[str, Field(title="Basis")]
    digest: Annotated[str, Field(title="Digest")]
    document: Scheme
    is_retired: Annotated[bool, Field(title="Is Retired")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    kind: Annotated[str, Field(title="Kind")]
    title: Bilingual


class ScoreOut(BaseModel):
    """
    What came out, each step of the way to it, and why in words.

    Each input names the record and version it came from.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aspects: Annotated[
        dict[str, str],
        Field(
            description="Points by aspect, where the scheme counts them.",
            title="Aspects",
        ),
    ]
    explanation: ExplanationOut
    missing: Annotated[list[str], Field(title="Missing")]
    parts: Annotated[list[PartOut], Field(title="Parts")]
    predicate: Predicate | None
    ratings: RatingsOut
    score: Annotated[str | None, Field(title="Score")]
    suggested: RatingsOut
    trail: Annotated[list[TrailStep], Field(title="Trail")]


class SeenAllIn(BaseModel):
    """
    Many evaluations of one period, all or nothing.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[SeenIn], Field(title="Items")]


class SharedFileOut(BaseModel):
    """
    A file, by its digest, that stands behind several people or several lines of one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    explanation: Annotated[str, Field(title="Explanation")]
    kind: SignalKind
    people: Annotated[int, Field(title="People")]
    sha256: Annotated[str, Field(title="Sha256")]
    uses: Annotated[list[SharedUseOut], Field(title="Uses")]


class SiasnCheckOut(BaseModel):
    """
    How many records of a period can be sent, and who lacks what; at most 1,000 are named.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    left_out: Annotated[int, Field(title="Left Out")]
    people: Annotated[list[SiasnPersonOut], Field(title="People")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    ready: Annotated[int, Field(title="Ready")]
    service: Annotated[
        SiasnService, Field(description="Which records of the platform they become.")
    ]
    with_empty_fields: Annotated[
        int,
        Field(
            description="Of those that are ready: some field is empty.",
            title="With Empty Fields",
        ),
    ]


class SignIn(BaseModel):
    """
    In which capacity you sign.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    role: SignerRole


class SignalsOut(BaseModel):
    """
    The signals of a unit in a period: a reason to ask, never a verdict.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    explanation: Annotated[list[str], Field(title="Explanation")]
    files: Annotated[list[SharedFileOut], Field(title="Files")]
    habits: Annotated[list[HabitSignalOut], Field(title="Habits")]
    late_from: Annotated[
        str, Field(description="From this day on entries are late.", title="Late From")
    ]
    nominal_rate: Annotated[
        str,
        Field(
            description="The expected share of false ones among `habits`.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Nominal Rate",
        ),
    ]
    people: Annotated[int, Field(title="People")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    silent: Annotated[list[SilentKindOut], Field(title="Silent")]
    tests: Annotated[int, Field(title="Tests")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class SignatureOut(BaseModel):
    """
    Who signed, in which capacity, when, and the digest of what was signed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    content_hash: Annotated[str, Field(title="Content Hash")]
    role: SignerRole
    signed_at: Annotated[str, Field(title="Signed At")]
    signed_by: Annotated[str, Field(title="Signed By")]


class SimulatedFacts(BaseModel):
    """
    What else is true of the person and the period.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    dropout_predicate: Annotated[DropoutPredicate1 | None, Field(title="Dropout Predicate")] = None
    feedback_tone: Tone | None = None
    new_idea: Annotated[bool | None, Field(title="New Idea")] = None
    sanction: Sanction | None = None
    study_dropout: Annotated[bool | None, Field(title="Study Dropout")] = None


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
    facts: SimulatedFacts | None = None
    inputs: Annotated[list[Inputs] | None, Field(max_length=1000, title="Inputs")] = None
    scheme: Annotated[Scheme | None, Field(title="Scheme")] = None
    scheme_key: Annotated[str | None, Field(title="Scheme Key")] = None
    scheme_version: Annotated[str | None, Field(title="Scheme Version")] = None


class SimulationOut(BaseModel):
    """
    What came out, how, and why in words.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    aspects: Annotated[
        dict[str, str],
        Field(
            description="Points by aspect, where the scheme counts them.",
            title="Aspects",
        ),
    ]
    explanation: Bilingual
    missing: Annotated[list[str], Field(title="Missing")]
    parts: Annotated[list[PartOut], Field(title="Parts")]
    predicate: Annotated[str | None, Field(title="Predicate")]
    ratings: RatingsOut
    score: Annotated[str | None, Field(title="Score")]
    suggested: RatingsOut
    trail: Annotated[list[TrailStep], Field(title="Trail")]
    warnings: Annotated[
        list[FaultOut],
        Field(description="Inputs that this scheme does not read.", title="Warnings"),
    ]


class SnapshotList(BaseModel):
    """
    Every result that was ever final, the first one first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[SnapshotRef], Field(title="Items")]


class StandardContent(BaseModel):
    """
    What is expected of whoever holds a position, and in which areas of duties.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    areas: Annotated[list[DutyAreaIn], Field(max_length=30, title="Areas")]
    expectations: Annotated[
        list[StandardTextIn], Field(max_length=50, min_length=1, title="Expectations")
    ]
    indicator_keys: Annotated[list[str] | None, Field(max_length=50, title="Indicator Keys")] = None
    key: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,59}$", title="Key")]
    serves: ServesIn
    source: Annotated[str, Field(max_length=500, min_length=1, title="Source")]
    title: StandardTextIn


class StandardIn(BaseModel):
    """
    A standard of your own, and from which day it shall apply.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    standard: StandardContent
    starts_on: Annotated[str, Field(title="Starts On")]


class StandardOut(BaseModel):
    """
    A version of a standard as your agency uses it; only a draft can still change.

    An active one applies from `starts_on` until `ends_on`, and can be read since `activated_at`.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    activated_at: Annotated[str | None, Field(title="Activated At")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    created_at: Annotated[str, Field(title="Created At")]
    digest: Annotated[str, Field(title="Digest")]
    ends_on: Annotated[str | None, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]
    standard: StandardShippedOut
    starts_on: Annotated[str, Field(title="Starts On")]
    status: VersionStatus
    version: Annotated[int, Field(title="Version")]


class StandardPage(BaseModel):
    """
    One page of versions of standards, by key and number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[StandardOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class StandardShippedList(BaseModel):
    """
    All standards that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[StandardShippedOut], Field(title="Items")]
    unverified: Annotated[
        list[str] | None,
        Field(
            description="Keys of those that rest on a source whose text was not read.",
            title="Unverified",
        ),
    ] = None


class StrengthOut(BaseModel):
    """
    What of a result was strong: the indicator, part or rating behind it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    core_value: CoreValue | None
    feedback: Annotated[list[AreaFeedbackOut], Field(title="Feedback")]
    key: Annotated[str, Field(title="Key")]
    line_id: Annotated[str | None, Field(title="Line Id")]
    name_en: Annotated[str, Field(title="Name En")]
    name_id: Annotated[str, Field(title="Name Id")]
    points: Annotated[str | None, Field(title="Points")]
    rating: Expectation | None


class SurveyIn(BaseModel):
    """
    A survey as it should be.

    With `period_id` and `part` its release writes a measurement of that part for each unit.
    `audience` follows from the instrument unless it is stated: citizens by links, colleagues (360),
    all employees of the units, or the holders of the positions that an indicator measures. To ask
    the employees of the whole agency, leave `targets` empty.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    audience: SurveyAudience | None = None
    ends_on: Annotated[str, Field(title="Ends On")]
    instrument_id: Annotated[str, Field(title="Instrument Id")]
    minimum_group: Annotated[
        int | None,
        Field(
            description="What fewer answered is not shown.",
            ge=5,
            le=1000,
            title="Minimum Group",
        ),
    ] = None
    part: Annotated[str | None, Field(title="Part")] = None
    period_id: Annotated[str | None, Field(title="Period Id")] = None
    starts_on: Annotated[str, Field(title="Starts On")]
    targets: Annotated[list[SurveyTargetIn] | None, Field(max_length=200, title="Targets")] = None
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class SurveyItemIn(BaseModel):
    """
    A question; `options` name the values 1, 2, 3 … of a scale or a choice, in order.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$", title="Code")]
    kind: ItemKind
    options: Annotated[list[WordingIn] | None, Field(max_length=20, title="Options")] = None
    text: WordingIn


class SurveyOut(BaseModel):
    """
    A survey with what it is about.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    audience: SurveyAudience
    created_at: Annotated[str, Field(title="Created At")]
    ends_on: Annotated[str, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    instrument_id: Annotated[str, Field(title="Instrument Id")]
    minimum_group: Annotated[int, Field(title="Minimum Group")]
    part: Annotated[str | None, Field(title="Part")]
    period_id: Annotated[str | None, Field(title="Period Id")]
    starts_on: Annotated[str, Field(title="Starts On")]
    state: SurveyState
    targets: Annotated[list[SurveyTargetOut], Field(title="Targets")]
    title: Annotated[str, Field(title="Title")]
    version: Annotated[int, Field(title="Version")]


class SurveyPage(BaseModel):
    """
    One page of surveys, by their first day.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SurveyOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class SystemReviewContentOut(BaseModel):
    """
    What was measured when the review began; later changes of the period change nothing here.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    levels: Annotated[list[ManagementLevelOut], Field(title="Levels")]
    measures: Annotated[list[MeasuredEffectOut], Field(title="Measures")]


class SystemReviewDetailOut(BaseModel):
    """
    A review in full: what was measured, what was found, what became of earlier actions.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    concluded_at: Annotated[str | None, Field(title="Concluded At")]
    conclusion: Annotated[str, Field(title="Conclusion")]
    content: SystemReviewContentOut
    digest: Annotated[str, Field(title="Digest")]
    earlier_actions: Annotated[list[EarlierActionOut], Field(title="Earlier Actions")]
    findings: Annotated[list[SystemFindingOut], Field(title="Findings")]
    id: Annotated[str, Field(title="Id")]
    opened_at: Annotated[str, Field(title="Opened At")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    previous_id: Annotated[str | None, Field(title="Previous Id")]
    state: SystemReviewState
    version: Annotated[int, Field(title="Version")]


class SystemReviewOut(BaseModel):
    """
    A review of the system: of which period, after which one, and what it concluded.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    concluded_at: Annotated[str | None, Field(title="Concluded At")]
    conclusion: Annotated[str, Field(title="Conclusion")]
    digest: Annotated[str, Field(title="Digest")]
    id: Annotated[str, Field(title="Id")]
    opened_at: Annotated[str, Field(title="Opened At")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    previous_id: Annotated[str | None, Field(title="Previous Id")]
    state: SystemReviewState
    version: Annotated[int, Field(title="Version")]


class SystemReviewPage(BaseModel):
    """
    One page of reviews of the system.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[SystemReviewOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class TargetResultOut(BaseModel):
    """
    What is said of one unit or indicator; withheld where fewer than the minimum answered.

    `links` counts those who were asked and did not decline; `response_rate` is their share that
    answered. `population` is the number for whom the intervals speak.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    indicator: RatedIndicatorOut | None = None
    links: Annotated[int | None, Field(title="Links")]
    population: Annotated[int | None, Field(title="Population")]
    response_rate: Annotated[str | None, Field(title="Response Rate")]
    result: GroupResultOut | None
    texts: Annotated[dict[str, list[str]], Field(title="Texts")]
    unit: UnitShortOut | None


class TeamMemberOut(BaseModel):
    """
    One of your people today: plan and evaluation, for whom something waits, what you may do.

    `due_on` is the first day by which something of theirs waits for you.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    due_on: Annotated[str | None, Field(title="Due On")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation: TeamEvaluationOut | None
    plan: TeamPlanOut | None
    position_title: Annotated[str | None, Field(title="Position Title")]
    unit_code: Annotated[str | None, Field(title="Unit Code")]
    unit_name: Annotated[str | None, Field(title="Unit Name")]
    waits_for_employee: Annotated[list[TaskKind], Field(title="Waits For Employee")]
    waits_for_you: Annotated[list[TaskKind], Field(title="Waits For You")]


class TeamPage(BaseModel):
    """
    One page of the people whom you assess today, by name.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[TeamMemberOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class TeamResultOut(BaseModel):
    """
    A result of the team with its indicators, and the parts of those who support it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    indicators: Annotated[list[TeamIndicatorOut], Field(title="Indicators")]
    line_id: Annotated[str, Field(title="Line Id")]
    parts: Annotated[list[ContributionPartOut], Field(title="Parts")]
    statement: Annotated[str, Field(title="Statement")]


class TokenProblem(BaseModel):
    """
    A problem of the token endpoint, which is an error of OAuth too (RFC 6749, 5.2).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: ProblemCode
    detail: Annotated[str, Field(title="Detail")]
    error: Annotated[Error, Field(title="Error")]
    error_description: Annotated[str, Field(title="Error Description")]
    errors: Annotated[list[FaultOut] | None, Field(title="Errors")] = None
    instance: Annotated[str, Field(title="Instance")]
    language: Annotated[str, Field(title="Language")]
    needs: NeedsOut | None = None
    status: Annotated[int, Field(title="Status")]
    title: Annotated[str, Field(title="Title")]
    type: Annotated[str, Field(title="Type")]


class TrainingCountOut(BaseModel):
    """
    How many trainings or educations stand in a state.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    count: Annotated[int, Field(title="Count")]
    kind: TrainingKind
    state: TrainingState


class TrainingCoverageOut(BaseModel):
    """
    How many people and raters were trained, unit by unit.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    people: Annotated[int, Field(title="People")]
    raters: Annotated[int, Field(title="Raters")]
    trained: Annotated[int, Field(title="Trained")]
    trained_raters: Annotated[int, Field(title="Trained Raters")]
    units: Annotated[list[UnitTrainingOut], Field(title="Units")]


class TrainingEffectOut(BaseModel):
    """
    The results before and after a training, beside each other; no cause is claimed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    earlier: CareerResultOut | None
    later: CareerResultOut | None
    training_id: Annotated[str, Field(title="Training Id")]


class TrainingIn(BaseModel):
    """
    A training to which you assign somebody, or an education for which you nominate them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessment_id: Annotated[
        str | None,
        Field(
            description="The assessment that shows the gap (`competence_gap`).",
            title="Assessment Id",
        ),
    ] = None
    due_on: Annotated[str, Field(title="Due On")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[
        str | None,
        Field(
            description="The result from which it comes (`result`).",
            title="Evaluation Id",
        ),
    ] = None
    hours: Annotated[int | None, Field(title="Hours")] = None
    item: Annotated[
        str | None,
        Field(
            description="Of a gap: the competence, by its key in the rubric.",
            max_length=60,
            title="Item",
        ),
    ] = None
    kind: TrainingKind
    origin: TrainingOrigin
    provider: Annotated[str | None, Field(max_length=200, title="Provider")] = None
    qualifies_for: Annotated[
        Qualification | None,
        Field(description="For what it makes its person fit once it is completed."),
    ] = None
    title: Annotated[str, Field(max_length=200, min_length=1, title="Title")]


class TrainingOut(BaseModel):
    """
    A training or an education of a person.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessment_id: Annotated[str | None, Field(title="Assessment Id")]
    closed_on: Annotated[str | None, Field(title="Closed On")]
    decided_at: Annotated[str | None, Field(title="Decided At")]
    decided_by: Annotated[str | None, Field(title="Decided By")]
    decided_by_name: Annotated[str | None, Field(title="Decided By Name")]
    due_on: Annotated[str, Field(title="Due On")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    evaluation_id: Annotated[str | None, Field(title="Evaluation Id")]
    hours: Annotated[int | None, Field(title="Hours")]
    id: Annotated[str, Field(title="Id")]
    item: Annotated[str, Field(title="Item")]
    kind: TrainingKind
    nominated_at: Annotated[str, Field(title="Nominated At")]
    nominated_by: Annotated[str, Field(title="Nominated By")]
    nominated_by_name: Annotated[str, Field(title="Nominated By Name")]
    note: Annotated[str, Field(title="Note")]
    origin: TrainingOrigin
    provider: Annotated[str, Field(title="Provider")]
    qualifies_for: Qualification | None
    reason: Annotated[str, Field(title="Reason")]
    rule_version: Annotated[int | None, Field(title="Rule Version")]
    state: TrainingState
    title: Annotated[str, Field(title="Title")]
    version: Annotated[int, Field(title="Version")]


class TrainingPage(BaseModel):
    """
    One page of training, as it was assigned or nominated.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[TrainingOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class TrainingProspectOut(BaseModel):
    """
    Which periods demand trained raters, and who, by unit, could make no result final yet.

    `detail` says what to do; the first hundred are named.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    demanded_by: Annotated[list[str], Field(title="Demanded By")]
    detail: Annotated[str, Field(title="Detail")]
    lacking: Annotated[int, Field(title="Lacking")]
    raters: Annotated[list[UntrainedRaterOut], Field(title="Raters")]


class UncitedDecisionPage(BaseModel):
    """
    One page of decisions that cite no result, and how many of each purpose do or do not.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    counts: Annotated[
        list[CitationCountOut],
        Field(description="Of all decisions that you may see.", title="Counts"),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[PersonDecisionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class WorkResultIn(BaseModel):
    """
    A work result: what it supports, who assigned it, and by which indicators it is measured.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assigned_by: Annotated[
        str | None,
        Field(
            description="Employee who assigned the result; left out: the assessor. If it is another leader, the assessor must consent before the plan can be submitted (`consent_to_result`).",
            title="Assigned By",
        ),
    ] = None
    duty_area: Annotated[
        str | None,
        Field(
            description="The area of the position's standard that it serves.",
            title="Duty Area",
        ),
    ] = None
    goal_id: Annotated[str | None, Field(title="Goal Id")] = None
    indicators: Annotated[
        list[PlanIndicatorIn] | None, Field(max_length=20, title="Indicators")
    ] = None
    is_acting_duty: Annotated[bool | None, Field(title="Is Acting Duty")] = None
    kind: ResultKind | None = None
    line_id: Annotated[
        str | None,
        Field(
            description="That of a work result already in the plan: it keeps its progress. Left out: a new one.",
            title="Line Id",
        ),
    ] = None
    perspectives: Annotated[list[Perspective] | None, Field(max_length=4, title="Perspectives")] = (
        None
    )
    statement: Annotated[str, Field(max_length=500, min_length=1, title="Statement")]
    success_measure: Annotated[str | None, Field(max_length=1000, title="Success Measure")] = None
    supports_line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of the leader's work result that this one supports.",
            title="Supports Line Id",
        ),
    ] = None
    target_text: Annotated[str | None, Field(max_length=1000, title="Target Text")] = None
    weight: Annotated[
        str | None,
        Field(
            description="How much it counts compared with the others: 2 counts twice as much as 1.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Weight",
        ),
    ] = None


class WorkResultOut(BaseModel):
    """
    A work result (*rencana hasil kerja*); one that is not linked supports nothing yet.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assigned_by: Annotated[
        str | None,
        Field(
            description="Employee who assigned the result; left out: the assessor. If it is another leader, the assessor must consent before the plan can be submitted (`consent_to_result`).",
            title="Assigned By",
        ),
    ]
    consented_at: Annotated[str | None, Field(title="Consented At")]
    duty_area: Annotated[str | None, Field(title="Duty Area")]
    goal_id: Annotated[str | None, Field(title="Goal Id")]
    indicators: Annotated[list[PlanIndicatorOut], Field(title="Indicators")]
    is_acting_duty: Annotated[bool, Field(title="Is Acting Duty")]
    is_linked: Annotated[bool, Field(title="Is Linked")]
    kind: ResultKind
    line_id: Annotated[
        str,
        Field(
            description="The work result's own line; it stays the same over all revisions.",
            title="Line Id",
        ),
    ]
    perspectives: Annotated[list[Perspective], Field(title="Perspectives")]
    statement: Annotated[str, Field(title="Statement")]
    success_measure: Annotated[str, Field(title="Success Measure")]
    supports_line_id: Annotated[
        str | None,
        Field(
            description="`line_id` of the leader's work result that this one supports.",
            title="Supports Line Id",
        ),
    ]
    target_text: Annotated[str, Field(title="Target Text")]
    weight: Annotated[
        str,
        Field(
            description="How much it counts compared with the others: 2 counts twice as much as 1.",
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Weight",
        ),
    ]


class AgencyEdited(BaseModel):
    """
    Your agency as it was changed, and the running terms that move by its new week.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action] | None, Field(title="Allowed Actions")] = None
    created_at: Annotated[str, Field(title="Created At")]
    id: Annotated[str, Field(title="Id")]
    is_sample: Annotated[bool, Field(title="Is Sample")]
    key: Annotated[str, Field(title="Key")]
    moved_terms: MovedTermsOut
    name: Annotated[str, Field(title="Name")]
    version: Annotated[int, Field(title="Version")]
    work_days: Annotated[list[str], Field(title="Work Days")]
    zone: Annotated[str, Field(title="Zone")]


class AssessmentIn(BaseModel):
    """
    All that you decide about one evaluation; what you leave out is removed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    facts: FactsIn | None = None
    feedback: RemarksIn | None = None
    organization_result: Annotated[
        OrganizationResult | None,
        Field(description="Of the unit that you lead; a measured one wins."),
    ] = None
    predicate_reason: Annotated[
        str | None,
        Field(
            description="Required where a named exception applies.",
            max_length=2000,
            title="Predicate Reason",
        ),
    ] = None
    ratings: Annotated[list[RatingIn] | None, Field(max_length=200, title="Ratings")] = None
    recommendation: Annotated[str | None, Field(max_length=2000, title="Recommendation")] = None


class AssessmentItemIn(BaseModel):
    """
    One of many assessments, at the version you saw.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    facts: FactsIn | None = None
    feedback: RemarksIn | None = None
    id: Annotated[str, Field(title="Id")]
    organization_result: Annotated[
        OrganizationResult | None,
        Field(description="Of the unit that you lead; a measured one wins."),
    ] = None
    predicate_reason: Annotated[
        str | None,
        Field(
            description="Required where a named exception applies.",
            max_length=2000,
            title="Predicate Reason",
        ),
    ] = None
    ratings: Annotated[list[RatingIn] | None, Field(max_length=200, title="Ratings")] = None
    recommendation: Annotated[str | None, Field(max_length=2000, title="Recommendation")] = None
    version: Annotated[int, Field(ge=1, lt=2147483648, title="Version")]


class AssessmentOut(BaseModel):
    """
    What the assessor decided, and what followed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    assessor_id: Annotated[
        str | None, Field(description="Who made the result final.", title="Assessor Id")
    ]
    behavior: Expectation | None
    employee_id: Annotated[str, Field(title="Employee Id")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    facts: Annotated[dict[str, Any], Field(title="Facts")]
    id: Annotated[str, Field(title="Id")]
    improvement: Annotated[str, Field(title="Improvement")]
    organization_result: OrganizationResult | None
    predicate: Predicate | None
    predicate_reason: Annotated[str, Field(title="Predicate Reason")]
    rated_at: Annotated[str | None, Field(title="Rated At")]
    rated_by: Annotated[str | None, Field(title="Rated By")]
    ratings: Annotated[list[RatingOut], Field(title="Ratings")]
    recommendation: Annotated[str, Field(title="Recommendation")]
    results: Expectation | None
    score: Annotated[str | None, Field(title="Score")]
    snapshot_id: Annotated[str | None, Field(title="Snapshot Id")]
    state: EvaluationState
    strength: Annotated[str, Field(title="Strength")]
    suggestion: Annotated[str, Field(title="Suggestion")]
    version: Annotated[int, Field(title="Version")]


class AssessmentsIn(BaseModel):
    """
    Many assessments of one period, all or nothing.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[AssessmentItemIn], Field(title="Items")]


class AttendanceFeedIn(BaseModel):
    """
    A feed of an attendance system: up to 5,000 days, stored together or not at all.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[AttendanceIn], Field(title="Items")]
    source: Annotated[str, Field(max_length=200, min_length=1, title="Source")]


class AuditPage(BaseModel):
    """
    One page of the agency's trail, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[AuditRowOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CareerOut(BaseModel):
    """
    What a person has behind them, the earliest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    competences: Annotated[list[PastCompetenceOut], Field(title="Competences")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    positions: Annotated[list[HeldPositionOut], Field(title="Positions")]
    recognitions: Annotated[list[PastRecognitionOut], Field(title="Recognitions")]
    results: Annotated[list[CareerResultOut], Field(title="Results")]
    trainings: Annotated[list[PastTrainingOut], Field(title="Trainings")]


class Checked(BaseModel):
    """
    What the check found; nothing was stored.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    findings: Annotated[list[FindingOut], Field(title="Findings")]


class ConditionMetOut(BaseModel):
    """
    A condition in plain words, and the figures by which it is met.

    `level` is exact: a mean may be a ratio (`250/3`); of predicates it is the lowest one. `spread`
    is the highest less the lowest: of predicates in steps.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    condition: Bilingual
    kind: OutstandingCondition
    level: Annotated[str, Field(title="Level")]
    results: Annotated[list[PastResultOut], Field(title="Results")]
    spread: Annotated[str | None, Field(title="Spread")]


class CycleIn(BaseModel):
    """
    A whole cycle as it should be; periods that are left out are removed.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    ends_on: Annotated[str, Field(title="Ends On")]
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    periods: Annotated[list[PeriodIn] | None, Field(max_length=40, title="Periods")] = None
    plans_due_on: Annotated[
        str | None,
        Field(
            description="Left out: the day that the law sets, 31 January.",
            title="Plans Due On",
        ),
    ] = None
    population: PopulationIn | None = None
    starts_on: Annotated[str, Field(title="Starts On")]
    year: Annotated[
        int,
        Field(description="Since the law in force, 2022.", ge=2022, le=2100, title="Year"),
    ]


class CycleOut(BaseModel):
    """
    A year's appraisal of one population, with its periods in order of days.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[str], Field(title="Allowed Actions")]
    ends_on: Annotated[str, Field(title="Ends On")]
    extended_at: Annotated[str | None, Field(title="Extended At")]
    extended_by: Annotated[
        str | None,
        Field(description="Who let plans be due beyond the law.", title="Extended By"),
    ]
    extended_by_name: Annotated[str | None, Field(title="Extended By Name")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    name: Annotated[str, Field(title="Name")]
    periods: Annotated[list[PeriodOut], Field(title="Periods")]
    plans_due_on: Annotated[str, Field(title="Plans Due On")]
    population: PopulationOut
    starts_on: Annotated[str, Field(title="Starts On")]
    version: Annotated[int, Field(title="Version")]
    year: Annotated[int, Field(title="Year")]


class CyclePage(BaseModel):
    """
    One page of cycles, by year and key.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[CycleOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class CycleStated(BaseModel):
    """
    What differed, and how the cycle stands now; after a dry run, how it stood before.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle: CycleOut | None
    differences: Annotated[list[DifferenceOut], Field(title="Differences")]
    dry_run: Annotated[bool, Field(title="Dry Run")]
    version: Annotated[int | None, Field(title="Version")]
    warnings: Annotated[
        list[FaultOut],
        Field(
            description="What goes beyond the law, with its article; it is taken all the same.",
            title="Warnings",
        ),
    ]


class DisciplineRuleOut(BaseModel):
    """
    A rule of discipline, with its sources.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    absent_percent: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="Absent Percent",
        ),
    ]
    bands: Annotated[list[DisciplineBandOut], Field(title="Bands")]
    in_a_row: Annotated[int, Field(title="In A Row")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    label: Annotated[dict[str, str], Field(title="Label")]
    minutes_per_day: Annotated[int | None, Field(title="Minutes Per Day")]
    no_leave_percent: Annotated[
        str,
        Field(
            examples=["97.5000"],
            pattern="^-?(0|[1-9]\\d{0,13})(\\.\\d{1,4})?$",
            title="No Leave Percent",
        ),
    ]
    sources: Annotated[list[str], Field(title="Sources")]
    thresholds: Annotated[list[DisciplineThresholdOut], Field(title="Thresholds")]
    version: Annotated[int, Field(title="Version")]


class DisciplineRulesOut(BaseModel):
    """
    The rules that can be named, and the kinds of leave; the first rule is the usual one.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    leave_kinds: Annotated[list[LeaveKindOut], Field(title="Leave Kinds")]
    rules: Annotated[list[DisciplineRuleOut], Field(title="Rules")]


class DraftOut(BaseModel):
    """
    A revision with all that is agreed in it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accountability: Annotated[
        list[str],
        Field(
            description="How and to whom the results are accounted for (skema pertanggungjawaban), one sentence each.",
            title="Accountability",
        ),
    ]
    approach: Approach
    approved_at: Annotated[str | None, Field(title="Approved At")]
    approved_by: Annotated[str | None, Field(title="Approved By")]
    consequences: Annotated[
        list[str],
        Field(
            description="What follows when the plan is met, exceeded or missed, one sentence each.",
            title="Consequences",
        ),
    ]
    content_hash: Annotated[str | None, Field(title="Content Hash")]
    expectations: Annotated[list[ExpectationOut], Field(title="Expectations")]
    number: Annotated[int, Field(title="Number")]
    resources: Annotated[
        list[str],
        Field(
            description="What the employee needs for it (dukungan sumber daya), one sentence each.",
            title="Resources",
        ),
    ]
    returned_for: Annotated[str | None, Field(title="Returned For")]
    revised_for: Annotated[str | None, Field(title="Revised For")]
    standard_id: Annotated[
        str | None,
        Field(
            description="The version of the position's standard by which it was handed in.",
            title="Standard Id",
        ),
    ]
    state: PlanState
    submitted_at: Annotated[str | None, Field(title="Submitted At")]
    version: Annotated[int, Field(title="Version")]
    work_agreement: Annotated[str | None, Field(title="Work Agreement")]
    work_results: Annotated[list[WorkResultOut], Field(title="Work Results")]


class EffectivenessOut(BaseModel):
    """
    The measures of a period as they stand now; a review freezes them.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    measures: Annotated[list[MeasuredEffectOut], Field(title="Measures")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]


class EvaluationDetail(BaseModel):
    """
    One evaluation, with what you may do now.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    deliver_due_on: Annotated[str | None, Field(title="Deliver Due On")]
    delivered_at: Annotated[str | None, Field(title="Delivered At")]
    delivered_number: Annotated[int | None, Field(title="Delivered Number")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    final_by: Annotated[
        ObjectionRule | None,
        Field(description="The rule by which this result is final at once, if one does."),
    ]
    finalized_at: Annotated[str | None, Field(title="Finalized At")]
    finalizing_closed: ClosedWay | None
    id: Annotated[str, Field(title="Id")]
    is_reopened: Annotated[
        bool,
        Field(description="Whether that result is being made anew.", title="Is Reopened"),
    ]
    object_until: Annotated[
        str | None,
        Field(description="The last day, in the agency's zone.", title="Object Until"),
    ]
    objection: ObjectionRef | None
    objection_closed: ClosedWay | None
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    plan_revision_id: Annotated[str, Field(title="Plan Revision Id")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    rate_from: Annotated[str, Field(title="Rate From")]
    rate_until: Annotated[str, Field(title="Rate Until")]
    received_number: Annotated[
        int | None,
        Field(
            description="The result that the employee has in hand.",
            title="Received Number",
        ),
    ]
    reopenings: Annotated[list[ReopeningOut], Field(title="Reopenings")]
    result_number: Annotated[int, Field(title="Result Number")]
    return_due_on: Annotated[str | None, Field(title="Return Due On")]
    reuses: Annotated[list[ReuseOut], Field(title="Reuses")]
    scheme_version_id: Annotated[str, Field(title="Scheme Version Id")]
    self_assessed_at: Annotated[str | None, Field(title="Self Assessed At")]
    self_assessment: Annotated[str | None, Field(title="Self Assessment")]
    state: EvaluationState
    turn: Annotated[
        AwaitedParty | None,
        Field(
            description="Whose step is awaited: to rate, by the window; to deliver; to hear and decide an objection; to acknowledge. Empty before the rating starts, and once all is done. What you may do yourself stands in `allowed_actions`."
        ),
    ]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    version: Annotated[int, Field(title="Version")]


class ExplainedOut(BaseModel):
    """
    A result with all that explains it, from its snapshot once it is final.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    digest: Annotated[str | None, Field(title="Digest")]
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    inputs: Annotated[list[dict[str, Any]], Field(title="Inputs")]
    is_reopened: Annotated[
        bool,
        Field(
            description="Whether it was delivered and is being made anew: what the employee has in hand.",
            title="Is Reopened",
        ),
    ]
    marks: Annotated[list[MarkOut], Field(title="Marks")]
    organization_result: OrganizationResult | None
    ratings: Annotated[list[RatingOut], Field(title="Ratings")]
    result: ScoreOut | None
    scheme_digest: Annotated[str, Field(title="Scheme Digest")]
    scheme_version_id: Annotated[str, Field(title="Scheme Version Id")]
    snapshot_number: Annotated[int | None, Field(title="Snapshot Number")]
    takeovers: Annotated[list[TakeoverOut], Field(title="Takeovers")]


class FiguresOut(BaseModel):
    """
    The figures of an evaluation; `effectiveness` is the mean over its indicators.

    An indicator without progress has no figure and does not enter the mean.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[str, Field(title="As Of")]
    effectiveness: FigureOut | None
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    indicators: Annotated[list[LineFiguresOut], Field(title="Indicators")]
    period_key: Annotated[str, Field(title="Period Key")]


class FollowUpEffectOut(BaseModel):
    """
    What training or guidance between two periods did to later results; nobody is named.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    earlier_period_id: Annotated[str, Field(title="Earlier Period Id")]
    effects: Annotated[list[FollowUpEffectRow], Field(title="Effects")]
    kind: FollowUpKind
    later_period_id: Annotated[str, Field(title="Later Period Id")]
    least: Annotated[int, Field(title="Least")]
    method: Annotated[str, Field(title="Method")]
    method_version: Annotated[int, Field(title="Method Version")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]
    warnings: Annotated[
        list[EffectWarning],
        Field(
            description="What looks like an effect, and need not be one.",
            title="Warnings",
        ),
    ]


class HolidayRemoved(BaseModel):
    """
    Whether the entry is removed, and the running terms that move by it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done: Annotated[bool, Field(title="Done")]
    dry_run: Annotated[bool, Field(title="Dry Run")]
    moved_terms: MovedTermsOut


class HolidayStated(BaseModel):
    """
    A day as it is stated, and the running terms that move by it; of a dry run: as they would.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    dry_run: Annotated[bool, Field(title="Dry Run")]
    id: Annotated[str | None, Field(title="Id")]
    is_national: Annotated[bool, Field(title="Is National")]
    is_working: Annotated[bool, Field(title="Is Working")]
    moved_terms: MovedTermsOut
    name: Annotated[str, Field(title="Name")]
    on: Annotated[str, Field(title="On")]
    source: Annotated[str | None, Field(title="Source")]
    version: Annotated[int | None, Field(title="Version")]


class ImprovementAreasOut(BaseModel):
    """
    Strengths and areas to improve of a result, the costliest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    evaluation_id: Annotated[str, Field(title="Evaluation Id")]
    improvements: Annotated[list[ImprovementOut], Field(title="Improvements")]
    rule_id: Annotated[str, Field(title="Rule Id")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    strengths: Annotated[list[StrengthOut], Field(title="Strengths")]


class IndicatorOut(BaseModel):
    """
    An item of the library with all its versions, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created_at: Annotated[str, Field(title="Created At")]
    id: Annotated[str, Field(title="Id")]
    key: Annotated[str, Field(title="Key")]
    versions: Annotated[list[IndicatorVersionDetail], Field(title="Versions")]


class IndicatorPage(BaseModel):
    """
    One page of versions, by key and number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[IndicatorVersionOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class InstrumentContent(BaseModel):
    """
    The questions of a survey and what their answers make.

    `factor` times the mean over all scale questions is the index; without it there is none.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    bands: Annotated[list[GradeBandIn] | None, Field(max_length=10, title="Bands")] = None
    factor: Annotated[str | None, Field(title="Factor")] = None
    key: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,59}$", title="Key")]
    purpose: SurveyPurpose
    questions: Annotated[list[SurveyItemIn], Field(max_length=60, min_length=1, title="Questions")]
    source: Annotated[str, Field(max_length=500, min_length=1, title="Source")]
    title: WordingIn


class InstrumentIn(BaseModel):
    """
    An instrument of your own.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    instrument: InstrumentContent


class InstrumentOut(BaseModel):
    """
    A version of an instrument as your agency uses it; only a draft can still change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    created_at: Annotated[str, Field(title="Created At")]
    digest: Annotated[str, Field(title="Digest")]
    id: Annotated[str, Field(title="Id")]
    instrument: InstrumentShippedOut
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]
    status: VersionStatus
    version: Annotated[int, Field(title="Version")]
    warnings: Annotated[
        list[FaultOut],
        Field(description="Questions that ask two things at once.", title="Warnings"),
    ]


class InstrumentPage(BaseModel):
    """
    One page of instrument versions, by key and number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[InstrumentOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class InstrumentShippedList(BaseModel):
    """
    All instruments that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[InstrumentShippedOut], Field(title="Items")]
    unverified: Annotated[
        list[str] | None,
        Field(
            description="Keys of those that rest on a source whose text was not read.",
            title="Unverified",
        ),
    ] = None


class InvitationList(BaseModel):
    """
    What you are asked and neither answered nor declined, the first to end first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[InvitationOut], Field(title="Items")]


class MonitoredOut(BaseModel):
    """
    An indicator in force with its realization so far and the periods that have begun.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    entries: Annotated[int, Field(title="Entries")]
    indicator: PlanIndicatorOut
    last_entry_on: Annotated[str | None, Field(title="Last Entry On")]
    periods: Annotated[list[MonitoredPeriodOut], Field(title="Periods")]
    realization: Annotated[str | None, Field(title="Realization")]
    result_line_id: Annotated[str, Field(title="Result Line Id")]
    standing: Standing
    step: Annotated[str | None, Field(title="Step")]


class MonitoringOut(BaseModel):
    """
    A plan on its way; *behind* counts the indicators that lag.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[str, Field(title="As Of")]
    behind: Annotated[int, Field(title="Behind")]
    indicators: Annotated[list[MonitoredOut], Field(title="Indicators")]
    number: Annotated[int, Field(title="Number")]
    plan_id: Annotated[str, Field(title="Plan Id")]


class OutstandingOut(BaseModel):
    """
    Somebody who does well, and why; `id` is that of the evaluation.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    damage: Annotated[Damage | None, Field(title="Damage")]
    delivered_at: Annotated[str | None, Field(title="Delivered At")]
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    id: Annotated[str, Field(title="Id")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    position_code: Annotated[str, Field(title="Position Code")]
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    predicate: Predicate | None
    reasons: Annotated[list[ConditionMetOut], Field(title="Reasons")]
    score: Annotated[str | None, Field(title="Score")]
    snapshot_digest: Annotated[str | None, Field(title="Snapshot Digest")]
    snapshot_number: Annotated[int | None, Field(title="Snapshot Number")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class OutstandingRuleOut(BaseModel):
    """
    A version of a rule as your agency uses it; only a draft can still change.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    created_at: Annotated[str, Field(title="Created At")]
    digest: Annotated[str, Field(title="Digest")]
    id: Annotated[str, Field(title="Id")]
    is_source_verified: Annotated[
        bool | None,
        Field(
            description="Whether the text of the source was read when these data were written; `false`: they are from memory, so read it before you rely on them. None where no such source is named: a rule of the program, or of your own.",
            title="Is Source Verified",
        ),
    ] = None
    key: Annotated[str, Field(title="Key")]
    number: Annotated[int, Field(title="Number")]
    rule: OutstandingRuleShippedOut
    status: VersionStatus
    version: Annotated[int, Field(title="Version")]


class OutstandingRulePage(BaseModel):
    """
    One page of rule versions, by key and number.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutstandingRuleOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class OutstandingRuleShippedList(BaseModel):
    """
    All rules that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[OutstandingRuleShippedOut], Field(title="Items")]
    unverified: Annotated[
        list[str] | None,
        Field(
            description="Keys of those that rest on a source whose text was not read.",
            title="Unverified",
        ),
    ] = None


class PeriodReckoningOut(BaseModel):
    """
    What was written, or with `dry_run` would be; of each kind the first 200 are named.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    created: Annotated[int, Field(title="Created")]
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    items: Annotated[list[ReckonedPersonOut], Field(title="Items")]
    left_out: ReckonedPersonOut | None
    period_id: Annotated[str, Field(title="Period Id")]
    reached: Annotated[list[ReckonedPersonOut], Field(title="Reached")]
    reached_count: Annotated[int, Field(title="Reached Count")]
    rule: Annotated[str, Field(title="Rule")]
    rule_version: Annotated[int, Field(title="Rule Version")]
    superseded: Annotated[int, Field(title="Superseded")]
    unchanged: Annotated[int, Field(title="Unchanged")]
    without_days: Annotated[list[ReckonedPersonOut], Field(title="Without Days")]
    without_days_count: Annotated[int, Field(title="Without Days Count")]


class PlanApprovalsOut(BaseModel):
    """
    What was approved, or with `dry_run` what would be, in the order in which it was sent.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_dry_run: Annotated[bool, Field(title="Is Dry Run")]
    items: Annotated[list[PlanApprovedOut], Field(title="Items")]


class PlanContentIn(BaseModel):
    """
    All that a draft says. Lines sent with their `line_id` keep their progress.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accountability: Annotated[
        list[str] | None,
        Field(
            description="How and to whom the results are accounted for (skema pertanggungjawaban), one sentence each.",
            max_length=50,
            title="Accountability",
        ),
    ] = None
    approach: Approach | None = None
    consequences: Annotated[
        list[str] | None,
        Field(
            description="What follows when the plan is met, exceeded or missed, one sentence each.",
            max_length=50,
            title="Consequences",
        ),
    ] = None
    expectations: Annotated[
        list[ExpectationIn] | None, Field(max_length=7, title="Expectations")
    ] = None
    resources: Annotated[
        list[str] | None,
        Field(
            description="What the employee needs for it (dukungan sumber daya), one sentence each.",
            max_length=50,
            title="Resources",
        ),
    ] = None
    work_agreement: Annotated[str | None, Field(title="Work Agreement")] = None
    work_results: Annotated[
        list[WorkResultIn] | None, Field(max_length=50, title="Work Results")
    ] = None


class PositionStandardOut(BaseModel):
    """
    What applies to a position on a day, and when you acknowledged it, if you did.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    acknowledged_at: Annotated[str | None, Field(title="Acknowledged At")]
    on: Annotated[str, Field(title="On")]
    position_id: Annotated[str, Field(title="Position Id")]
    standard: StandardOut


class PredicateDistributionOut(BaseModel):
    """
    The predicates of a unit as far as you see them: a guide, by which nothing is refused.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    explanation: Annotated[str, Field(title="Explanation")]
    final: Annotated[int, Field(title="Final")]
    groups: Annotated[list[PredicateGroupOut], Field(title="Groups")]
    in_the_making: Annotated[int, Field(title="In The Making")]
    period_id: Annotated[str, Field(title="Period Id")]
    period_key: Annotated[str, Field(title="Period Key")]
    undetermined: Annotated[
        int,
        Field(description="Rated, but something is still missing.", title="Undetermined"),
    ]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_name: Annotated[str, Field(title="Unit Name")]


class ReadinessOut(BaseModel):
    """
    How far a cycle is prepared.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    cycle_id: Annotated[str, Field(title="Cycle Id")]
    gates: Annotated[list[GateOut], Field(title="Gates")]
    key: Annotated[str, Field(title="Key")]
    periods: Annotated[list[ProspectOut], Field(title="Periods")]
    rater_training: TrainingProspectOut


class ReleaseContentOut(BaseModel):
    """
    What a survey says: all units together, and each by itself where enough answered.

    Indicators are not taken together. Where employees are asked, a question to which all of a group
    gave the same answer is withheld, and the index with it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    instrument: InstrumentShortOut
    minimum_group: Annotated[int, Field(title="Minimum Group")]
    raters: Annotated[list[RaterGroupOut] | None, Field(title="Raters")] = None
    targets: Annotated[list[TargetResultOut], Field(title="Targets")]
    whole: GroupResultOut | None


class ReleaseOut(BaseModel):
    """
    The release of a survey, frozen; `digest` is the SHA-256 of its stored bytes.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    content: ReleaseContentOut
    digest: Annotated[str, Field(title="Digest")]
    released_at: Annotated[str, Field(title="Released At")]
    survey_id: Annotated[str, Field(title="Survey Id")]


class ReportFormListOut(BaseModel):
    """
    The kinds of reports that there are.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[ReportFormOut], Field(title="Items")]


class RevisionOut(BaseModel):
    """
    A revision with all that is agreed in it, and who signed it.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    accountability: Annotated[
        list[str],
        Field(
            description="How and to whom the results are accounted for (skema pertanggungjawaban), one sentence each.",
            title="Accountability",
        ),
    ]
    approach: Approach
    approved_at: Annotated[str | None, Field(title="Approved At")]
    approved_by: Annotated[str | None, Field(title="Approved By")]
    consequences: Annotated[
        list[str],
        Field(
            description="What follows when the plan is met, exceeded or missed, one sentence each.",
            title="Consequences",
        ),
    ]
    content_hash: Annotated[str | None, Field(title="Content Hash")]
    expectations: Annotated[list[ExpectationOut], Field(title="Expectations")]
    number: Annotated[int, Field(title="Number")]
    resources: Annotated[
        list[str],
        Field(
            description="What the employee needs for it (dukungan sumber daya), one sentence each.",
            title="Resources",
        ),
    ]
    returned_for: Annotated[str | None, Field(title="Returned For")]
    revised_for: Annotated[str | None, Field(title="Revised For")]
    signatures: Annotated[list[SignatureOut], Field(title="Signatures")]
    standard_id: Annotated[
        str | None,
        Field(
            description="The version of the position's standard by which it was handed in.",
            title="Standard Id",
        ),
    ]
    state: PlanState
    submitted_at: Annotated[str | None, Field(title="Submitted At")]
    version: Annotated[int, Field(title="Version")]
    work_agreement: Annotated[str | None, Field(title="Work Agreement")]
    work_results: Annotated[list[WorkResultOut], Field(title="Work Results")]


class RubricList(BaseModel):
    """
    All rubrics that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[RubricOut], Field(title="Items")]


class RunningScoreOut(BaseModel):
    """
    What a plan earned so far in a period; nothing is stored. Ratings are left out.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    inputs: Annotated[list[dict[str, Any]], Field(title="Inputs")]
    is_complete: Annotated[
        bool,
        Field(
            description="Whether nothing that the scheme asks for is missing.",
            title="Is Complete",
        ),
    ]
    period_id: Annotated[str, Field(title="Period Id")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    result: Annotated[ScoreOut | None, Field(description="Empty while there is nothing to score.")]
    scheme_version_id: Annotated[str, Field(title="Scheme Version Id")]


class SchemeShippedList(BaseModel):
    """
    All schemes that come with the program.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[SchemeShippedOut], Field(title="Items")]


class TeamContributionOut(BaseModel):
    """
    The results of a leader's plan beside those of the people whom you reach.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[str, Field(title="As Of")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    plan_id: Annotated[str, Field(title="Plan Id")]
    results: Annotated[list[TeamResultOut], Field(title="Results")]
    revision_number: Annotated[int, Field(title="Revision Number")]


class TeamDevelopmentOut(BaseModel):
    """
    What is done for one of your people, in numbers.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    employee_code: Annotated[str, Field(title="Employee Code")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    guidance: Annotated[list[GuidanceCountOut], Field(title="Guidance")]
    training: Annotated[list[TrainingCountOut], Field(title="Training")]


class TeamDevelopmentPage(BaseModel):
    """
    One page of your people, with what is done for each.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[TeamDevelopmentOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]


class OutstandingPage(BaseModel):
    """
    One page of those who do well, with the rule by which they do.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    as_of: Annotated[
        str,
        Field(
            description="Send it as `changed_since` to learn what changed from here on.",
            title="As Of",
        ),
    ]
    is_whole: Annotated[
        bool,
        Field(
            description="True: these pages are the whole list. False: they are what changed in it.",
            title="Is Whole",
        ),
    ]
    items: Annotated[list[OutstandingOut], Field(title="Items")]
    limit: Annotated[
        int,
        Field(
            description="How many items a page has at most: as you asked, or 200.",
            title="Limit",
        ),
    ]
    next: Annotated[str | None, Field(title="Next")]
    removed: Annotated[
        list[str],
        Field(
            description="Of changes: the ids of what is not in this list any more, or never was.",
            title="Removed",
        ),
    ]
    rule: OutstandingRuleOut


class PlanOut(BaseModel):
    """
    A plan (*SKP*): the revision in force and the pending one, with all that is agreed.

    `version` (the ETag) is that of the revision the steps act on: the pending one, else the one in
    force.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    allowed_actions: Annotated[list[Action], Field(title="Allowed Actions")]
    assessor_id: Annotated[str | None, Field(title="Assessor Id")]
    assignment_id: Annotated[str, Field(title="Assignment Id")]
    closed: RevisionOut | None
    created_at: Annotated[str, Field(title="Created At")]
    cycle_key: Annotated[str, Field(title="Cycle Key")]
    employee_id: Annotated[str, Field(title="Employee Id")]
    employee_name: Annotated[str, Field(title="Employee Name")]
    ends_on: Annotated[str, Field(title="Ends On")]
    id: Annotated[str, Field(title="Id")]
    in_force: RevisionOut | None
    pending: RevisionOut | None
    position_id: Annotated[str, Field(title="Position Id")]
    position_title: Annotated[str, Field(title="Position Title")]
    starts_on: Annotated[str, Field(title="Starts On")]
    unit_code: Annotated[str, Field(title="Unit Code")]
    unit_id: Annotated[str, Field(title="Unit Id")]
    version: Annotated[int, Field(title="Version")]
