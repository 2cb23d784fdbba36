"""The progress picture (办理流程图): a round as SVG, wide for a desk and paper, tall for a phone.

``words`` says what stands in a box, ``boxes`` finds a place for everything, ``drawing`` writes it down. Text stays text;
colours come from the classes under ``.picture`` in the style sheet: it is at home by day, by night and on paper.
"""

from approvals.picture.boxes import Place, tall_place, wide_place
from approvals.picture.drawing import drawn
from approvals.progress import Progress

__all__ = ["Place", "tall", "tall_place", "wide", "wide_place"]


def wide(progress: Progress) -> str:
    """From left to right, for a desk and for paper."""
    return drawn(progress, wide_place(progress), name="wide")


def tall(progress: Progress) -> str:
    """From top to bottom, for a phone."""
    return drawn(progress, tall_place(progress), name="tall")
