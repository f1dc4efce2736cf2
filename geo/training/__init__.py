"""Builds the models of `data/models` from public corpora; not used when reading articles."""
