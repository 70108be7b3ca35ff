"""Messages of more than one sentence or clause: what they ask, and what facts they touch on."""
