"""The views of this area, a file per matter."""

from blueprints.figures.views import dashboard, maps, notebook, packs, sentence, statistics

__all__ = ["dashboard", "maps", "notebook", "packs", "sentence", "statistics"]
