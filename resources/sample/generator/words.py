"""Common Dutch given names, surnames, street names and hobbies from which the people of the sample shop are made.

First in the flow. Any likeness to a real person is an accident of the dice.
"""

# Given names with the decade in which they were common, so that a grandmother is not called Fenna-Lynn.
WOMEN_BEFORE_1965 = (
    "Johanna", "Maria", "Wilhelmina", "Elisabeth", "Cornelia", "Hendrika", "Geertruida", "Jannie", "Trijntje",
    "Annie", "Riet", "Tineke", "Marijke", "Ineke", "Joke", "Ans", "Truus", "Coby", "Willy", "Thea", "Greet",
)  # fmt: skip
WOMEN_FROM_1965 = (
    "Monique", "Petra", "Esther", "Sandra", "Marloes", "Linda", "Ilse", "Anouk", "Lotte", "Femke", "Sanne", "Eva",
    "Roos", "Noor", "Maud", "Fleur", "Iris", "Jasmijn", "Merel", "Nienke", "Saskia", "Carlijn", "Zoë", "Samira",
    "Aylin", "Renée", "Britt", "Hanna", "Kim", "Simone",
)  # fmt: skip
MEN_BEFORE_1965 = (
    "Johannes", "Cornelis", "Hendrik", "Willem", "Gerrit", "Jan", "Piet", "Kees", "Henk", "Wim", "Bert", "Jaap",
    "Theo", "Joop", "Ad", "Dirk", "Arie", "Frits",
)  # fmt: skip
MEN_FROM_1965 = (
    "Marco", "Erik", "Peter", "Jeroen", "Bas", "Mark", "Sander", "Tim", "Daan", "Thijs", "Ruben", "Lars", "Jesse",
    "Koen", "Niels", "Joris", "Yusuf", "Mehmet", "Wouter", "Stijn", "Björn", "André",
)  # fmt: skip
# (infix, surname); most have no infix.
SURNAMES = (
    ("de", "Jong"), ("", "Jansen"), ("de", "Vries"), ("van den", "Berg"), ("", "Bakker"), ("van", "Dijk"),
    ("", "Visser"), ("", "Smit"), ("", "Meijer"), ("de", "Boer"), ("", "Mulder"), ("de", "Groot"), ("", "Bos"),
    ("", "Vos"), ("", "Peters"), ("", "Hendriks"), ("van", "Leeuwen"), ("", "Dekker"), ("", "Brouwer"),
    ("de", "Wit"), ("", "Dijkstra"), ("", "Smits"), ("de", "Graaf"), ("van der", "Meer"), ("van der", "Linden"),
    ("", "Kok"), ("", "Jacobs"), ("de", "Haan"), ("", "Vermeulen"), ("van den", "Heuvel"), ("van", "Veen"),
    ("", "Willems"), ("van der", "Wal"), ("", "Schouten"), ("", "Koster"), ("", "Verhoeven"), ("", "Prins"),
    ("", "Blom"), ("", "Huisman"), ("", "Postma"), ("van", "Loon"), ("", "Kuipers"), ("", "Scholten"),
    ("", "Veenstra"), ("", "Yilmaz"), ("", "Postma"), ("'t", "Hart"), ("", "Gerritsen"), ("", "Wouters"),
    ("", "Evers"), ("ter", "Horst"), ("", "Molenaar"), ("van", "Beek"), ("", "Sanders"), ("", "Driessen"),
    ("", "Timmermans"), ("", "Hoekstra"), ("", "Boersma"), ("op den", "Akker"), ("", "Zijlstra"),
)  # fmt: skip
STREET_BEGINS = (
    "Beuken", "Linden", "Merel", "Kerk", "School", "Molen", "Dorps", "Eiken", "Zonne", "Rozen", "Tulpen", "Park",
    "Wilgen", "Oranje", "Nieuwe", "Lijster", "Berken", "Hazelaar", "Meidoorn", "Vogel", "Kastanje", "Haven",
)  # fmt: skip
STREET_ENDS = ("straat", "laan", "weg", "hof", "plein", "pad", "dreef", "kade")
FIRMS = (
    "Hoveniersbedrijf", "Lunchroom", "Kinderopvang", "Bed & Breakfast", "Praktijk", "Theetuin", "Kantoor",
    "Verzorgingshuis", "Boerderijwinkel", "Restaurant",
)  # fmt: skip
FIRM_NAMES = (
    "Groenrijk Noord", "De Linde", "Bosrand", "Het Kompas", "De Vecht", "Zonnestraal", "Waterland", "De Hoeve",
    "Kievit", "Aan de Singel", "De Uil", "Morgenrood",
)  # fmt: skip
OCCUPATIONS = {
    "low": ("Winkelmedewerker", "Chauffeur", "Schoonmaker", "Magazijnmedewerker"),
    "middle": ("Verpleegkundige", "Administratief medewerker", "Kapper", "Elektricien", "Hovenier"),
    "high": ("Leraar", "Jurist", "Ingenieur", "Huisarts", "Beleidsadviseur", "Ontwerper"),
}
HOBBIES = ("tuinieren", "vogels", "koken", "lezen", "wandelen", "gamen", "interieur", "knutselen", "reizen", "yoga")
