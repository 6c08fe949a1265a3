"""A second reader: a model asked about a document, and its answers held against the text and the rules."""
