"""The list of officials' accounts, one account, a new one, a changed one, a successor."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.admin.blueprint import bp
from blueprints.admin.forms import HandOverForm, OfficialForm
from blueprints.shared.act_words import line_of
from blueprints.shared.form_errors import rules_on
from blueprints.shared.paging import page_count, page_number, page_urls
from jobmatch.access import current_actor, roles
from jobmatch.domain.account_rules import roles_looked_after_by
from jobmatch.domain.enums import Role
from jobmatch.queries import account_pages, history, places
from jobmatch.services import accounts

CARERS = (Role.ADMIN, Role.SECTION_HEAD, Role.PLACEMENT)
SLUGS = {role.label.lower().replace(" ", "-"): role for role in Role if role in roles_looked_after_by(Role.ADMIN)}
NEW_ROLE = "<any({}):role_name>".format(", ".join(f"'{slug}'" for slug in SLUGS))


@bp.get("/akun-petugas")
@roles(*CARERS)
def list_accounts() -> ResponseReturnValue:
    actor = current_actor()
    chosen = _chosen()
    rows, total = account_pages.list_accounts(actor, chosen)
    return render_template(
        "admin/list_accounts.html",
        rows=rows,
        total=total,
        chosen=chosen,
        page_count=page_count(total, account_pages.PAGE_SIZE),
        url_of=page_urls(),
        role_choices=_officials(actor.role),
        citizens=account_pages.count_citizens() if actor.role is Role.ADMIN else None,
    )


@bp.get("/akun-petugas/baru")
@roles(*CARERS)
def choose_role() -> ResponseReturnValue:
    allowed = _officials(current_actor().role)
    choices = {slug: role for slug, role in SLUGS.items() if role in allowed}
    if len(choices) == 1:
        return redirect(url_for("admin.add_official", role_name=next(iter(choices))))
    return render_template("admin/choose_role.html", choices=choices)


@bp.route(f"/akun-petugas/baru/{NEW_ROLE}", methods=["GET", "POST"])
@roles(*CARERS)
def add_official(role_name: str) -> ResponseReturnValue:
    role = SLUGS[role_name]
    if role not in roles_looked_after_by(current_actor().role):
        abort(404)
    form = OfficialForm()
    form.keep_for(role, *_places(), needs_login=True)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            account_id = accounts.add_official(current_actor(), form.official(role))
        if outcome.is_done:
            flash(gettext("Akun dibuat. Berikutnya: buatkan tautan supaya orangnya bisa masuk."), "success")
            return redirect(url_for("admin.show_account", account_id=account_id))
    return render_template("admin/add_official.html", form=form, role=role), 422 if form.is_submitted() else 200


@bp.get("/akun-petugas/<uuid:account_id>")
@roles(*CARERS)
def show_account(account_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    account = account_pages.get_account(actor, account_id)
    acts, total = history.list_account_history(account_id)
    return render_template(
        "admin/show_account.html",
        shown=account,
        lines=[line_of(act) for act in acts[:15]],
        total=total,
        is_own=account_id == actor.user_id,
        may_change_role=actor.role is Role.ADMIN,
    )


@bp.route("/akun-petugas/<uuid:account_id>/ubah", methods=["GET", "POST"])
@roles(*CARERS)
def change_official(account_id: UUID) -> ResponseReturnValue:
    account = account_pages.get_account(current_actor(), account_id)
    role = _next_role(account.head.role)
    form = OfficialForm(data=_as_form(account))
    form.keep_for(role, *_places(), needs_login=account.head.login is None)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            accounts.change_official(current_actor(), account_id, form.official(role, account.head.login))
        if outcome.is_done:
            flash(gettext("Perubahan tersimpan."), "success")
            return redirect(url_for("admin.show_account", account_id=account_id))
    page = render_template("admin/change_official.html", form=form, shown=account, role=role)
    return page, 422 if form.is_submitted() else 200


@bp.route("/akun-petugas/<uuid:account_id>/serah-terima", methods=["GET", "POST"])
@roles(*CARERS)
def hand_over(account_id: UUID) -> ResponseReturnValue:
    account = account_pages.get_account(current_actor(), account_id)
    if account.head.role is not Role.VILLAGE_OFFICER:
        abort(404)
    form = HandOverForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            successor = accounts.hand_over(current_actor(), account_id, form.display_name.data, form.phone.data)
        if outcome.is_done:
            flash(gettext("Serah terima selesai. Ponsel lama sudah putus. Buatkan tautan untuk pengganti."), "success")
            return redirect(url_for("admin.show_account", account_id=successor))
    return render_template("admin/hand_over.html", form=form, shown=account), 422 if form.is_submitted() else 200


def _next_role(present: Role) -> Role:
    """Only the administrator leads an account into another role, over the page that asks for it."""
    wanted = request.args.get("peran", "")
    is_allowed = current_actor().role is Role.ADMIN and wanted in roles_looked_after_by(Role.ADMIN)
    return Role(wanted) if is_allowed else present


def _as_form(account: account_pages.AccountPage) -> dict[str, str | None]:
    return {
        "display_name": account.head.display_name,
        "phone": account.phone,
        "village_code": account.village_code,
        "district_code": account.district_code,
        "agency": account.agency,
    }


def _chosen() -> account_pages.AccountFilter:
    role = request.args.get("peran")
    return account_pages.AccountFilter(
        role=Role(role) if role in set(Role) else None,
        words=request.args.get("kata", ""),
        with_ended="tutup" in request.args,
        only_waiting="belum" in request.args,
        page=page_number(),
    )


def _officials(role: Role) -> list[Role]:
    return [found for found in Role if found in roles_looked_after_by(role) - account_pages.CITIZENS]


def _places() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    blank = ("", gettext("Pilih …"))
    return [blank, *places.list_village_choices()], [blank, *places.list_district_choices()]
