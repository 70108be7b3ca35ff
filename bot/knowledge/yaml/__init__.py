"""YAML files, read with the place of everything in them."""
