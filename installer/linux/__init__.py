"""The package for Debian and Ubuntu: build (frozen program) -> deb (what surrounds it) -> trial (in a clean root)."""
