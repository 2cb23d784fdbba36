"""A ledger of 20 000 rows: how long a worker has to do with it, from the file to the last row that counts."""

from datetime import datetime

from django.utils import timezone

from tests.bench.measuring import timed
from tests.cast import Office
from tests.workflow.statistics.sheets import ledger
from workflow.statistics.ledgers.importing import MOST_LINES, take_in
from workflow.statistics.ledgers.receiving import receive
from workflow.statistics.models import Batch, Counted

NOW = timezone.make_aware(datetime(2026, 3, 2, 9))
GOAL = 60  # seconds


def test_twenty_thousand_rows_are_taken_in_within_a_minute(office: Office) -> None:
    rows = [["出访", f"L-{n}", f"团组{n}", f"2019-05-{1 + n % 28:02d}", "日本、韩国", 1 + n % 9, "本校组团"] for n in range(MOST_LINES)]
    batch, _known = receive(ledger(rows), file_name="2019.xlsx", by=office.cast["chen"], now=NOW)
    seconds = timed(lambda: take_in(batch.pk, now=NOW))
    print(f"\n\na ledger of {MOST_LINES} rows: {seconds:.1f} s")
    assert Batch.objects.get(pk=batch.pk).state == "counted" and Counted.objects.count() == MOST_LINES
    assert seconds < GOAL
