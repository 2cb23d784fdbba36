"""Amounts in words (大写金额): 1234.56 is 壹仟贰佰叁拾肆元伍角陆分, as vouchers and settlements want it.

元 and 角 end with 整, 分 does not; several noughts are read as one 零, those at the end of a group of four not at all.
"""

from decimal import Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "兆")
MOST = Decimal(10) ** 16


def in_words(amount: Decimal) -> str:
    """The amount to the cent; raises ValueError beyond 兆 or where it has parts of a cent."""
    cents = amount * 100
    if cents != cents.to_integral_value() or abs(amount) >= MOST:
        raise ValueError(f"{amount} is no amount of money that can be written in words.")
    yuan, rest = divmod(abs(int(cents)), 100)
    tens, ones = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan or not rest else ""
    words += f"{DIGITS[tens]}角" if tens else "零" if yuan and ones else ""
    words += f"{DIGITS[ones]}分" if ones else "整"
    return ("负" if amount < 0 else "") + words


def _whole(number: int) -> str:
    """The whole yuan, four digits at a time."""
    if not number:
        return DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words, nought = "", False
    for at in reversed(range(len(groups))):
        group = groups[at]
        nought = nought or bool(words) and group < 1000
        if group:
            words += ("零" if nought and words else "") + _group(group) + GROUPS[at]
            nought = False
    return words


def _group(group: int) -> str:
    words, nought = "", False
    for at in reversed(range(4)):
        digit = group // 10**at % 10
        if digit:
            words += ("零" if nought else "") + DIGITS[digit] + PLACES[at]
        nought = not digit and bool(words)
    return words
