"""What people write in English: the parts of comments, by theme and sentiment."""

from __future__ import annotations

GOOD: dict[str, tuple[str, ...]] = {
    "delivery": (
        "delivery came on the promised day",
        "the driver called before coming",
        "the parcel was very well packed",
        "I had everything at home within two days",
        "they carried it up to my floor without fuss",
    ),
    "price": (
        "the price is fair for what you get",
        "the promised discount was really there",
        "I spent less than I expected",
        "for this quality the price is honest",
        "there were no hidden costs at the end",
    ),
    "quality": (
        "the quality is better than I expected",
        "the materials feel solid",
        "it looks even better than in the pictures",
        "it is finished with care",
        "after some weeks it is still perfect",
    ),
    "service": (
        "support answered quickly",
        "they called back as promised",
        "the person who helped me knew the subject",
        "my problem was solved at once",
        "people were kind and competent",
    ),
    "checkout": (
        "paying was simple",
        "ordering takes two minutes",
        "I could choose how to pay",
        "the confirmation came straight away",
        "there was no needless step in the order",
    ),
    "site": (
        "the site is clear and fast",
        "I found what I was looking for at once",
        "the pictures help you choose",
        "it works well on the phone too",
        "the filters really work",
    ),
    "information": (
        "all sizes were given",
        "the description matched the product",
        "the instructions are clear",
        "the questions and answers settled my doubts",
        "I always knew where my order was",
    ),
    "shop": (
        "the advice in the shop was good",
        "I could try it before deciding",
        "the shop staff were patient",
        "picking it up in the shop was easy",
        "the shop is a pleasant place",
    ),
}
BAD: dict[str, tuple[str, ...]] = {
    "delivery": (
        "delivery came a week late",
        "nobody told me about the delay",
        "the parcel was dented",
        "I waited at home for nothing",
        "delivery takes twice as long as promised",
    ),
    "price": (
        "delivery costs only appear at the end",
        "it is cheaper elsewhere",
        "the discount code did not work",
        "the price changed from one day to the next",
        "it costs too much for what it is",
    ),
    "quality": (
        "the finish is poorer than in the pictures",
        "it already has a fault after a month",
        "the materials seem flimsy",
        "the colour is not the one in the picture",
        "a part was missing in the box",
    ),
    "service": (
        "support took days to answer",
        "I had to explain everything three times",
        "nobody calls back when they say they will",
        "the chat is closed in the evening",
        "I was sent from one department to the next",
    ),
    "checkout": (
        "payment kept failing on my phone",
        "I had to try three times to pay",
        "my card was refused for no reason",
        "the order got stuck at the last step",
        "the basket was empty after the error",
    ),
    "site": (
        "the site is slow",
        "the buttons are hard to press on a phone",
        "the search finds nothing",
        "the page keeps reloading",
        "you get lost in too many menus",
    ),
    "information": (
        "the sizes were not given anywhere",
        "the instructions are hard to follow",
        "I did not know where my order was",
        "the stock shown was not true",
        "the return conditions are hard to find",
    ),
    "shop": (
        "there was nobody to ask in the shop",
        "the one on display was different",
        "I made the trip for nothing, it was sold out",
        "the shop knew nothing of my order",
        "I waited too long in the shop",
    ),
}
OPENERS: tuple[tuple[str, ...], ...] = (
    ("", "", "A pity: ", "Disappointing: ", "Not good: ", "I must say ", "Unfortunately "),
    ("", "", "Good on the whole: ", "So-so: ", "All in all ", "Ups and downs: "),
    ("", "", "Great experience: ", "Happy with it: ", "Good: ", "I must say ", "Recommended: "),
)  # fmt: skip
CLOSERS: tuple[tuple[str, ...], ...] = (
    ("", "", " Not sure I will come back.", " I expected more.", " I hope you improve this.",
     " It cost me a morning.", " I will ask for a refund."),
    ("", "", " Could be better.", " Otherwise fine.", " We will see next time.",
     " Not bad, though."),
    ("", "", " I will be back.", " I recommend it.", " Well done.", " Keep it up.",
     " I have told my friends."),
)  # fmt: skip
BUT = (", but ", ", though ", "; a pity that ", ". That said, ")
