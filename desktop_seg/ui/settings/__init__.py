"""The settings: what the owner says about the shop, its occasions and its promotions."""
