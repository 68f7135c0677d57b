"""A session of study, and what it has done: rules only, no screen and no file."""
