"""Rules: a tree of conditions, its SQL, its sentence and its JSON form. Knows no shop words: fields are an argument."""
