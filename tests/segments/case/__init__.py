"""Small shops for the ready-made segments, by what the segments are about."""
