"""The living page of the design."""

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from blueprints.admin import design_samples
from blueprints.admin.blueprint import bp
from blueprints.admin.design_form import ShowDesignForm
from jobmatch.access import roles
from jobmatch.domain.enums import Role

STAFF = (
    Role.DISTRICT_SUPERVISOR,
    Role.COUNTER,
    Role.PLACEMENT,
    Role.SECTION_HEAD,
    Role.OFFICE_HEAD,
    Role.SECTOR_OFFICER,
    Role.ADMIN,
)


@bp.get("/rancangan")
@roles(*STAFF)
def show_design() -> ResponseReturnValue:
    wrong = ShowDesignForm(MultiDict({"name": "", "born": "17-08"}), prefix="salah")
    wrong.validate()
    return render_template(
        "admin/show_design.html",
        form=ShowDesignForm(formdata=None),
        filter_form=ShowDesignForm(formdata=None, prefix="saring"),
        wrong=wrong,
        samples=design_samples,
    )
