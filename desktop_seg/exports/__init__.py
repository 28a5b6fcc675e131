"""Everything that leaves the shop: lists for people and services. The only place that writes spreadsheets and CSV."""
