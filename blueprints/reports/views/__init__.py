"""The views of this area, a file per matter."""

from blueprints.reports.views import choices, closing, issues, tables

__all__ = ["choices", "closing", "issues", "tables"]
