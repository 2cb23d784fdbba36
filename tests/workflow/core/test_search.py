"""Search: two Chinese characters suffice, Latin words from their beginning, nothing typed breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import standing_at
from workflow.core.models import Matter
from workflow.core.search import RUN, tokens


@pytest.mark.parametrize(
    "text, found",
    [("仙台工业", ["仙台", "台工", "工业"]), ("仙", ["仙"]), ("OUT-2026-0001", ["out", "2026", "0001"]), ("赴JP访问", ["赴", "jp", "访问"]),
     ("，。 ", []), ("", [])],
)  # fmt: skip
def test_words_are_cut_so_that_two_characters_suffice(text, found):
    assert tokens(text) == found


@given(st.text())
def test_whatever_is_typed_is_cut_into_plain_words(text):
    assert all(RUN.fullmatch(token) and "'" not in token for token in tokens(text))


@standing_at("vetting")
@pytest.mark.parametrize(
    "text, hit",
    [("访问", True), ("日本", True), ("赴日本访问团组", True), ("顾行之", True), ("行之", True), ("仙台", True), ("米勒", True), ("out", True), ("OUT-2026", True),
     ("out-2026-0001", True), ("日本 仙台", True), ("日本 巴黎", False), ("巴黎", False), ("本日", False), ("utt", False), ("'", False), ("a' | 'b", False),
     ("!&|():*", False), ("", True)],
)  # fmt: skip
def test_what_finds_a_matter(walk, text, hit):
    number = walk.matter.number
    text = number if text == "out-2026-0001" else text
    assert Matter.objects.matching(text).filter(pk=walk.matter.pk).exists() is hit
