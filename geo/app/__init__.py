"""The pages. Streamlit lives here and nowhere else."""

from pathlib import Path

WORDMARK = Path(__file__).parent / "wordmark.svg"
