"""Home: the public front, or what waits for the one who is signed in."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.public.blueprint import bp
from blueprints.public.home_words import WORDS
from blueprints.shared.navigation import tasks_for
from blueprints.shared.vacancy_cards import card_of
from jobmatch import clock
from jobmatch.access import current_actor, public, reflects_nothing
from jobmatch.domain.actors import OFFICE_STAFF
from jobmatch.domain.enums import Role
from jobmatch.queries import front_page, vacancies

NEWEST = 3
WATCHERS = OFFICE_STAFF | {Role.DISTRICT_SUPERVISOR, Role.ADMIN}


@bp.get("/")
@public
@reflects_nothing
def home() -> ResponseReturnValue:
    actor = current_actor()
    if actor.role is not Role.VISITOR:
        coverage = front_page.find_coverage(clock.today()) if actor.role in WATCHERS else None
        return render_template(
            "public/workplace.html", tasks=tasks_for(actor), coverage=coverage, words=WORDS[actor.role], role=actor.role
        )
    page = vacancies.list_public(1)
    return render_template(
        "public/home.html",
        open_count=page.total,
        newest=[card_of(row, url_for("public.show_vacancy", vacancy_id=row.vacancy.id)) for row in page.rows[:NEWEST]],
        coverage=front_page.find_coverage(clock.today()),
        fair=front_page.find_next_fair(clock.today()),
    )
