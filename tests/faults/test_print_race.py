"""Printing: many at once are one paper, with one code; a decision in between is not lost."""

import pytest

from tests.faults.hands import at_once, tally
from tests.making import made
from workflow.matters.delegations.models import Delegation
from workflow.registers.models import IssuedPaper
from workflow.registers.papers import printed
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 8


def test_many_who_print_at_once_get_the_same_bytes_and_one_line_is_written():
    cast = gather()
    walk = made("vetting", cast)
    got: list[bytes] = []

    def printing() -> None:
        matter = Delegation.objects.select_related("owner", "unit", "revision").get(pk=walk.matter.pk)
        got.append(printed(matter, "F1", by=cast["chen"], now=walk.now))

    came = at_once(*[printing] * HANDS)
    assert tally(came) == {"won": HANDS}
    assert len(set(got)) == 1 and got[0].startswith(b"%PDF")
    assert IssuedPaper.objects.count() == 1
