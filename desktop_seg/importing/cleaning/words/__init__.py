"""Word lists of cleaning as plain data, in six languages (en, nl, da, de, fr, ko). All in lower case."""
