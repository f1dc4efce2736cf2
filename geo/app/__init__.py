"""The pages. Streamlit lives here and nowhere else."""

from pathlib import Path

STYLE = Path(__file__).parent / "site.css"
"""What every page needs over its theme."""
WORDMARK = Path(__file__).parent / "wordmark.svg"
