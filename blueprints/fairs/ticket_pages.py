"""A ticket in its four forms: page, PDF, slip and text."""

from datetime import datetime

from flask import Response, render_template, url_for
from flask_babel import gettext
from markupsafe import Markup

from blueprints.fairs.forms import NeedsForm
from blueprints.shared.personal_urls import demo_mark, personal_url
from jobmatch import clock
from jobmatch.documents.marks import Mark
from jobmatch.documents.qr import qr_svg
from jobmatch.documents.ticket_pdf import PaperTicket, TicketWords, ticket_pdf
from jobmatch.domain.enums import RegistrationState, VisitorNeed
from jobmatch.domain.tickets import spaced
from jobmatch.formatting import jam, tanggal
from jobmatch.queries import fair_tickets
from jobmatch.queries.fair_tickets import TicketRow

FORMS = ("pdf", "slip", "teks")


def ticket_card(ticket: TicketRow) -> dict[str, object]:
    """Return what the ticket macro prints."""
    return {
        "fair": ticket.fair_name,
        "name": ticket.holder,
        "code": spaced(ticket.code),
        "door": ticket.door or "A",
        "session": session_words(ticket.starts_at, ticket.ends_at),
        "place": ", ".join(part for part in (ticket.place, ticket.hall) if part),
        "queue_number": ticket.queue_number,
        "qr": Markup(qr_svg(ticket.qr_text)),  # noqa: S704 - our own SVG
        "needs": [gettext(VisitorNeed(need).label) for need in ticket.needs if need in set(VisitorNeed)],
    }


def session_words(starts_at: datetime | None, ends_at: datetime | None) -> str:
    """Return the day and hours of a session in words; walk-ins have none."""
    if starts_at is None or ends_at is None:
        return gettext("tanpa sesi, dilayani sesuai nomor")
    return gettext("%(day)s, pukul %(start)s sampai %(end)s", day=tanggal(starts_at), start=jam(starts_at)[:5], end=jam(ends_at))


def show_ticket(ticket: TicketRow, form: NeedsForm | None = None) -> tuple[str, int]:
    """Return the page of a ticket."""
    page = render_template(
        "fairs/show_ticket.html",
        ticket=ticket,
        card=ticket_card(ticket),
        line=fair_tickets.find_place_in_line(ticket),
        form=form or NeedsForm(needs=ticket.needs),
        now=clock.now(),
        links={name: form_url(ticket, name) for name in FORMS},
    )
    return page, 422 if form is not None else 200


def form_url(ticket: TicketRow, form: str) -> str:
    """Return the address of one form of a ticket."""
    return url_for("fairs.print_ticket", registration_id=ticket.id, token=ticket.token, form=form)


def print_ticket(ticket: TicketRow, form: str) -> Response:
    """Return a ticket as PDF, slip or text."""
    if form == "pdf":
        return _pdf(ticket)
    if form == "slip":
        return Response(render_template("fairs/print_ticket.html", ticket=ticket, card=ticket_card(ticket)))
    return Response(ticket_message(ticket), mimetype="text/plain")


def ticket_message(ticket: TicketRow) -> str:
    """Return the ticket as words for an SMS or a chat."""
    lines = [
        demo_mark(),
        ticket.fair_name,
        session_words(ticket.starts_at, ticket.ends_at),
        ", ".join(part for part in (ticket.place, ticket.hall) if part),
        gettext("Pintu %(door)s, nomor antre %(number)s", door=ticket.door or "A", number=ticket.queue_number),
        gettext("Kode tiket: %(code)s", code=spaced(ticket.code)),
        gettext("Daftar tunggu: tunggu tawaran tempat dulu.") if ticket.state is RegistrationState.WAITING else None,
        gettext("Tunjukkan kode ini di pintu. Gratis."),
        personal_url("fairs.open_ticket", registration_id=ticket.id, token=ticket.token),
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _pdf(ticket: TicketRow) -> Response:
    mark = Mark(demo_mark() is not None)
    words = TicketWords(
        title=gettext("Tiket %(fair)s", fair=ticket.fair_name),
        door=gettext("Pintu"),
        number=gettext("Nomor antre"),
        needs=gettext("Perlu disiapkan"),
        qr=gettext("Kode QR tiket"),
        foot=gettext("Tunjukkan kode ini di pintu, dari layar atau kertas. Gratis."),
    )
    card = ticket_card(ticket)
    paper = PaperTicket(
        fair=ticket.fair_name,
        name=ticket.holder,
        code=spaced(ticket.code),
        qr_text=ticket.qr_text,
        session=str(card["session"]),
        place=str(card["place"]),
        door=ticket.door or "A",
        number=str(ticket.queue_number),
        needs=", ".join(gettext(VisitorNeed(need).label) for need in ticket.needs if need in set(VisitorNeed)),
    )
    name = mark.file_name(f"tiket-{ticket.code}.pdf")
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(ticket_pdf(words, paper, clock.today(), mark), mimetype="application/pdf", headers=headers)
