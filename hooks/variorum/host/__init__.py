"""Host: the builders that publish an edition. The only layer that knows them."""
