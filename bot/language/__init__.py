"""Numbers, dates and normalisation: what both the fact base and the matcher read texts with."""
