"""Talking to Discord: responses, retries, command sync, reconnects."""
