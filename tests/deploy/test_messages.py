import gettext

import pytest

from deploy import catalogue

PART = """
msgid "The trip lasts %(days)d days."
msgstr "行程共 %(days)d 天。"
"""


@pytest.fixture
def root(tmp_path):
    """A small project with one string in code and two in a template."""
    (tmp_path / "workflow").mkdir()
    (tmp_path / "workflow" / "rules.py").write_text('_("The trip lasts %(days)d days.") % {"days": 3}\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '{% load i18n %}\n  <p>it\'s {% translate "To do" %}</p>\n'
        "{% blocktranslate with name=who %}Dear {{ name }}{% endblocktranslate %}"
    )
    (tmp_path / catalogue.LOCALE / "parts").mkdir(parents=True)
    (tmp_path / catalogue.PO).parent.mkdir(parents=True)
    return tmp_path


def _collect(root):
    (root / catalogue.PO).write_text(catalogue.collected(root), encoding="utf-8")


def test_strings_of_code_and_templates_are_collected(root):
    text = catalogue.collected(root)
    for words in ("The trip lasts %(days)d days.", "To do", "Dear %(name)s"):
        assert f'msgid "{words}"' in text


def test_a_rooms_translations_are_taken_over_and_compiled(root):
    (root / catalogue.LOCALE / "parts" / "rules.po").write_text(PART, encoding="utf-8")
    _collect(root)
    catalogue.compile_all(root)
    with (root / catalogue.PO).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("The trip lasts %(days)d days.") == "行程共 %(days)d 天。"


def test_collecting_twice_changes_nothing(root):
    (root / catalogue.LOCALE / "parts" / "rules.po").write_text(PART, encoding="utf-8")
    _collect(root)
    assert catalogue.collected(root) == (root / catalogue.PO).read_text(encoding="utf-8")


def test_what_is_missing_is_said(root):
    _collect(root)
    assert "not translated: 'To do'" in catalogue.complaints(root)


def test_a_catalogue_behind_the_code_is_said(root):
    _collect(root)
    (root / "workflow" / "more.py").write_text('_("One more")\n')
    assert catalogue.complaints(root)[0].endswith("is not up to date: manage.py messages collect")


def test_a_translation_that_loses_a_placeholder_is_said(root):
    (root / catalogue.LOCALE / "parts" / "rules.po").write_text(PART.replace("%(days)d 天", "几天"), encoding="utf-8")
    _collect(root)
    assert any(line.startswith("other placeholders") for line in catalogue.complaints(root))
