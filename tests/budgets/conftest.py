"""The cast and the matters of ``tests.making`` for every test below."""

from tests.cast import cast
from tests.making import house, stage, template, walk

__all__ = ["cast", "house", "stage", "template", "walk"]
