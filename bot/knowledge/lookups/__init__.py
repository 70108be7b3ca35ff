"""Lookups: what a base holds around an entry, and around an actor."""
