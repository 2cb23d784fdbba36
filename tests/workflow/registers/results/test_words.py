"""Chinese full-text search: whatever contains the words is found and nothing else; titles first; the hit is marked."""

import random
import unicodedata

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflow.registers.results.shelf import many, put
from workflow.registers.models import Result
from workflow.registers.results import words
from workflow.registers.results.excerpts import excerpt, marked

LETTERS = "职业教育培训学校合作中外语ABab12，。、 "
QUERIES = ["职业教育", "职业", "教", "育培", "学校合作", "A", "ab", "ＡＢ", "12", "职业 学校", "合作ab", "教育，培训", "业教", "。", "语AB1"]


def contains(text: str, query: str) -> bool:
    """An independent plain scan: every word as it stands, a Latin beginning only at the beginning of a Latin run."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return all(_somewhere(plain, unicodedata.normalize("NFKC", word).casefold()) for word in query.split())


def _somewhere(plain: str, word: str) -> bool:
    """White space between Chinese characters is no boundary, so it is taken out the slow way."""
    squeezed = "".join(
        letter for at, letter in enumerate(plain)
        if letter != " " or not (0 < at < len(plain) - 1 and _han(plain[at - 1]) and _han(plain[at + 1]))
    )  # fmt: skip
    at = squeezed.find(word)
    while at >= 0:
        if not word[0].isalnum() or _han(word[0]) or at == 0 or _han(squeezed[at - 1]) or not squeezed[at - 1].isalnum():
            return True
        at = squeezed.find(word, at + 1)
    return False


def _han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def test_among_hundreds_of_texts_exactly_those_are_found_that_contain_the_words(stage):
    chance = random.Random(7)
    texts = ["".join(chance.choices(LETTERS, k=chance.randint(0, 40))) for _no in range(600)]
    texts += ["我校赴日考察职业教育的做法。", "职业高中与教育学院", "就业教职与培育", "职业\n教育", "职业，教育"]
    pks = many(stage.cast, texts, kind="paper")
    for query in QUERIES:
        found = set(Result.objects.matching(query).values_list("pk", flat=True))
        wanted = {pk for pk, no, text in zip(pks, range(len(texts)), texts, strict=True) if contains(f"成果{no}\n{text}", query)}
        assert found == wanted, (query, [texts[pks.index(pk)] for pk in found ^ wanted])
    assert len(Result.objects.matching("职业教育")) >= 2


@given(text=st.text(alphabet=LETTERS + "臺灣ｶﾅé", max_size=60), at=st.integers(0, 59), length=st.integers(1, 8))
@settings(max_examples=300, deadline=None)
def test_every_piece_of_a_text_finds_that_text_unless_it_begins_within_a_latin_word(text, at, length):
    plain = words.fold(text)
    piece = plain[at : at + length].strip()
    if not piece or (at and piece[0].isalnum() and not words.is_han(piece[0]) and plain[plain.find(piece) - 1].isalnum()):
        return
    have = words.tokens(plain)
    for word in words.terms(piece):
        assert word in plain
        for part in filter(None, words.asked([word]).split(" & ")):
            token, prefix = part.rstrip(":*").strip("'"), part.endswith(":*")
            first = words.RUN.search(word)
            mid_word = first and not words.is_han(first.group()[0]) and not any(one.startswith(first.group()) for one in have)
            assert mid_word or token in have or prefix and any(one.startswith(token) for one in have), (text, piece, part)


@pytest.mark.parametrize(
    "query, found",
    [("职业教育", True), ("职业 教育", True), ("教业", False), ("ＤＵＡＬ", True), ("dual", True), ("ual", False), ("职", True),
     ("双元制", True), ("2026年", True), ("職業教育", False), ("職業", False), ("职业教育 双元制", True), ("职业教育 三元制", False)],
)  # fmt: skip
def test_what_finds_the_sentence(stage, query, found):
    put(stage.cast, "赴德国访问报告", "考察了职业\n教育的Dual System（双元制），２０２６年继续。")
    assert Result.objects.matching(query).exists() is found


def test_a_question_of_marks_alone_finds_what_has_them_and_nothing_asks_for_everything(stage):
    put(stage.cast, "报告", "一句。")
    assert Result.objects.matching("。").count() == 1 and Result.objects.matching("！").count() == 0
    assert Result.objects.matching("").count() == Result.objects.count() == 1


@pytest.mark.parametrize("query", ["'", "a' | 'b", "\\", "%", "_", "50%", "<->", "!职业", "x" * 5000, "&", ":*"])
def test_no_query_breaks_the_question(stage, query):
    put(stage.cast, "报告", "一句。")
    assert Result.objects.matching(query).count() == 0


def test_titles_come_before_texts(stage):
    text = put(stage.cast, "赴德国访问报告", "谈到职业教育。")
    title = put(stage.cast, "职业教育考察报告", "见附件。")
    newest = put(stage.cast, "赴法国访问报告", "也谈到职业教育。")
    assert list(Result.objects.matching("职业教育").titles_first("职业教育")) == [title, newest, text]


def test_the_place_is_shown_with_the_hit_marked_and_everything_else_escaped():
    text = "<b>开头</b>" + "很长的话" * 30 + "考察职业\n教育的“双元制”<script>" + "之后的话" * 60
    shown = excerpt(text, "职业教育 双元制")
    assert "<mark>职业\n教育</mark>" in shown and "<mark>双元制</mark>" in shown
    assert shown.startswith("…") and shown.endswith("…") and "<script>" not in shown and "&lt;script&gt;" in shown
    assert marked("ＤＵＡＬ制", "dual") == "<mark>ＤＵＡＬ</mark>制"
    assert excerpt("短", "没有") == "短"


def test_a_word_longer_than_postgresql_takes_is_found_all_the_same(stage):
    put(stage.cast, "报告", "a" * 9000)
    assert Result.objects.matching("a" * 3000).count() == 1


@pytest.mark.slow
def test_among_twenty_thousand_the_index_answers(stage):
    chance = random.Random(3)
    body = ["".join(chance.choices("天地玄黄宇宙洪荒日月盈昃辰宿列张", k=60)) for _no in range(20_000)]
    body[77] += "职业教育"
    many(stage.cast, body, kind="paper")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('result_words')")
        cursor.execute("ANALYZE registers_result")
    found = Result.objects.matching("职业教育")
    plan = found.explain()
    assert "Bitmap Index Scan on result_words" in plan and "Seq Scan" not in plan, plan
    assert found.count() == 1
    started = timezone.now()
    list(Result.objects.visible_to(stage.cast["chen"]).matching("职业教育").titles_first("职业教育")[:25])
    assert (timezone.now() - started).total_seconds() < 0.5
