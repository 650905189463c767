"""Explainable matching of people and vacancies; knows nothing of Flask or of tables."""
