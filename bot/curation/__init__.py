"""Curating: a report's text → the first files of a story, and what an entry could be given."""
