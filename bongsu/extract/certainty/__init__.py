"""How sure a text is of any one word, by the chain of verbs and nouns that govern it."""
