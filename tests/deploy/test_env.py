import pytest
from django.core.exceptions import ImproperlyConfigured

from deploy import env


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("words of the file\n")
    monkeypatch.setenv("SMTP_PASSWORD_FILE", str(tmp_path / "secret"))
    assert env.text("SMTP_PASSWORD") == "words of the file"


def test_a_file_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("SMTP_PASSWORD_FILE", "/nowhere/secret")
    with pytest.raises(ImproperlyConfigured, match="SMTP_PASSWORD_FILE='/nowhere/secret' cannot be read"):
        env.text("SMTP_PASSWORD")


@pytest.mark.parametrize(
    "reader, wrong, sentence",
    [
        (env.flag, "yes", 'KNOB="yes"; give 1 or 0.'),
        (lambda name: env.number(name, 1), "soon", 'KNOB="soon"; give a whole number.'),
        (lambda name: env.number(name, 1), "1.5", 'KNOB="1.5"; give a whole number.'),
    ],
)
def test_a_wrong_value_says_how_to_be_right(monkeypatch, reader, wrong, sentence):
    monkeypatch.setenv("KNOB", wrong)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        reader("KNOB")


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("KNOB", " a, b ,,c")
    assert env.words("KNOB") == ["a", "b", "c"]
