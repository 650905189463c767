"""``flask matching …``: what outcomes teach the matching; nothing changes until a person accepts it on its page."""

import click
from flask.cli import AppGroup

from jobmatch.domain.actors import Actor
from jobmatch.services import match_weights, training_needs

matching = AppGroup("matching", help="Pencocokan: belajar dari hasil, dan kebutuhan pelatihan.")
WHY_NOT = {
    "too_few": "Baru {count} hasil; dengan kurang dari 300 hasil tidak ada yang diusulkan.",
    "too_few_positive": "Ada {count} hasil, tetapi terlalu sedikit yang diundang atau yang tidak; tidak ada yang diusulkan.",
    "no_better": "Dari {count} hasil, bobot baru tidak terbukti lebih tepat; tidak ada yang diusulkan.",
}


@matching.command("learn")
@click.option("--write", is_flag=True, help="Simpan usulannya. Tanpa ini hanya dihitung.")
def learn(write: bool) -> None:
    """Learn from who was invited and hired, say who would move, and propose new weights."""
    proposal = match_weights.propose_weights(Actor.system()) if write else match_weights.learn()[0]
    if proposal.weights is None:
        click.echo(WHY_NOT[proposal.reason].format(count=proposal.outcome_count))
        return
    click.echo(f"Usulan {proposal.weights.name} dari {proposal.outcome_count} hasil:")
    now = match_weights.find_current().as_mapping()
    for part, points in proposal.weights.as_mapping().items():
        click.echo(f"  {part:14}{now[part]:4} → {points}")
    click.echo(
        f"Ketepatan (AUC) {proposal.auc_now:.3f} → {proposal.auc_learned:.3f}, selisih paling sedikit {proposal.gain_low:.3f}."
    )
    click.echo("Yang paling bergeser (lowongan, orang, tempat sekarang, tempat nanti):")
    for vacancy, person, place, then in proposal.moved:
        click.echo(f"  {vacancy} {person} {place} → {then}")
    click.echo("Kepala bidang memutuskan di halaman Bobot pencocokan." if write else "Belum disimpan. Tambahkan --write.")


@matching.command("training")
@click.option("--write", is_flag=True, help="Simpan tabelnya.")
def count_training(write: bool) -> None:
    """Count the demand for training now instead of at night."""
    if not write:
        click.echo("Belum ada yang dihitung. Tambahkan --write untuk menghitung dan menyimpan.")
        return
    click.echo(f"{training_needs.count_needs(Actor.system())} kebutuhan tersimpan.")
