"""What the comparison of a delegation cites more than once."""

OVERSTAY = {"rule": "OUT-25", "source": "S06"}
AS_APPROVED = {"rule": "OUT-24", "source": "S06 S18 S20"}
