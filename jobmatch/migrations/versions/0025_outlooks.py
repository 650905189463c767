"""What keeps a person and a vacancy apart, one step that helps, and how many vacancies a skill would open."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "pair_explanations",
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("gates", JSON, nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("steps", JSON, nullable=False),
        sa.Column("better_count", sa.Integer(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pair_explanations_person_id_people")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_pair_explanations_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("vacancy_id", "person_id", name=op.f("pk_pair_explanations")),
    )
    with op.batch_alter_table("pair_explanations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_explanations_person_id"), ["person_id"], unique=False)
    op.create_table(
        "seeker_outlooks",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("openers", JSON, nullable=False),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seeker_outlooks_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_seeker_outlooks")),
    )


def downgrade() -> None:
    op.drop_table("seeker_outlooks")
    with op.batch_alter_table("pair_explanations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pair_explanations_person_id"))
    op.drop_table("pair_explanations")
