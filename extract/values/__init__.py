"""The grammars of what is printed: sums, calendar periods, units, columns, sentences."""
