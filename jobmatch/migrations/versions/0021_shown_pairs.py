"""Who was shown for which vacancy, kept when the list changes: for group rates and for learning weights."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "shown_pairs",
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("first_shown_on", sa.Date(), nullable=False),
        sa.Column("last_shown_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("shares", JSON, nullable=False),
        sa.Column("weights_name", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_shown_pairs_person_id_people")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_shown_pairs_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("vacancy_id", "person_id", name=op.f("pk_shown_pairs")),
    )
    with op.batch_alter_table("shown_pairs", schema=None) as batch_op:
        batch_op.create_index("ix_shown_pairs_days", ["first_shown_on", "last_shown_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_shown_pairs_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("shown_pairs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shown_pairs_person_id"))
        batch_op.drop_index("ix_shown_pairs_days")

    op.drop_table("shown_pairs")
