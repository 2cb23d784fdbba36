"""What the papers are filled with (取数): one file for each form; everything is looked up here, nothing in the form."""

from . import f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, f11, f12, f13, f14, f15, f24, f25, f26, f27

__all__ = [
    "f01", "f02", "f03", "f04", "f05", "f06", "f07", "f08", "f09", "f10", "f11", "f12", "f13", "f14", "f15", "f24", "f25",
    "f26", "f27",
]  # fmt: skip
