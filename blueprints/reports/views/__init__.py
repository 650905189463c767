"""The views of this area, a file per matter."""

from blueprints.reports.views import tables

__all__ = ["tables"]
