"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage, Period, Reappraisal, Retention
from .cabinet import Cabinet, CabinetEvent, Fetch
from .custody import BoxHandover, Happening
from .disposal import Disposal
from .limits import Limit
from .paper import IssuedPaper, PaperOrder
from .passport import Loan, Passport
from .stocktaking import Difference, StockLine, Stocktaking
from .transfer import Transfer
from .visa import Visa

__all__ = [
    "ArchivePackage", "BoxHandover", "Cabinet", "CabinetEvent", "Difference", "Disposal", "Fetch", "Happening", "IssuedPaper",
    "Limit", "Loan", "PaperOrder", "Passport", "Period", "Reappraisal", "Retention", "StockLine", "Stocktaking", "Transfer", "Visa",
]  # fmt: skip
