"""One verb, one file: find it by its name."""
