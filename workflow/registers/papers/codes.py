"""Check codes (核验码): a hundred random bits in Crockford's base 32, which has no letters that are taken for digits."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 5
LOOKS_LIKE = str.maketrans("OIL", "011")
LOOSE = str.maketrans("", "", " \t\r\n-‐–—_.")


def new_code() -> str:
    """A code nobody can guess; it follows from nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """As it is printed: 7K3PQ-M9D2R-…"""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def plain(typed: str) -> str:
    """What somebody typed, without spaces and dashes, in capitals; what cannot be a code is cut short and found nowhere."""
    return typed[:80].translate(LOOSE).upper().translate(LOOKS_LIKE)[: LENGTH + 1]
