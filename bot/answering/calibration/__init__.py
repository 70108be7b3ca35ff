"""How sure the bot must be: trials of a base, and the thresholds that follow."""
