"""An employer's own data and its members; for staff also checking again and closing."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import BlockForm, EmployerForm, MemberForm
from blueprints.employers.views.moderation import MODERATORS
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.choices import grouped_choices
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import MemberRole, Role
from jobmatch.domain.errors import NotFound
from jobmatch.queries import answer_rates, employer_doubles
from jobmatch.queries import employers as reads
from jobmatch.services import employers
from jobmatch.services.work_words import title_of_industry


@bp.get("/pemberi-kerja/usaha-saya")
@roles(Role.EMPLOYER)
def show_own_employer() -> ResponseReturnValue:
    employer_id = current_actor().employer_id
    if employer_id is None:
        return redirect(url_for("employers.sign_up"))
    return _render(employer_id, MemberForm(), BlockForm())


@bp.get("/pemberi-kerja/<uuid:employer_id>")
@roles(*EMPLOYER_AND_STAFF)
def show_employer(employer_id: UUID) -> ResponseReturnValue:
    return _render(employer_id, MemberForm(), BlockForm())


@bp.route("/pemberi-kerja/<uuid:employer_id>/ubah", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def edit_employer(employer_id: UUID) -> ResponseReturnValue:
    shown = reads.get_own(current_actor(), employer_id)
    form = EmployerForm(obj=shown.employer)
    form.village_code.choices = grouped_choices(reads.list_villages_by_district(), _l("Pilih desa atau kelurahan"))
    if not form.is_submitted() and title_of_industry(shown.employer.kbli):
        form.kbli.choices = [(shown.employer.kbli, title_of_industry(shown.employer.kbli))]
    if form.validate_on_submit() and form.is_settled():
        with rules_on(form) as outcome:
            employers.edit_employer(current_actor(), employer_id, form.details(), form.version.data)
        if outcome.is_done:
            flash(gettext("Data usaha tersimpan."))
            return redirect(url_for("employers.show_employer", employer_id=employer_id))
    return render_template("employers/edit_employer.html", form=form, shown=shown), 422 if form.is_submitted() else 200


@bp.post("/pemberi-kerja/<uuid:employer_id>/anggota")
@roles(*EMPLOYER_AND_STAFF)
def add_member(employer_id: UUID) -> ResponseReturnValue:
    reads.get_own(current_actor(), employer_id)
    form = MemberForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            new = employers.NewMember(form.name.data, form.login.data, form.password.data, MemberRole(form.role.data))
            employers.invite_member(current_actor(), employer_id, new)
        if outcome.is_done:
            flash(gettext("Anggota ditambahkan. Sampaikan nama masuk dan kata sandinya secara langsung."))
            return redirect(url_for("employers.show_employer", employer_id=employer_id))
    return _render(employer_id, form, BlockForm()), 422


@bp.post("/pemberi-kerja/<uuid:employer_id>/anggota/<uuid:account_id>/keluarkan")
@roles(*EMPLOYER_AND_STAFF)
def remove_member(employer_id: UUID, account_id: UUID) -> ResponseReturnValue:
    form = MemberForm()
    with rules_on(form) as outcome:
        employers.remove_member(current_actor(), employer_id, account_id)
    if not outcome.is_done:
        return _render(employer_id, form, BlockForm()), 422
    flash(gettext("Anggota dikeluarkan. Aksesnya berhenti sekarang juga."))
    return redirect(url_for("employers.show_employer", employer_id=employer_id))


@bp.post("/pemberi-kerja/<uuid:employer_id>/periksa-ulang")
@roles(*MODERATORS)
def recheck_employer(employer_id: UUID) -> ResponseReturnValue:
    employers.recheck_employer(current_actor(), employer_id)
    flash(gettext("Tercatat: diperiksa ulang hari ini."))
    return redirect(url_for("employers.show_employer", employer_id=employer_id))


@bp.post("/pemberi-kerja/<uuid:employer_id>/tutup")
@roles(*MODERATORS)
def block_employer(employer_id: UUID) -> ResponseReturnValue:
    form = BlockForm()
    if form.validate_on_submit():
        employers.block_employer(current_actor(), employer_id, form.reason.data)
        flash(gettext("Pemberi kerja ditutup. Lowongannya tidak tampil lagi untuk umum."))
        return redirect(url_for("employers.show_employer", employer_id=employer_id))
    return _render(employer_id, MemberForm(), form), 422


@bp.post("/pemberi-kerja/<uuid:employer_id>/buka")
@roles(*MODERATORS)
def unblock_employer(employer_id: UUID) -> ResponseReturnValue:
    employers.unblock_employer(current_actor(), employer_id)
    flash(gettext("Pemberi kerja dibuka lagi."))
    return redirect(url_for("employers.show_employer", employer_id=employer_id))


@bp.get("/daftar-pemberi-kerja")
@roles(*MODERATORS, Role.COUNTER)
def list_employers() -> ResponseReturnValue:
    words = request.args.get("kata", "")[:80]
    return render_template("employers/list_employers.html", rows=reads.list_all(current_actor(), words), words=words)


def _render(employer_id: UUID, member_form: MemberForm, block_form: BlockForm) -> str:
    actor = current_actor()
    shown = reads.get_own(actor, employer_id)
    if actor.role is Role.EMPLOYER and actor.employer_id != employer_id:
        raise NotFound()
    return render_template(
        "employers/show_employer.html",
        shown=shown,
        industry=title_of_industry(shown.employer.kbli),
        rate=answer_rates.find_rate(employer_id),
        members=reads.list_members(actor, employer_id),
        may_manage=actor.is_staff or reads.find_role(actor) is MemberRole.OWNER,
        doubles=employer_doubles.find_doubles(shown.employer) if actor.is_staff else (),
        member_form=member_form,
        block_form=block_form,
    )
