"""The pages of figures in a real browser: a desk, a phone, light, dark; axe finds nothing and nothing runs out of the screen."""

from typing import Any

import pytest

from tests.cast import gather
from tests.stories.browsing import Somebody
from tests.workflow.statistics.generated import generated

PAGES = ("/figures/2025/", "/figures/matters/?since=2025-01-01&until=2025-12-31&way=out", "/figures/indicators/", "/figures/ledgers/")


@pytest.mark.slow
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_pages_of_figures(browser: Any, live: str, transactional_db: None, phone: bool) -> None:
    generated(300, gather()["chen"])
    somebody = Somebody(browser, live, "chen", phone=phone)
    for address in PAGES:
        somebody.open(address)
    somebody.leave()
