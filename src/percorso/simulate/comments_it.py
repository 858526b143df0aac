"""What people write in Italian: the parts of comments, by theme and sentiment."""

from __future__ import annotations

GOOD: dict[str, tuple[str, ...]] = {
    "delivery": (
        "la consegna è arrivata il giorno promesso",
        "il corriere ha avvisato prima di passare",
        "il pacco era imballato benissimo",
        "in due giorni avevo tutto a casa",
        "hanno consegnato al piano senza fare storie",
    ),
    "price": (
        "il prezzo è giusto per quello che si riceve",
        "lo sconto promesso c’era davvero",
        "ho speso meno di quanto pensassi",
        "per questa qualità il prezzo è onesto",
        "nessuna spesa nascosta alla fine",
    ),
    "quality": (
        "la qualità è superiore alle aspettative",
        "i materiali si sentono solidi",
        "dal vivo è ancora più bello che in foto",
        "è rifinito con cura",
        "dopo qualche settimana è ancora perfetto",
    ),
    "service": (
        "l’assistenza ha risposto in fretta",
        "mi hanno richiamato come promesso",
        "chi mi ha seguito sapeva di che cosa parlava",
        "il problema è stato risolto alla prima",
        "persone gentili e preparate",
    ),
    "checkout": (
        "pagare è stato semplice",
        "l’ordine si fa in due minuti",
        "ho potuto scegliere come pagare",
        "la conferma è arrivata subito",
        "nessun passaggio inutile per ordinare",
    ),
    "site": (
        "il sito è chiaro e veloce",
        "ho trovato subito quello che cercavo",
        "le foto aiutano a scegliere",
        "anche dal telefono si naviga bene",
        "i filtri funzionano davvero",
    ),
    "information": (
        "le misure erano tutte indicate",
        "la descrizione corrispondeva al prodotto",
        "le istruzioni sono chiare",
        "le domande frequenti mi hanno tolto ogni dubbio",
        "sapevo sempre a che punto era l’ordine",
    ),
    "shop": (
        "in negozio mi hanno consigliato bene",
        "ho potuto provare prima di decidere",
        "il personale del negozio è stato paziente",
        "il ritiro in negozio è stato comodo",
        "il punto vendita è accogliente",
    ),
}
BAD: dict[str, tuple[str, ...]] = {
    "delivery": (
        "la consegna è arrivata con una settimana di ritardo",
        "nessuno ha avvisato del ritardo",
        "il pacco era ammaccato",
        "ho aspettato a casa per niente",
        "i tempi di consegna sono il doppio di quelli scritti",
    ),
    "price": (
        "le spese di spedizione compaiono solo alla fine",
        "altrove costa meno",
        "il codice sconto non funzionava",
        "il prezzo è cambiato da un giorno all’altro",
        "per quello che offre costa troppo",
    ),
    "quality": (
        "la finitura è meno curata di quanto sembri in foto",
        "dopo un mese ha già un difetto",
        "i materiali mi sembrano fragili",
        "il colore non è quello della foto",
        "mancava un pezzo nella scatola",
    ),
    "service": (
        "l’assistenza ha risposto dopo giorni",
        "ho dovuto spiegare tutto tre volte",
        "nessuno richiama quando dice che lo farà",
        "la chat chiude proprio la sera",
        "mi hanno passato da un ufficio all’altro",
    ),
    "checkout": (
        "il pagamento dal telefono dava errore",
        "ho dovuto riprovare tre volte per pagare",
        "la carta è stata rifiutata senza motivo",
        "l’ordine si è bloccato all’ultimo passo",
        "dopo l’errore il carrello era vuoto",
    ),
    "site": (
        "il sito è lento",
        "dal telefono i pulsanti non si riescono a premere",
        "la ricerca non trova niente",
        "la pagina si ricarica di continuo",
        "ci si perde fra troppe voci di menu",
    ),
    "information": (
        "le misure non erano scritte da nessuna parte",
        "le istruzioni si capiscono poco",
        "non sapevo a che punto fosse l’ordine",
        "la disponibilità indicata non era vera",
        "le condizioni di reso sono difficili da trovare",
    ),
    "shop": (
        "in negozio non c’era nessuno a cui chiedere",
        "il prodotto esposto era diverso",
        "ho fatto la strada per niente, era esaurito",
        "al negozio non sapevano del mio ordine",
        "in negozio ho aspettato troppo",
    ),
}
OPENERS: tuple[tuple[str, ...], ...] = (
    ("", "", "Peccato: ", "Esperienza deludente: ", "Non ci siamo: ", "Devo dire che ",
     "Purtroppo "),
    ("", "", "Nel complesso bene: ", "Così così: ", "Tutto sommato ", "Luci e ombre: "),
    ("", "", "Ottima esperienza: ", "Buon acquisto: ", "Bene: ", "Devo dire che ",
     "Consigliato: "),
)  # fmt: skip
CLOSERS: tuple[tuple[str, ...], ...] = (
    ("", "", " Non so se tornerò.", " Mi aspettavo di più.", " Spero che miglioriate.",
     " Ho perso una mattina.", " Chiederò il reso."),
    ("", "", " Si può migliorare.", " Per il resto tutto bene.", " Vedremo la prossima volta.",
     " Non male, comunque."),
    ("", "", " Ci tornerò.", " Lo consiglio.", " Complimenti.", " Continuate così.",
     " Già consigliato agli amici."),
)  # fmt: skip
BUT = (", ma ", ", però ", "; peccato: ", ". Detto questo, ")
