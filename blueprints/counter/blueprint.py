"""The blueprint that this area's views hang on."""

from flask import Blueprint

bp = Blueprint("counter", __name__)
