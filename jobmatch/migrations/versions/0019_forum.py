"""The tripartite forum."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "forum_meetings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("members", JSON, nullable=False),
        sa.Column("snapshot", JSON, nullable=False),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_meetings")),
    )
    op.create_index(op.f("ix_forum_meetings_held_on"), "forum_meetings", ["held_on"])
    op.create_table(
        "forum_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_note", sa.String(length=300), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["forum_meetings.id"], name=op.f("fk_forum_decisions_meeting_id_forum_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_decisions")),
    )
    op.create_index(op.f("ix_forum_decisions_meeting_id"), "forum_decisions", ["meeting_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_forum_decisions_meeting_id"), "forum_decisions")
    op.drop_table("forum_decisions")
    op.drop_index(op.f("ix_forum_meetings_held_on"), "forum_meetings")
    op.drop_table("forum_meetings")
