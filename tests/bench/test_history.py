"""Ten years on: the inbox and the lists at 1 000 and at 100 000 finished matters, and how search finds 大阪."""

import os
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.bench.generate import analyse, finished_matters
from tests.bench.measuring import timed
from tests.cast import Office
from tests.faults.office import handed_in

FEW, MANY = 1_000, int(os.environ.get("HISTORY", "100000"))
TIMES = 15
PAGES = [
    ("chen", "/inbox/"), ("he", "/inbox/"), ("gu", "/matters/mine/"), ("chen", "/matters/"), ("he", "/matters/"),
    ("mi", "/matters/"), ("gu", "/matters/"), ("chen", "/matters/?q=大阪"), ("he", "/matters/?q=大阪"),
    ("chen", "/matters/?state=archived"), ("gu", "/notices/"), ("chen", "/matters/1/"),
]  # fmt: skip
GOAL = 1.3


def test_pages_do_not_feel_ten_years_of_history(office: Office) -> None:
    pages = PAGES[:-1] + [("chen", f"/matters/{handed_in(office.cast).matter.pk}/")]
    finished_matters(FEW, office.cast)
    analyse()
    before = [_page(office, *page) for page in pages]
    finished_matters(MANY - FEW, office.cast)
    analyse()
    print(f"\n\npages at {FEW} and {MANY} finished matters")
    ratios = {}
    for page, few in zip(pages, before, strict=True):
        many = _page(office, *page)
        ratios[page] = many / few
        print(f"  {page[0]:<5} {page[1]:<28} {few * 1000:7.1f} ms {many * 1000:7.1f} ms  × {many / few:.2f}")
    print(f"  over the goal of {GOAL}: {[page for page, ratio in ratios.items() if ratio > GOAL] or 'none'}")
    assert all(ratios[page] < GOAL for page in pages if page[1] == "/inbox/")


def _page(office: Office, who: str, url: str) -> float:
    """The median of some visits, in seconds."""
    browser = office.browser(who)
    visit: Callable[[], Any] = lambda: browser.get(url)  # noqa: E731
    assert visit().status_code == 200
    return median(timed(visit) for _ in range(TIMES))
