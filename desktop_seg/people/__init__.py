"""Who is who by the owner's decision: editing customers, finding possible duplicates, treating two as one and not."""
