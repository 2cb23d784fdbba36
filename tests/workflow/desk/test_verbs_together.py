"""Bringing colleagues in by browser (加签、转办、征求意见): done, not yours, not now, not complete; what was typed is kept."""

import pytest

from approvals.models import Assignment
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat
from tests.making import fresh

ADD = {"q": "shen", "how": "before", "question": "请核对课题经费。"}
ASK = {"q": "shen", "question": "该校合作情况如何？"}
VERBS = {"signers": ADD, "transfer": {"q": "shen", "why": "外出。"}, "consultation": ASK}


@pytest.fixture
def walk(stage):
    """Gu's matter at the dean's, then with the finance office."""
    return handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("money", 2, {"role": "finance"}))


@pytest.fixture
def post(walk, stage):
    def sent(noun: str, who: str = "cheng", to: str = "cheng", **said):
        return stage.office.browser(who).post(f"/assignments/{seat(walk, to).pk}/{noun}/", said)

    return sent


def test_a_signer_is_added_by_staff_number_by_name_or_by_the_tick(walk, post):
    for said in ({"q": "shen"}, {"q": "阿布都热合曼·吐尔逊"}, {"q": "党", "whom": str(walk.cast["dang"].pk)}):
        assert post("signers", **ADD | said | {"how": "beside"}).status_code == 302
    assert on_desks(walk) == {"cheng", "shen", "tu", "dang"}
    assert seat(walk, "shen").question == ADD["question"]


def test_it_is_handed_on_for_good(walk, post):
    assert post("transfer", **VERBS["transfer"])["Location"] == "/inbox/"
    assert on_desks(walk) == {"shen"}


def test_who_is_asked_answers_on_a_card_of_their_own(walk, post, stage):
    assert post("consultation", **ASK).status_code == 302
    card = stage.office.shen.get(f"/matters/{walk.matter.pk}/").content.decode()
    assert ASK["question"] in card and "程述" in card and 'value="agree"' not in card
    assert post("advice", "shen", "shen", opinion="", digest=walk.matter.digest).status_code == 422
    assert post("advice", "shen", "shen", opinion="可行。", digest="0" * 64).status_code == 409
    assert post("advice", "cheng", "shen", opinion="可行。", digest=walk.matter.digest).status_code == 403
    assert post("advice", "shen", "shen", opinion="可行。", digest=walk.matter.digest)["Location"] == "/inbox/"
    assert on_desks(walk) == {"cheng"}


@pytest.mark.parametrize("noun", VERBS)
def test_whose_it_is_not_brings_nobody_in(post, noun):
    assert post(noun, "chen", **VERBS[noun]).status_code == 403
    assert post(noun, "zhao", **VERBS[noun]).status_code == 404


@pytest.mark.parametrize("noun", VERBS)
def test_what_is_settled_is_settled(walk, post, noun):
    say(walk, "cheng")
    assert post(noun, **VERBS[noun]).status_code == 409


@pytest.mark.parametrize("noun", VERBS)
@pytest.mark.parametrize("whom", ["", "nobody-here", "gu", "cheng"])
def test_who_cannot_be_asked_is_refused_and_what_was_typed_is_kept(walk, post, noun, whom):
    said = VERBS[noun] | {"q": whom, "question" if noun != "transfer" else "why": "请核对课题经费的来源。"}
    refused = post(noun, **said)
    assert refused.status_code == 422 and "请核对课题经费的来源。" in refused.content.decode()
    assert on_desks(walk) == {"cheng"}


def test_who_has_left_is_refused_by_name(walk, post):
    type(walk.cast["shen"]).objects.filter(pk=walk.cast["shen"].pk).update(is_active=False)
    refused = post("signers", **ADD)
    assert refused.status_code == 422 and "沈墨白" in refused.content.decode()


@pytest.mark.parametrize("changed", [{"how": "above"}, {"question": "问" * 501}, {"question": "机密★"}])
def test_a_signer_is_not_added_anyhow(post, changed):
    assert post("signers", **ADD | changed).status_code == 422


def test_the_same_form_sent_twice_asks_once(walk, post):
    for _time in range(2):
        assert post("signers", **ADD, _once="k").status_code == 302
    assert Assignment.objects.filter(subject=walk.matter.pk, part="added").count() == 1


def names(response) -> set[str]:
    return {person.username for person, _post in response.context["found"] or []}


def test_only_who_may_be_asked_is_found(walk, stage):
    cheng, to = stage.office.cheng, seat(walk, "cheng").pk
    assert names(cheng.get("/people/", {"assignment": to, "q": "沈"})) == {"shen"}
    assert names(cheng.get("/people/", {"assignment": to, "q": "shen"})) == {"shen"}
    for hidden in ("gu", "zhou", "cheng"):  # concerned, or asked already
        assert names(cheng.get("/people/", {"assignment": to, "q": hidden})) & {hidden} == set()
    assert cheng.get("/people/", {"q": "shen"}).context["found"] is None
    assert stage.office.zhao.get("/people/", {"assignment": to, "q": "shen"}).status_code == 404


def test_a_return_names_a_step_and_says_why(walk, stage):
    say(walk, "cheng")
    browser, to = stage.office.song, Assignment.objects.asked().get(subject=walk.matter.pk, panel__isnull=False)
    card = browser.get(f"/matters/{walk.matter.pk}/").context["mine"].decisions[0].card
    assert [(each.step, each.names) for each in card.back] == [(1, ["dean"])] and card.resumes
    said = {"verb": "return", "digest": walk.matter.digest, "opinion": "请核实。", "back_to": "1", "resume": "resume"}
    for wrong in ({"back_to": "2"}, {"back_to": ""}, {"back_to": "x"}, {"opinion": " "}):
        refused = browser.post(f"/assignments/{to.pk}/decision/", said | wrong)
        assert refused.status_code == 422, wrong
    assert "请核实。" in browser.post(f"/assignments/{to.pk}/decision/", said | {"back_to": "2"}).content.decode()
    assert browser.post(f"/assignments/{to.pk}/decision/", said).status_code == 302
    assert on_desks(walk) == {"cheng"}
    say(walk, "cheng")
    assert on_desks(walk) == {"song"}


def test_where_a_panel_votes_nobody_is_offered_a_return(stage):
    walk = handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("council", 2, EACH, quorum="count", need=3, veto=False))
    say(walk, "cheng")
    page = stage.office.he.get(f"/matters/{walk.matter.pk}/")
    assert page.context["mine"].decisions[0].card.back == [] and 'value="return"' not in page.content.decode()


def test_what_ended_the_round_is_not_undone(walk, stage):
    browser, to = stage.office.cheng, seat(walk, "cheng")
    browser.post(f"/assignments/{to.pk}/decision/", {"verb": "reject", "digest": walk.matter.digest, "opinion": "不宜。"})
    assert "/taking-back/" not in browser.get("/inbox/").content.decode()
    refused = browser.post(f"/assignments/{to.pk}/taking-back/")
    assert refused.status_code == 409 and fresh(walk).state == "rejected"


def test_the_bar_offers_to_undo_what_was_just_agreed(walk, stage):
    browser, to = stage.office.cheng, seat(walk, "cheng")
    browser.post(f"/assignments/{to.pk}/decision/", {"verb": "agree", "digest": walk.matter.digest})
    inbox = browser.get("/inbox/").content.decode()
    assert f'action="/assignments/{to.pk}/taking-back/"' in inbox and "撤销（10 秒）" in inbox
    assert browser.post(f"/assignments/{to.pk}/taking-back/").status_code == 302
    assert on_desks(walk) == {"cheng"} and seat(walk, "cheng").pk != to.pk
