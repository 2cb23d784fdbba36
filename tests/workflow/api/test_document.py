"""The description: whole, consistent, and a page that needs nothing from elsewhere and no script of its own."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from workflow.api.document import document, operations_of
from workflow.core import kinds

DOCUMENT = document()
RIGHTS = {step for kind in kinds.installed() for step in kind.life.rights}
ELSEWHERE = {"begin", "take_over"}  # a draft is begun at its kind's address; trips on paper are taken over by import alone
OF_CABINETS = {"cabinet/", "cabinet/openapi.json"}  # a cabinet is nobody's account: its port has a description of its own
OPERATIONS = list(operations_of(DOCUMENT["paths"]))


def each_ref(part):
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from each_ref(inner)


@pytest.mark.parametrize("step", sorted(RIGHTS - ELSEWHERE))
def test_every_step_of_a_life_has_its_endpoint_with_the_bodies_of_its_kinds(step):
    operation = DOCUMENT["paths"][f"/api/v1/matters/{{matter_id}}/steps/{step}"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    names = {ref.rsplit("/", 1)[-1] for ref in each_ref(schema)}
    assert names == {kind.api.steps[step].__name__ for kind in kinds.installed() if step in kind.api.steps}
    assert all(DOCUMENT["components"]["schemas"][name]["additionalProperties"] is False for name in names)
    assert str(operation["summary"]) and operation["description"]


def test_a_draft_is_begun_at_the_address_of_its_kind():
    assert DOCUMENT["paths"]["/api/v1/delegations"]["post"]["operationId"] == "begin_delegation"


def test_no_step_of_the_system_has_an_endpoint():
    offered = {path.rsplit("/", 1)[-1] for path in DOCUMENT["paths"] if "/steps/" in path}
    assert offered == RIGHTS - ELSEWHERE


def test_everything_referred_to_is_there():
    names = {ref.rsplit("/", 1)[-1] for ref in each_ref(DOCUMENT)}
    assert names <= set(DOCUMENT["components"]["schemas"])


def test_operations_are_named_once_and_name_their_parameters():
    assert len({operation["operationId"] for _p, _m, operation in OPERATIONS}) == len(OPERATIONS)
    for path, method, operation in OPERATIONS:
        told = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        assert told == set(re.findall(r"{(\w+)}", path)), path
        assert ("Idempotency-Key" in {p["name"] for p in operation["parameters"]}) is (method == "post")
        assert {"401", "403", "404", "409", "422"} <= set(operation["responses"])
        assert operation["security"] and operation["x-scope"] in ("read", "write", "decide")


def test_nothing_is_served_that_is_not_described():
    served = {str(p.pattern) for r in get_resolver().url_patterns if str(r.pattern) == "api/v1/" for p in r.url_patterns}
    plain = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", pattern) for pattern in served} - {"", "docs", "openapi.json", *OF_CABINETS}
    assert {f"/api/v1/{pattern}" for pattern in plain} == set(DOCUMENT["paths"])


@pytest.mark.django_db
def test_the_description_is_open_to_everybody_in_both_languages():
    for language in ("en", "zh-hans"):
        response = Client().get("/api/v1/openapi.json", headers={"Accept-Language": language})
        assert response.json()["openapi"].startswith("3.")


@pytest.mark.django_db
def test_the_page_works_under_the_strict_policy_and_names_every_operation():
    response = Client().get("/api/v1/docs", headers={"Accept-Language": "en"})
    page = response.content.decode()
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=\"|https?://", page.replace("http://www.w3.org", ""))
    for path, method, _operation in OPERATIONS:
        assert f"{method.upper()} {path}" in page
    for name in DOCUMENT["components"]["schemas"]:
        assert f'id="schema-{name}"' in page


@pytest.mark.django_db
def test_the_root_leads_to_the_page():
    assert Client().get("/api/v1/")["Location"] == "/api/v1/docs"
