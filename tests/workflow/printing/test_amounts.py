"""Amounts in words (大写金额): read back by a parser that knows nothing of how they were written."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.printing.amounts import MOST, in_words

DIGIT = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNIT = {"拾": 10, "佰": 100, "仟": 1000}
GROUP = {"万": 10**4, "亿": 10**8, "兆": 10**12}
FORM = re.compile(r"(负?)(?:(.+?)元)?(零?)(?:(.)角)?(?:(.)分)?(整?)")


def read(words: str) -> Decimal:
    """What the words say, as somebody at the counter reads them."""
    sign, yuan, _, tens, ones, _ = FORM.fullmatch(words).groups()
    cents = DIGIT[tens or "零"] * 10 + DIGIT[ones or "零"]
    return (-1 if sign else 1) * (Decimal(whole(yuan or "零")) + Decimal(cents) / 100)


def whole(words: str) -> int:
    total, group, digit = 0, 0, 0
    for word in words:
        if word in DIGIT:
            digit = DIGIT[word]
        elif word in UNIT:
            group, digit = group + digit * UNIT[word], 0
        else:
            total, group, digit = total + (group + digit) * GROUP[word], 0, 0
    return total + group + digit


MONEY = st.decimals(min_value=0, max_value=MOST - 1, places=2) | st.decimals(min_value=0, max_value=20000, places=2)


@given(MONEY)
def test_what_is_written_is_read_as_the_same_amount(amount):
    assert read(in_words(amount)) == amount


@given(MONEY)
def test_noughts_are_written_as_a_reader_expects_them(amount):
    words = in_words(amount)
    assert "零零" not in words
    assert not re.search("零[拾佰仟万亿兆角分]", words)
    assert "零元" not in words or amount == 0
    assert words.endswith("整") == (amount * 100 % 10 == 0)


@given(st.integers(min_value=1, max_value=10**16 - 1))
def test_a_nought_inside_a_group_is_read_once(number):
    """Between two digits of one group of four that noughts stand between, there is exactly one 零."""
    for written, group in zip(re.split("[兆亿万]", in_words(Decimal(number)).removesuffix("元整"))[::-1], groups(number), strict=False):
        inner = re.findall("0+", f"{group:04d}".strip("0"))
        assert written.lstrip("零").count("零") == len(inner)


def groups(number: int) -> list[int]:
    """The groups of four that are not nought, the lowest first; a nought at the end has no word of its own."""
    found = []
    while number:
        number, group = divmod(number, 10_000)
        found.append(group)
    lowest = 0 if found[0] else next(at for at, group in enumerate(found) if group)
    return [0] * bool(lowest) + [group for group in found[lowest:] if group]


@pytest.mark.parametrize(
    "amount, words",
    [
        ("1234.56", "壹仟贰佰叁拾肆元伍角陆分"), ("0", "零元整"), ("0.05", "伍分"), ("0.50", "伍角整"), ("10", "壹拾元整"),
        ("100.05", "壹佰元零伍分"), ("1680.32", "壹仟陆佰捌拾元叁角贰分"), ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("1409.50", "壹仟肆佰零玖元伍角整"), ("6007.14", "陆仟零柒元壹角肆分"), ("325.04", "叁佰贰拾伍元零肆分"),
        ("100000000", "壹亿元整"), ("100000001", "壹亿零壹元整"), ("100010000", "壹亿零壹万元整"), ("20030400", "贰仟零叁万零肆佰元整"),
        ("-12.30", "负壹拾贰元叁角整"), ("98600", "玖万捌仟陆佰元整"),
    ],
)  # fmt: skip
def test_amounts_as_the_counter_writes_them(amount, words):
    assert in_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["0.005", "10000000000000000"])
def test_what_is_no_amount_of_money_is_refused(amount):
    with pytest.raises(ValueError, match="written in words"):
        in_words(Decimal(amount))
