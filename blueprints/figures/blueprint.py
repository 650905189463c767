"""The blueprint that this area's views hang on."""

from flask import Blueprint

bp = Blueprint("figures", __name__)
