"""Choice fields take the domain's pairs and translate their labels when the page is drawn."""

import pytest
from flask import Flask
from flask_wtf import FlaskForm

from blueprints.shared.fields import RadioField, SelectField, SelectMultipleField

pytestmark = pytest.mark.one_database

PAIRS = [("a", "Satu"), ("b", "Dua")]


class EveryChoiceForm(FlaskForm):
    radio = RadioField("Radio", choices=PAIRS)
    one = SelectField("Satu saja", choices=PAIRS)
    many = SelectMultipleField("Beberapa", choices=PAIRS)


@pytest.mark.parametrize("name", ["radio", "one", "many"])
def test_choice_field_offers_the_pairs_it_was_given(app: Flask, name: str) -> None:
    with app.test_request_context():
        assert [(option.data, str(option.label.text)) for option in EveryChoiceForm()[name]] == PAIRS


def test_choices_of_one_form_can_be_replaced_by_pairs(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"one": "c", "radio": "a", "many": "b"}):
        form = EveryChoiceForm()
        form.one.choices = [("c", "Tiga")]
        assert form.validate(), form.errors
    with app.test_request_context(method="POST", data={"one": "c", "radio": "a", "many": "b"}):
        assert not EveryChoiceForm().validate(), "the class kept another form's choices"
