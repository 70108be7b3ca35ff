"""Facts: which of several versions a question asks for, and how each is shown."""
