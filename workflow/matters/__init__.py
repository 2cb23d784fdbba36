"""The kinds of matters, one folder or one file each; independent of one another."""
