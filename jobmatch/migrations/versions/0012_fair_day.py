"""Job Fair: signed tickets, phones at doors and booths, what they saw, choices of booths, replaced codes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "fair_devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("booth_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("door", sa.String(length=30), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unsent_count", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["booth_id"], ["fair_booths.id"], name=op.f("fk_fair_devices_booth_id_fair_booths")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_devices_fair_id_fairs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_devices")),
        sa.UniqueConstraint("fair_id", "number", name=op.f("uq_fair_devices_fair_id_number")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_fair_devices_secret_hash")),
    )
    op.create_table(
        "fair_choices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("booth_id", sa.Uuid(), nullable=False),
        sa.Column("turn_number", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["booth_id"], ["fair_booths.id"], name=op.f("fk_fair_choices_booth_id_fair_booths")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["fair_registrations.id"], name=op.f("fk_fair_choices_registration_id_fair_registrations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_choices")),
        sa.UniqueConstraint("registration_id", "booth_id", name=op.f("uq_fair_choices_registration_id_booth_id")),
    )
    with op.batch_alter_table("fair_choices", schema=None) as batch_op:
        batch_op.create_index("ix_fair_choices_booth", ["booth_id", "turn_number"], unique=False)

    op.create_table(
        "fair_revoked_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_revoked_codes_fair_id_fairs")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["fair_registrations.id"], name=op.f("fk_fair_revoked_codes_registration_id_fair_registrations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_revoked_codes")),
        sa.UniqueConstraint("code", name=op.f("uq_fair_revoked_codes_code")),
    )
    with op.batch_alter_table("fair_revoked_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fair_revoked_codes_fair_id"), ["fair_id"], unique=False)

    op.create_table(
        "fair_scans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=True),
        sa.Column("registration_id", sa.Uuid(), nullable=True),
        sa.Column("booth_id", sa.Uuid(), nullable=True),
        sa.Column("door", sa.String(length=30), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("guard_verdict", sa.String(length=20), nullable=True),
        sa.Column("was_let_in", sa.Boolean(), nullable=False),
        sa.Column("server_verdict", sa.String(length=20), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("help_reason", sa.String(length=40), nullable=True),
        sa.Column("helped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("helped_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["booth_id"], ["fair_booths.id"], name=op.f("fk_fair_scans_booth_id_fair_booths")),
        sa.ForeignKeyConstraint(["device_id"], ["fair_devices.id"], name=op.f("fk_fair_scans_device_id_fair_devices")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_scans_fair_id_fairs")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["fair_registrations.id"], name=op.f("fk_fair_scans_registration_id_fair_registrations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_scans")),
        sa.UniqueConstraint("client_id", name=op.f("uq_fair_scans_client_id")),
    )
    with op.batch_alter_table("fair_scans", schema=None) as batch_op:
        batch_op.create_index("ix_fair_scans_fair_received", ["fair_id", "received_at"], unique=False)
        batch_op.create_index("ix_fair_scans_registration", ["registration_id"], unique=False)

    with op.batch_alter_table("fair_booths", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hall", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("contact_name", sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("last_turn", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("day_reports", JSON, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("walked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("walked_note", sa.String(length=200), nullable=True))

    with op.batch_alter_table("fair_registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form_id", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_fair_registrations_changed", ["fair_id", "changed_at"], unique=False)
        batch_op.create_index("ix_fair_registrations_guest", ["fair_id", "guest_phone"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_fair_registrations_form_id"), ["form_id"])

    with op.batch_alter_table("fair_visits", schema=None) as batch_op:
        batch_op.create_index("ix_fair_visits_received", ["fair_id", "received_at"], unique=False)

    with op.batch_alter_table("fairs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ticket_key", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("ticket_public_key", sa.String(length=100), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("fairs", schema=None) as batch_op:
        batch_op.drop_column("ticket_public_key")
        batch_op.drop_column("ticket_key")

    with op.batch_alter_table("fair_visits", schema=None) as batch_op:
        batch_op.drop_index("ix_fair_visits_received")

    with op.batch_alter_table("fair_registrations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_fair_registrations_form_id"), type_="unique")
        batch_op.drop_index("ix_fair_registrations_guest")
        batch_op.drop_index("ix_fair_registrations_changed")
        batch_op.drop_column("changed_at")
        batch_op.drop_column("form_id")

    with op.batch_alter_table("fair_booths", schema=None) as batch_op:
        batch_op.drop_column("walked_note")
        batch_op.drop_column("walked_at")
        batch_op.drop_column("day_reports")
        batch_op.drop_column("last_turn")
        batch_op.drop_column("declined_at")
        batch_op.drop_column("contact_name")
        batch_op.drop_column("hall")

    with op.batch_alter_table("fair_scans", schema=None) as batch_op:
        batch_op.drop_index("ix_fair_scans_registration")
        batch_op.drop_index("ix_fair_scans_fair_received")

    op.drop_table("fair_scans")
    with op.batch_alter_table("fair_revoked_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fair_revoked_codes_fair_id"))

    op.drop_table("fair_revoked_codes")
    with op.batch_alter_table("fair_choices", schema=None) as batch_op:
        batch_op.drop_index("ix_fair_choices_booth")

    op.drop_table("fair_choices")
    op.drop_table("fair_devices")
