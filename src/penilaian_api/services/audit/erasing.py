"""Erase the readable details about a person, as the law on personal data lets them ask (UU PDP).

What happened stays in the trail, with who did it and when; what was said before and after does not.
Their records stay as they are: results are kept as long as the rules on archives say.
"""

from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.audit import erasing
from penilaian_api.storage.audit.verification import verify_agency


def erase(installation: Installation, agency: str, employee_code: str, reason: str) -> int:
    """Erase the details of all rows about an employee so far; return how many there were.

    What departs from the trail is refused: the act would state it as it stands, and so hide it.
    """
    agency_id = installation.agencies().get(agency)
    if agency_id is None:
        raise OutOfReachError
    with installation.database.begin(agency_id, writes=False, one_instant=True) as session:
        if verify_agency(session, agency_id).faults:
            raise ConflictError("result_damaged")
    with installation.database.begin(agency_id, writes=True) as session:
        return erasing.erase(session, agency_id, employee_code, reason, installation.now)
