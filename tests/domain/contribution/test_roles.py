"""The matrix of roles and results: every column covered, everybody with a role, all agreed."""

from uuid import UUID, uuid4

from penilaian_api.domain.contribution.roles import PlannedRole, RoleFinding, check

FIRST, SECOND, NURSE, DRIVER = uuid4(), uuid4(), uuid4(), uuid4()


def role(supports: UUID | None, *, has_goal: bool = False, is_agreed: bool = True) -> PlannedRole:
    return PlannedRole(uuid4(), supports, has_goal, is_agreed)


def test_a_whole_matrix_has_no_finding() -> None:
    rows = [(NURSE, [role(FIRST), role(SECOND)]), (DRIVER, [role(SECOND)])]
    assert [*check([FIRST, SECOND], rows)] == []


def test_what_is_not_whole_is_told_where_it_is() -> None:
    draft, stray = role(FIRST, is_agreed=False), role(uuid4())
    rows = [(NURSE, [draft, stray, role(None, has_goal=True)]), (DRIVER, [])]
    located = check([FIRST, SECOND], rows)
    assert [(each.finding, each.line_id, each.employee_id) for each in located] == [
        (RoleFinding.COLUMN_WITHOUT_ROLE, SECOND, None),
        (RoleFinding.ROLE_NOT_AGREED, draft.line_id, NURSE),
        (RoleFinding.RESULT_WITHOUT_COLUMN, stray.line_id, NURSE),
        (RoleFinding.PERSON_WITHOUT_ROLE, None, DRIVER),
    ]
