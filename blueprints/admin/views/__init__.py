"""Accounts of officials, opened numbers, and the living page of the design."""

from blueprints.admin.views import account_acts, accounts, design, links, reveals

__all__ = ["account_acts", "accounts", "design", "links", "reveals"]
