"""Are two person records one? Blocking, comparison, Fellegi-Sunter by EM, reasons; never a merge by itself."""

from matching.duplicates.finder import find_duplicates
from matching.duplicates.reading import run_duplicates
from matching.duplicates.records import DuplicatePair, DuplicateReason, PersonRecord, Zone

__all__ = ["DuplicatePair", "DuplicateReason", "PersonRecord", "Zone", "find_duplicates", "run_duplicates"]
