"""Brings a broken rule back to the form it belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import gettext
from flask_wtf import FlaskForm

from jobmatch.domain.errors import RuleBroken


class FormOutcome:
    """Whether the guarded block went through."""

    is_done = False


@contextmanager
def rules_on(form: FlaskForm) -> Iterator[FormOutcome]:
    """Run a service call; a broken rule becomes the error of its field (or of the whole form)."""
    outcome = FormOutcome()
    try:
        yield outcome
        outcome.is_done = True
    except RuleBroken as error:
        text = gettext(error.message, **error.facts)
        if error.field and error.field in form:
            form[error.field].errors = [*form[error.field].errors, text]
        else:
            form.form_errors.append(text)
