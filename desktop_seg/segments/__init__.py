"""Segments: named rules with their reason, advice and measure of success; ready-made and the owner's own."""
