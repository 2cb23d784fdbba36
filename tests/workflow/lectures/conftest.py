"""The cast for every test below."""

from tests.cast import cast

__all__ = ["cast"]
