"""Kalimat resmi hari ini: on the page, as PDF, as a picture."""

import io

from flask import current_app, render_template, send_file
from flask.typing import ResponseReturnValue

from blueprints.figures.blueprint import bp
from blueprints.figures.roles import READERS
from jobmatch import clock
from jobmatch.access import roles
from jobmatch.documents.sentence_sheet import write_sheet
from jobmatch.domain.official_sentence import official_sentence
from jobmatch.queries import official_facts
from jobmatch.services import site_facts

TYPES = {"pdf": "application/pdf", "png": "image/png"}


@bp.get("/kalimat-resmi")
@roles(*READERS)
def show_sentence() -> ResponseReturnValue:
    facts = official_facts.get_official_facts(clock.today())
    return render_template("figures/show_sentence.html", facts=facts, sentence=official_sentence(facts), day=clock.today())


@bp.get('/kalimat-resmi/berkas/<any("pdf", "png"):kind>')
@roles(*READERS)
def download_sentence(kind: str) -> ResponseReturnValue:
    today = clock.today()
    sentence = official_sentence(official_facts.get_official_facts(today))
    office: str = current_app.extensions["jobmatch_settings"].office_name
    content = write_sheet(sentence, office, today, kind, is_demo=site_facts.holds_demo())
    return send_file(io.BytesIO(content), TYPES[kind], as_attachment=True, download_name=f"kalimat-resmi-{today}.{kind}")
