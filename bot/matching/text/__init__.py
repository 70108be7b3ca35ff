"""From a text to plain words: tokens, spelling, frames, stems, names, question types."""
