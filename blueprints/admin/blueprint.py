"""The blueprint that this area's views hang on."""

from flask import Blueprint

bp = Blueprint("admin", __name__)
