"""The Windows setup, built and tried on Debian.

build (order of steps) -> embedded_python, wheel (parts) -> layout, trim -> byte_code, pure_zip -> launcher -> setup
"""
