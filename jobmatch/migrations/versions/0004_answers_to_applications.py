"""Who answered an application, when the employer was reminded, and an employer's objection to its answer rate."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("applications", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("applications", sa.Column("answered_by", sa.Uuid(), nullable=True))
    op.create_table(
        "answer_corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_answer_corrections_application_id_applications")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_corrections")),
        sa.UniqueConstraint("application_id", name=op.f("uq_answer_corrections_application_id")),
    )


def downgrade() -> None:
    op.drop_table("answer_corrections")
    op.drop_column("applications", "answered_by")
    op.drop_column("applications", "reminded_at")
