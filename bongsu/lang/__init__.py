"""Scripts, romanisation, sentences, dates, quantities: pure functions that know no sanctions."""
