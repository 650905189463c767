"""What a person does on the site, in the words of the office: each method is a page visited and a form sent."""

import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse


@dataclass
class Visitor:
    """A browser of one person, without scripts."""

    client: FlaskClient
    page: Any = None
    address: str = ""

    @classmethod
    def of(cls, app: Flask) -> "Visitor":
        return cls(app.test_client())

    def open(self, address: str) -> "Visitor":
        return self._take(self.client.get(address, follow_redirects=True))

    def follow(self, words: str) -> "Visitor":
        """Follow the first link with these words, looking at the page itself before its menus."""
        found = [*self.page.xpath("//main//a[@href]"), *self.page.xpath("//a[@href]")]
        links = [link.get("href") for link in found if words in _text(link)]
        assert links, f"no link “{words}” on {self.address}: {self.text[:500]}"
        return self.open(links[0])

    def send(self, button: str, **answers: Any) -> "Visitor":
        """Fill in the form that has this button with what is on the page already and with ``answers``, and send it."""
        return self._take(self._post(button, answers))

    def send_in_vain(self, button: str, **answers: Any) -> "Visitor":
        """Send a form that the site gives back with what is wrong in it."""
        return self._take(self._post(button, answers), status=422)

    def _post(self, button: str, answers: dict[str, Any]) -> TestResponse:
        form = self._form(button)
        fields = {key: value for key, value in form.form_values() if value}
        unknown = set(answers) - {name for name in form.fields if name}
        assert not unknown, f"no fields {unknown} in the form on {self.address}"
        pressed = {found.get("name"): found.get("value") for found in self._buttons(form, button) if found.get("name")}
        data = {**fields, **answers, **pressed}
        return self.client.post(form.get("action") or self.address, data=data, follow_redirects=True)

    def _buttons(self, form: Any, words: str) -> list[Any]:
        return [found for found in form.xpath(".//button") if words in _text(found)][:1]

    def _form(self, button: str) -> Any:
        for form in self.page.forms:
            if self._buttons(form, button):
                return form
        raise AssertionError(f"no button “{button}” on {self.address}: {self.text[:500]}")

    def field(self, beginning: str) -> str:
        """Return the first field on the page whose name begins so."""
        return str(self.page.xpath(f"//*[starts-with(@name, '{beginning}')]/@name")[0])

    def choose(self, field: str, words: str) -> str:
        """Return the value of the option that says ``words``."""
        found = self.page.xpath(f"//select[@name='{field}']/option[contains(., '{words}')]/@value")
        assert found, f"no option “{words}” in {field}"
        return str(found[0])

    @property
    def text(self) -> str:
        return _text(self.page.xpath("//main")[0])

    def sees(self, *words: str) -> "Visitor":
        for part in words:
            assert part in self.text, f"“{part}” is not on {self.address}: {self.text[:1500]}"
        return self

    def sees_no(self, *words: str) -> "Visitor":
        for part in words:
            assert part not in self.text, f"“{part}” is on {self.address}"
        return self

    def _take(self, answer: TestResponse, status: int = 200) -> "Visitor":
        assert answer.status_code == status, f"{answer.status_code} at {answer.request.path}: {answer.text[:3000]}"
        self.page, self.address = html.document_fromstring(answer.text), answer.request.full_path.rstrip("?")
        return self


def _text(element: Any) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()
