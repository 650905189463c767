"""Closed lists of the KTP, as the AK-1 card prints them; printed words, therefore not translated."""

from wtforms.fields import SelectChoice

MARITAL = [SelectChoice(value, value) for value in ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")]
FAITHS = [SelectChoice(value, value) for value in ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan")]
