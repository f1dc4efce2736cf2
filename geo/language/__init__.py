"""A text as words, sentences and clauses, and who says them."""
