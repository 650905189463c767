"""Proposals of help, the agencies' answers, monthly packs, and the poverty team's agenda."""

from blueprints.interventions.views import agenda, answers, packs, referrals

__all__ = ["agenda", "answers", "packs", "referrals"]
