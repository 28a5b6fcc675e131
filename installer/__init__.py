"""Makes what people double-click: the Windows setup, the Debian package, the recipe for macOS.

Started by `python3 dev.py package SYSTEM`. Stands outside the program: nothing in `desktop_seg` knows of it. Flow:
pinned parts -> layout (trimmed) -> byte code -> launcher -> setup or package -> licences, bill of materials, checksums.
"""
