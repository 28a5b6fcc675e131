"""The ready-made segments, one module a family. A new one is one value in its family's tuple."""
