"""Charts (图): SVG drawn here, wide for a desk and paper, tall for a phone; colours come from the classes of the style sheet.

A chart says in its label what it shows; everything in it stands in a table of the page, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDE, PHONE = 452, 318
FLOOR, TOP = 212, 24  # of the columns
LINE, BAR = 34, 16


@dataclass(frozen=True)
class Point:
    """One thing compared: now, and a year before; ``words`` stand behind its bar."""

    name: str
    now: int
    before: int = 0
    words: str = ""


def columns(points: Sequence[Point], *, label: str) -> SafeString:
    """Standing columns, the year before in grey beside each; on a phone they lie."""
    most = max([1, *(point.now for point in points), *(point.before for point in points)])
    step = WIDE / max(1, len(points))
    rules = format_html_join("", '<line class="rule" x1="0" x2="452" y1="{0}" y2="{0}"/>', ((FLOOR - 47 * n,) for n in range(5)))
    drawn = format_html_join("", "{}", ((_column(point, number, step=step, most=most),) for number, point in enumerate(points)))
    return format_html("{}{}", _svg("wide", WIDE, 240, label, format_html("{}{}", rules, drawn)), _lying(points, most, label=label))


def _column(point: Point, number: int, *, step: float, most: int) -> SafeString:
    left, width = number * step + 3, (step - 9) / 2
    now, before = (round((FLOOR - TOP) * value / most) for value in (point.now, point.before))
    return format_html(
        '<rect class="bar-2" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<rect class="bar" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text class="strong" x="{}" y="{}" text-anchor="middle">{}</text><text x="{}" y="234" text-anchor="middle">{}</text>',
        *_formatted(left, FLOOR - before, width, before),
        *_formatted(left + width + 1, FLOOR - now, width, now), f"{left + width * 1.5 + 1:.1f}", FLOOR - now - 6, point.now,
        f"{left + width:.1f}", point.name,
    )  # fmt: skip


def _formatted(x: float, y: int, width: float, height: int) -> tuple[str, int, str, int]:
    return f"{x:.1f}", y, f"{width:.1f}", height


def _lying(points: Sequence[Point], most: int, *, label: str) -> SafeString:
    rows = format_html_join("", (
        '<text x="0" y="{}">{}</text><rect class="bar" x="52" y="{}" width="{}" height="11" rx="2"/>'
        '<rect class="bar-2" x="52" y="{}" width="{}" height="5" rx="2"/><text class="strong" x="{}" y="{}">{}</text>'
    ), (
        (28 * n + 18, point.name, 28 * n + 5, _length(point.now, most, 220), 28 * n + 18, _length(point.before, most, 220),
         58 + _length(point.now, most, 220), 28 * n + 15, point.now)
        for n, point in enumerate(points)
    ))  # fmt: skip
    return _svg("phone", PHONE, 28 * len(points), label, rows)


def bars(points: Sequence[Point], *, label: str) -> SafeString:
    """Lying bars with their words behind them."""
    most = max([1, *(point.now for point in points)])
    return format_html("{}{}", _bars("wide", WIDE, 120, points, most, label), _bars("phone", PHONE, 92, points, most, label))


def _bars(form: str, width: int, left: int, points: Sequence[Point], most: int, label: str) -> SafeString:
    room = width - left - 118
    rows = format_html_join("", (
        '<text x="0" y="{}">{}</text><rect class="bar" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text x="{}" y="{}"><tspan class="strong">{}</tspan> {}</text>'
    ), (
        (LINE * n + 21, _short(point.name, left), left, LINE * n + 8, _length(point.now, most, room), BAR,
         left + 8 + _length(point.now, most, room), LINE * n + 21, point.now, point.words)
        for n, point in enumerate(points)
    ))  # fmt: skip
    return _svg(form, width, LINE * len(points), label, rows)


def _length(value: int, most: int, room: int) -> int:
    return max(1, round(room * value / most))


def _short(name: str, room: int) -> str:
    """As much of a name as fits; a Chinese character is as wide as two others."""
    width, kept = 0, ""
    for letter in name:
        width += 13 if ord(letter) > 0x2E80 else 7
        if width > room - 8:
            return kept[:-1] + "…"
        kept += letter
    return name


def _svg(form: str, width: int, height: int, label: str, inside: SafeString) -> SafeString:
    return format_html(
        '<svg class="chart only-{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>', form, width, height, label, inside
    )
