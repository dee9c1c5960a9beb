"""Parse: one file at a time, from text to values, every value with its place."""
