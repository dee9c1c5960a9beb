"""The model: what editors write, as values. Frozen, slotted, of tuples and mappings."""
