"""Imprints: of a matter in force, of a draft that has no number yet, of a cancelled one."""

from dataclasses import replace

from workflow.printing.imprint import Imprint, Standing

IMPRINT = Imprint(
    number="LJ-2026-0137", revision=2, digest="3f9a1c07d2be", standing=Standing.VALID,
    address="https://waishi.example.edu/verify/AB7KQ-29XMT-5HRWD",
)  # fmt: skip
BLANK, DRAFT, VOID = Imprint(), replace(IMPRINT, standing=Standing.DRAFT), replace(IMPRINT, standing=Standing.VOID)
