"""Checks of the records with each other and with their sources."""
