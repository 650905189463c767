"""Turns errors into pages that help, once for the whole application."""

from flask import Flask, render_template
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from jobmatch.domain.errors import Conflict, DomainError, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_

STATUS = {NotFound: 404, NotAllowed: 403, Conflict: 409, RuleBroken: 422}
PAGES = (403, 404, 409, 422, 500)
EXPIRED_FORM = N_("Formulir ini sudah terlalu lama terbuka. Muat ulang halaman, lalu kirim lagi.")


def _domain_error(error: DomainError) -> tuple[str, int]:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    message = gettext(error.message, **error.facts) if error.message else ""
    return render_template(f"errors/{status}.html", message=message), status


def _http_error(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    page = status if status in PAGES else (404 if status < 500 else 500)
    return render_template(f"errors/{page}.html", message=""), status


def _csrf_error(_error: CSRFError) -> tuple[str, int]:
    return render_template("errors/422.html", message=gettext(EXPIRED_FORM)), 400


def register_error_pages(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(HTTPException, _http_error)
