"""One number or word per customer, computed from the store as of a day, in families; refresh writes them down."""
