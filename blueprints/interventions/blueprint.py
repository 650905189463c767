"""The blueprint that this area's views hang on."""

from flask import Blueprint

bp = Blueprint("interventions", __name__)
