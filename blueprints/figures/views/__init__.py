"""The views of this area, a file per matter."""

from blueprints.figures.views import dashboard, maps, notebook, sentence, statistics

__all__ = ["dashboard", "maps", "notebook", "sentence", "statistics"]
