"""What the commands of `bot.cli` do, a module each."""
