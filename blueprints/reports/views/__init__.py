"""The views of this area, a file per matter."""

from blueprints.reports.views import choices, closing, entries, issues, matching, opening, tables

__all__ = ["choices", "closing", "entries", "issues", "matching", "opening", "tables"]
