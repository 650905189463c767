"""Fields of forms: every input has its words, and an error is tied to the input that it is about."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FileField, Form, PasswordField, StringField, TextAreaField, widgets
from wtforms.validators import InputRequired, Optional

from blueprints.shared.fields import RadioField, SelectField, SelectMultipleField

FIELD = '{% from "components/field.html" import field %}'
SUMMARY = '{% from "components/error_summary.html" import error_summary %}{{ error_summary(form) }}'
Show = Callable[..., Any]


class SampleForm(Form):
    name = StringField("Nama", [InputRequired("Tulis nama.")])
    village = SelectField("Desa", choices=[("", "Pilih"), ("1", "Air Contoh")], validators=[InputRequired("Pilih desa.")])
    note = TextAreaField("Catatan", [Optional()])
    per = RadioField("Upah per?", choices=[("m", "Bulan"), ("d", "Hari")], validators=[InputRequired("Pilih satu.")])
    skills = SelectMultipleField(
        "Bisa apa",
        choices=[("a", "Petik kopi"), ("b", "Menyopir")],
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(),
    )
    agrees = BooleanField("Setuju", [InputRequired("Centang bila setuju.")])


@pytest.fixture
def wrong() -> SampleForm:
    form = SampleForm(MultiDict({"name": ""}))
    assert not form.validate()
    return form


def labels_of(page: Any, field_id: str) -> list[str]:
    return [label.text_content().strip() for label in page.cssselect(f'label[for="{field_id}"]')]


@pytest.mark.parametrize("name", ["name", "village", "note", "agrees"])
def test_single_field_has_exactly_one_label(show: Show, name: str) -> None:
    form = SampleForm()
    page = show(FIELD + "{{ field(form[name]) }}", form=form, name=name)
    assert len(labels_of(page, name)) == 1


@pytest.mark.parametrize(("name", "legend"), [("per", "Upah per?"), ("skills", "Bisa apa")])
def test_group_is_a_fieldset_with_legend_and_a_label_per_choice(show: Show, name: str, legend: str) -> None:
    page = show(FIELD + "{{ field(form[name]) }}", form=SampleForm(), name=name)
    assert page.cssselect("fieldset legend")[0].text_content().strip() == legend
    inputs = page.cssselect("fieldset input")
    assert len(inputs) == 2
    assert all(len(labels_of(page, item.get("id"))) == 1 for item in inputs)


def test_optional_field_says_that_it_may_stay_empty_and_required_does_not(show: Show) -> None:
    page = show(FIELD + "{{ field(form.note) }}{{ field(form.name) }}", form=SampleForm())
    assert labels_of(page, "note") == ["Catatan (boleh dikosongkan)"]
    assert labels_of(page, "name") == ["Nama"]


def test_hint_and_error_are_read_with_the_input(show: Show, wrong: SampleForm) -> None:
    page = show(FIELD + '{{ field(form.name, hint="Seperti di KTP.") }}', form=wrong)
    (box,) = page.cssselect("#name")
    described = [page.get_element_by_id(key).text_content() for key in box.get("aria-describedby").split()]
    assert "Seperti di KTP." in described[0]
    assert "Tulis nama." in described[1]
    assert box.get("aria-invalid") == "true"


def test_field_without_hint_and_error_points_to_nothing(show: Show) -> None:
    page = show(FIELD + "{{ field(form.name) }}", form=SampleForm())
    assert page.cssselect("#name")[0].get("aria-describedby") is None


def test_extra_attributes_reach_the_input(show: Show) -> None:
    page = show(FIELD + '{{ field(form.name, inputmode="numeric") }}', form=SampleForm())
    assert page.cssselect("#name")[0].get("inputmode") == "numeric"


def test_summary_links_every_error_to_something_on_the_page(show: Show, wrong: SampleForm) -> None:
    fields = "{% for item in form %}{{ field(item) }}{% endfor %}"
    page = show(FIELD + SUMMARY + fields, form=wrong)
    links = page.cssselect(".error-summary a")
    assert len(links) == len(wrong.errors) == 4
    for link in links:
        assert page.get_element_by_id(link.get("href").removeprefix("#")).tag in ("input", "select", "textarea")


def test_summary_stays_away_without_errors(show: Show) -> None:
    assert show(SUMMARY, form=SampleForm()).cssselect(".error-summary") == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [(PasswordField, "Kata sandi perlu diketik lagi."), (FileField, "Berkas perlu dipilih lagi."), (StringField, "")],
)
def test_summary_says_what_a_browser_does_not_keep(show: Show, kind: type, told: str) -> None:
    form = type("AnyForm", (Form,), {"any": kind("Isian", [InputRequired("Isi.")])})(MultiDict({}))
    assert not form.validate()
    said = show(SUMMARY, form=form).cssselect(".error-summary p")[0].text_content()
    assert said == f"{told} Isian lain tetap tersimpan di halaman ini.".strip()
