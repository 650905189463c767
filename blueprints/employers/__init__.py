"""Employers, their vacancies and candidates."""

from blueprints.employers import views
from blueprints.employers.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
