"""Busy days at the desk, papers of people, complaints, the officer's NIP, and what an application tells of needs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add_desk_tables()
    op.create_table(
        "person_papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_papers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_papers")),
        sa.UniqueConstraint("person_id", "sha256", name=op.f("uq_person_papers_person_id_sha256")),
    )
    op.create_table(
        "complaints",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("about", sa.String(length=160), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_complaints_person_id_people")),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_complaints_employer_id_employers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaints_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nip", sa.String(length=30), nullable=True))
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_needs", JSON, server_default="[]", nullable=False))
    with op.batch_alter_table("data_requests", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_refused", sa.Boolean(), server_default=sa.false(), nullable=False))


def _add_desk_tables() -> None:
    op.create_table(
        "desk_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("desk_count", sa.Integer(), nullable=False),
        sa.Column("seconds_each", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_desk_days")),
    )
    op.create_table(
        "desk_slips",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("slot_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("called_at", MOMENT, nullable=True),
        sa.Column("called_by", sa.Uuid(), nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["day"], ["desk_days.day"], name=op.f("fk_desk_slips_day_desk_days")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_desk_slips_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_slips")),
        sa.UniqueConstraint("code", name=op.f("uq_desk_slips_code")),
        sa.UniqueConstraint("day", "number", name=op.f("uq_desk_slips_day_number")),
    )
    with op.batch_alter_table("desk_slips", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_slips_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("data_requests", schema=None) as batch_op:
        batch_op.drop_column("is_refused")
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.drop_column("told_needs")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_column("nip")
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaints_person_id"))
    op.drop_table("complaints")
    op.drop_table("person_papers")
    with op.batch_alter_table("desk_slips", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desk_slips_person_id"))
    op.drop_table("desk_slips")
    op.drop_table("desk_days")
