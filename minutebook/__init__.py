"""minutebook reads the papers of public boards and builds a searchable timeline of their decisions."""
