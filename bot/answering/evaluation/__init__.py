"""How well questions are answered: graded questions, verdicts, checks of a whole base."""
