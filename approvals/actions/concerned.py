"""Who takes part in a subject (有关人员), and as what; asked once on a page."""

from approvals.asked import remembered


@remembered
def concerned(subject) -> set[tuple[int, str]]:
    """Each as (person's id, applicant or preparer or traveller …); somebody may be several."""
    return set(subject.barred())
