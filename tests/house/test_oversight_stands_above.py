"""Oversight stands above the kinds and is known to none of them: without its line the house stands, and no page leads there."""

import pytest

from tests.house.test_kinds_stand_alone import run
from tests.making import made
from workflow.rehearsal.cast import gather

LOOK = """
import django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
client = Client()
client.force_login(get_user_model().objects.get(username="chen"), backend="django.contrib.auth.backends.ModelBackend")
for address in {addresses!r}:
    answer = client.get(address)
    print(address, answer.status_code, b"/audit/" in answer.content or b"/oversight/" in answer.content)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_its_line_no_page_leads_there_and_every_other_stands():
    matter = made("returned", gather()).matter
    addresses = ["/inbox/", "/matters/", matter.get_absolute_url(), "/api/v1/openapi.json", "/api/v1/inbox"]
    run("manage.py", "check", without="workflow.oversight")
    said = run("-c", LOOK.format(addresses=[*addresses, "/oversight/"]), without="workflow.oversight")
    *told, gone = [line for line in said.splitlines() if line.startswith("/")]
    assert told == [f"{address} 200 False" for address in addresses] and gone.startswith("/oversight/ 404")
