"""factbot: answers questions from a curated fact base, with who says so, and from nothing else."""

import os

__version__ = "0.1.0"

# The matcher solves many small systems; threads of the linear algebra library only get in each
# other's way there (3 ms a question on one, up to 90 ms on two busy cores).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Looking for plugins of pydantic takes longer than building the models here; there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
