"""Signing in by password or PIN, links from the office, and one's own account."""

from blueprints.auth.views import links, own_account, sent_codes, signing_in

__all__ = ["links", "own_account", "sent_codes", "signing_in"]
