"""From a file on disk to rows of raw cells: the first stage of an import, run in the import's child process.

container (what is it, by its bytes) -> preflight (may it be opened at all) -> source.open_source (one reader per
container, streaming) -> table (where the headings and the rows are). Cells stay as the file holds them: deciding what
a column means comes later, over all its cells. Nothing here knows of customers or sales.
"""
