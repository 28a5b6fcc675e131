"""Files of every till and web shop we have a preset of, made from one plain trade, and a second reading of each."""
