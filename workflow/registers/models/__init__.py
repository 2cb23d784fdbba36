"""The books of the office (台账), one file a book."""

from .archive import ArchivePackage
from .limits import Limit
from .passport import Loan, Passport
from .visa import Visa

__all__ = ["ArchivePackage", "Limit", "Loan", "Passport", "Visa"]
