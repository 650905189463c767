"""Reads for screens and reports, a file per area; they return frozen rows or loaded models, scoped to the actor."""
