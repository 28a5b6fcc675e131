"""Parts the pages are put together from; none of them knows the shop."""
