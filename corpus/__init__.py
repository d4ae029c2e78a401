"""Many papers, one minute book: all input and output."""
