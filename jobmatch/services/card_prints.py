"""Printing AK-1 cards: each print shows a NIK in full, so each is on record."""

from collections.abc import Sequence
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import transaction
from jobmatch.queries.card_papers import PrintedCard, list_printed
from jobmatch.services import audit
from jobmatch.services.ak1_cards import ISSUERS


def read_for_print(actor: Actor, cards: Sequence[UUID]) -> Sequence[PrintedCard]:
    """Return what is printed on the cards.

    Raises:
        NotAllowed: not this actor's to print. NotFound: none of them can be printed.
    """
    if actor.role not in ISSUERS:
        raise NotAllowed
    found = list_printed(cards)
    if not found:
        raise NotFound
    with transaction():
        for row in found:
            audit.record(actor, "print_card", "ak1_card", row.card.id, fields=["nik"], reason=str(clock.today()))
    return list_printed(cards)
