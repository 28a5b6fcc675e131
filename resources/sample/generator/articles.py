"""The price list of the sample shop as a table, and when each category sells. Read by `catalogue.py`.

name | category | subcategory | brand | price in euro | price class | tags
"""

ARTICLES = """
Strooivoer winter 2 kg | Vogelvoer | Strooivoer | Vinkenhof | 6.95 | middle | organic
Zonnebloempitten 1,5 kg | Vogelvoer | Strooivoer | Vinkenhof | 5.45 | middle |
Pindakaaspot voor vogels | Vogelvoer | Vet en pinda | Vinkenhof | 3.95 | middle |
Vetbollen 30 stuks | Vogelvoer | Vet en pinda | Lijsterbos | 8.95 | middle | sustainable
Meelwormen gedroogd 500 g | Vogelvoer | Strooivoer | Lijsterbos | 9.45 | middle | sustainable
Voederhuis Eik | Nestkasten | Voederhuizen | Lijsterbos | 34.95 | premium | sustainable
Nestkast Koolmees | Nestkasten | Nestkasten | Lijsterbos | 18.95 | middle | sustainable
Nestkast Roodborst | Nestkasten | Nestkasten | Vinkenhof | 16.95 | middle |
Voedersilo klein | Nestkasten | Voederhuizen | Vinkenhof | 12.95 | middle |
Insectenhotel Bosrand | Nestkasten | Insecten | Lijsterbos | 24.95 | middle | sustainable, adventure
Egelhuis Herfstblad | Nestkasten | Insecten | Lijsterbos | 39.95 | premium | sustainable
Potgrond universeel 40 l | Potgrond | Potgrond | Aarde & Co | 7.95 | middle |
Potgrond turfvrij 30 l | Potgrond | Potgrond | Aarde & Co | 9.95 | middle | sustainable, organic
Moestuingrond 40 l | Potgrond | Potgrond | Aarde & Co | 8.95 | middle | organic
Koemestkorrels 10 kg | Potgrond | Mest | Tuinmeester | 12.45 | middle | organic
Gazonmest 5 kg | Potgrond | Mest | Tuinmeester | 17.95 | middle |
Kamerplantenvoeding 500 ml | Potgrond | Mest | Aarde & Co | 6.45 | middle |
Zaad tomaat San Rosso | Zaden | Moestuin | Zadenzaak Wouda | 2.95 | budget | organic
Zaad pluksla mix | Zaden | Moestuin | Zadenzaak Wouda | 2.45 | budget | organic
Zaad zonnebloem reus | Zaden | Bloemen | Zadenzaak Wouda | 1.95 | budget |
Bijenmengsel 50 m2 | Zaden | Bloemen | Lijsterbos | 7.95 | middle | sustainable
Zaad basilicum | Zaden | Kruiden | Zadenzaak Wouda | 2.25 | budget | organic
Moestuinpakket beginner | Zaden | Moestuin | Zadenzaak Wouda | 19.95 | middle | organic, adventure
Tulpen mengsel 50 st. | Bloembollen | Voorjaar | Zadenzaak Wouda | 12.95 | middle |
Narcissen wit 25 st. | Bloembollen | Voorjaar | Zadenzaak Wouda | 8.95 | middle |
Biologische krokussen 40 st. | Bloembollen | Voorjaar | Lijsterbos | 9.95 | middle | organic, sustainable
Dahliaknollen 5 st. | Bloembollen | Zomer | Zadenzaak Wouda | 10.95 | middle |
Amaryllis in pot | Bloembollen | Winter | Groenhart | 11.95 | middle |
Monstera 60 cm | Kamerplanten | Groen | Groenhart | 24.95 | middle |
Graslelie hangpot | Kamerplanten | Groen | Groenhart | 9.95 | budget |
Orchidee dubbeltak | Kamerplanten | Bloeiend | Groenhart | 19.95 | middle |
Olijfboom op stam | Kamerplanten | Mediterraan | Groenhart | 89.95 | premium | quality
Cactusmix 3 stuks | Kamerplanten | Groen | Groenhart | 7.95 | budget |
Sansevieria | Kamerplanten | Groen | Groenhart | 16.95 | middle |
Lavendel 3 stuks | Tuinplanten | Vaste planten | Groenhart | 11.95 | middle |
Hortensia blauw | Tuinplanten | Heesters | Groenhart | 18.95 | middle |
Geranium 6-pack | Tuinplanten | Eenjarig | Groenhart | 9.95 | budget |
Viooltjes 10-pack | Tuinplanten | Eenjarig | Groenhart | 7.95 | budget |
Klimroos wit | Tuinplanten | Heesters | Groenhart | 22.95 | middle |
Japanse esdoorn | Tuinplanten | Heesters | Groenhart | 79.95 | premium | quality
Kruidenbak zes soorten | Tuinplanten | Kruiden | Groenhart | 17.95 | middle | organic
Terracotta pot 20 cm | Potten | Terracotta | Kleihuys | 8.95 | budget |
Terracotta pot 35 cm | Potten | Terracotta | Kleihuys | 19.95 | middle |
Handgedraaide pot Maas | Potten | Keramiek | Kleihuys | 49.95 | premium | quality
Rieten mand groot | Potten | Manden | Moerbei | 29.95 | middle | sustainable
Zinken bak rond | Potten | Zink | Kleihuys | 26.95 | middle |
Hangpot macrame | Potten | Manden | Moerbei | 14.95 | middle |
Snoeischaar Vakman | Gereedschap | Snoeien | Tuinmeester | 32.95 | premium | quality
Handschepje essenhout | Gereedschap | Handgereedschap | Tuinmeester | 13.95 | middle | sustainable, quality
Tuinhandschoenen | Gereedschap | Kleding | Tuinmeester | 8.95 | budget |
Gieter zink 9 l | Gereedschap | Water | Tuinmeester | 34.95 | middle |
Regenmeter | Gereedschap | Water | Tuinmeester | 6.95 | budget |
Boekenset Kruidentuin | Gereedschap | Boeken | Papierwolk | 27.95 | middle | adventure
Plukboeket seizoen | Boeketten | Plukboeket | Groenhart | 14.95 | middle |
Boeket Moeder | Boeketten | Plukboeket | Groenhart | 24.95 | middle |
Rozen rood 12 st. | Boeketten | Rozen | Groenhart | 19.95 | middle |
Droogboeket Zandpad | Boeketten | Droog | Groenhart | 29.95 | premium | sustainable
Tulpenbos 20 st. | Boeketten | Plukboeket | Groenhart | 8.95 | budget |
Geurkaars vijgenblad | Kaarsen | Geurkaarsen | Moerbei | 16.95 | middle |
Geurkaars zee en zout | Kaarsen | Geurkaarsen | Moerbei | 16.95 | middle |
Bijenwaskaars set | Kaarsen | Dinerkaarsen | Lijsterbos | 12.95 | middle | organic, sustainable
Dinerkaarsen 8 st. | Kaarsen | Dinerkaarsen | Winterlicht | 7.95 | budget |
Windlicht gerookt glas | Kaarsen | Windlichten | Moerbei | 21.95 | middle |
Geurstokjes katoen | Kaarsen | Geurkaarsen | Moerbei | 18.95 | middle |
Mok Vogels | Servies | Mokken | Kleihuys | 9.95 | middle |
Mok Level Up | Servies | Mokken | Speelkwartier | 10.95 | middle | gaming
Ontbijtbord met bies | Servies | Borden | Kleihuys | 12.95 | middle |
Servies vierdelig handwerk | Servies | Borden | Kleihuys | 129.00 | premium | quality
Theepot gietijzer | Servies | Theepotten | Theetuin | 44.95 | premium | quality
Theedoek linnen | Servies | Linnen | Moerbei | 8.95 | middle | sustainable
Schaal olijfhout | Servies | Schalen | Lijsterbos | 36.95 | premium | sustainable, quality
Wenskaart Gefeliciteerd | Kaarten | Wenskaarten | Papierwolk | 2.95 | budget |
Wenskaart Bloemenveld | Kaarten | Wenskaarten | Papierwolk | 2.75 | budget |
Groeikaart met zaadjes | Kaarten | Wenskaarten | Lijsterbos | 3.95 | budget | sustainable
Notitieboek lijntjes | Kaarten | Papier | Papierwolk | 11.95 | middle |
Jaarkalender vogels | Kaarten | Papier | Papierwolk | 14.95 | middle |
Inpakpapier botanisch | Kaarten | Papier | Papierwolk | 4.95 | budget |
Kerstbal glas goud | Kerst | Ballen | Winterlicht | 6.95 | middle |
Kerstkrans dennen | Kerst | Kransen | Winterlicht | 27.95 | middle | sustainable
Lichtsnoer 100 ledjes | Kerst | Verlichting | Winterlicht | 17.95 | middle |
Kerststal hout | Kerst | Figuren | Winterlicht | 59.95 | premium | quality
Adventskaarsen 4 st. | Kerst | Kaarsen | Winterlicht | 9.95 | middle |
Kerststukje wit | Kerst | Kransen | Groenhart | 18.95 | middle |
Bordspel Moestuin | Spellen | Bordspellen | Speelkwartier | 29.95 | middle | adventure
Kaartspel Vogelaar | Spellen | Kaartspellen | Speelkwartier | 14.95 | middle |
Puzzel Bloemenmarkt 1000 | Spellen | Puzzels | Speelkwartier | 19.95 | middle |
Lamp Gamepad led | Spellen | Gamecadeaus | Speelkwartier | 24.95 | middle | gaming
Controllerstandaard bamboe | Spellen | Gamecadeaus | Speelkwartier | 22.95 | middle | gaming
Gamecadeau verrassingsbox | Spellen | Gamecadeaus | Speelkwartier | 39.95 | premium | gaming
Speurtocht natuur | Spellen | Buiten | Speelkwartier | 12.95 | middle | adventure
Kruidenthee Tuin los 100 g | Thee | Thee | Theetuin | 6.95 | middle | organic, health
Groene thee jasmijn 100 g | Thee | Thee | Theetuin | 7.45 | middle | organic, health
Winterthee kaneel 100 g | Thee | Thee | Theetuin | 6.95 | middle | organic, health
Honing uit de streek 450 g | Thee | Delicatessen | Theetuin | 8.95 | middle | organic, health
Jam aardbei rabarber | Thee | Delicatessen | Theetuin | 5.95 | middle | organic
Theepakket proeverij | Thee | Pakketten | Theetuin | 24.95 | middle | organic, health
Cadeauverpakking | Diensten | Inpakken | | 1.50 | middle |
Bezorgkosten | Diensten | Bezorgen | | 6.95 | middle |
Cadeaubon 15 euro | Cadeaubonnen | Bonnen | | 15.00 | middle |
Cadeaubon 25 euro | Cadeaubonnen | Bonnen | | 25.00 | middle |
Cadeaubon 50 euro | Cadeaubonnen | Bonnen | | 50.00 | middle |
"""

# January to December; categories that are not named sell all year round.
MONTH_WEIGHT: dict[str, tuple[float, ...]] = {
    "Vogelvoer": (2.0, 1.8, 1.2, 0.7, 0.6, 0.5, 0.5, 0.6, 0.8, 1.2, 1.8, 2.0),
    "Nestkasten": (1.2, 1.8, 2.0, 1.2, 0.8, 0.6, 0.5, 0.5, 0.8, 1.2, 1.2, 1.4),
    "Potgrond": (0.3, 0.7, 2.0, 2.6, 2.4, 1.4, 1.0, 0.8, 0.9, 0.6, 0.3, 0.2),
    "Zaden": (0.8, 1.6, 2.6, 2.4, 1.4, 0.6, 0.4, 0.3, 0.3, 0.2, 0.2, 0.3),
    "Bloembollen": (0.2, 0.3, 0.8, 1.0, 0.5, 0.2, 0.2, 0.8, 2.4, 2.6, 1.8, 1.0),
    "Tuinplanten": (0.2, 0.4, 1.8, 2.8, 3.0, 2.0, 1.4, 1.0, 0.9, 0.6, 0.2, 0.1),
    "Gereedschap": (0.5, 0.8, 1.8, 2.0, 1.6, 1.2, 0.8, 0.7, 0.8, 0.9, 0.6, 0.8),
    "Boeketten": (0.9, 1.6, 1.2, 1.2, 2.2, 1.1, 0.8, 0.8, 0.9, 0.9, 0.9, 1.3),
    "Kerst": (0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.6, 3.5, 6.0),
    "Kaarsen": (0.8, 0.8, 0.7, 0.6, 0.8, 0.5, 0.5, 0.6, 1.0, 1.4, 1.8, 2.2),
    "Spellen": (0.7, 0.6, 0.6, 0.6, 0.7, 0.8, 1.0, 0.8, 0.7, 0.9, 1.8, 2.4),
    "Thee": (1.3, 1.2, 1.0, 0.8, 0.7, 0.6, 0.5, 0.6, 1.0, 1.2, 1.4, 1.8),
}
