"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage
from .limits import Limit
from .paper import IssuedPaper, PaperOrder
from .passport import Loan, Passport
from .visa import Visa

__all__ = ["ArchivePackage", "IssuedPaper", "Limit", "Loan", "PaperOrder", "Passport", "Visa"]
