import base64

from deploy import checks


def test_an_installation_as_it_should_be_has_no_complaint():
    found = [checks.one_state_machine(), checks.only_postgresql(), checks.keys_have_32_bytes()]
    assert found == [[], [], []]
    assert checks.broker_messages_are_json() == []


def test_both_state_machines_at_once_are_refused(monkeypatch):
    monkeypatch.setattr(checks, "version", lambda name: "3.0")
    assert [found.id for found in checks.one_state_machine()] == [checks.FSM]


def test_plain_http_is_no_way_to_deploy(settings):
    settings.INSECURE_HTTP = True
    assert [found.id for found in checks.no_plain_http_in_production()] == [checks.INSECURE]
    settings.INSECURE_HTTP = False
    assert checks.no_plain_http_in_production() == []


def test_a_short_key_is_named_by_its_place(settings):
    settings.CONFIDENTIAL_KEYS = [settings.CONFIDENTIAL_KEYS[0], base64.b64encode(b"short").decode(), "no base64"]
    assert [found.msg[:22] for found in checks.keys_have_32_bytes()] == [
        "Confidential key no. 2",
        "Confidential key no. 3",
    ]


def test_pickled_messages_are_refused(settings):
    settings.CELERY_ACCEPT_CONTENT = ["json", "pickle"]
    assert [found.id for found in checks.broker_messages_are_json()] == [checks.CONTENT]
