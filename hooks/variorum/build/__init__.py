"""Build: the order of the work, from a folder of files to an edition."""
