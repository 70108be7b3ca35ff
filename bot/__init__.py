"""factbot: answers questions from a curated fact base, with who says so, and from nothing else."""

__version__ = "0.1.0"
