"""The nouns: frozen, typed, standard library only, no input or output."""
