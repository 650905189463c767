"""Results of fairs as issued, and fairs from before this system."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "fair_results",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("workbook", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_results_fair_id_fairs")),
        sa.ForeignKeyConstraint(["issued_by"], ["accounts.id"], name=op.f("fk_fair_results_issued_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_results")),
        sa.UniqueConstraint("fair_id", "kind", "issue", name=op.f("uq_fair_results_fair_id_kind_issue")),
    )
    op.create_table(
        "past_fairs",
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("companies", sa.Integer(), nullable=True),
        sa.Column("posts", sa.Integer(), nullable=True),
        sa.Column("came", sa.Integer(), nullable=True),
        sa.Column("applied", sa.Integer(), nullable=True),
        sa.Column("hired", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_past_fairs_fair_id_fairs")),
        sa.PrimaryKeyConstraint("fair_id", name=op.f("pk_past_fairs")),
    )


def downgrade() -> None:
    op.drop_table("past_fairs")
    op.drop_table("fair_results")
