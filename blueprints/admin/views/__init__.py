"""Accounts of officials, opened numbers, outgoing messages, background jobs, and the living page of the design."""

from blueprints.admin.views import account_acts, accounts, background, design, links, outbox, reveals

__all__ = ["account_acts", "accounts", "background", "design", "links", "outbox", "reveals"]
