"""Laptops and telephones, and what stands on their screens."""

from __future__ import annotations

from percorso.share.pen.faces import draw_face
from percorso.share.storyboard.pencil import OUTLINE, Pencil

_SOFT = "tint"


def laptop(pencil: Pencil) -> None:
    """A table with an open laptop, seen from the front; its screen is 108 by 68 at 144, 54."""
    pencil.rect(118, 148, 200, 40, 0, "f-skin l-lead edge")
    pencil.rect(140, 50, 116, 76, 7)
    pencil.shape("M134 126h128l9 18a4 4 0 0 1 -4 4H129a4 4 0 0 1 -4 -4Z")
    pencil.line("M186 137h24", "stroke l-control")


def phone(pencil: Pencil) -> None:
    """A telephone held upright, large; its screen is 60 by 96 at 158, 34."""
    pencil.rect(152, 24, 72, 122, 12)
    pencil.line("M181 32h14", "stroke l-control")


def page(pencil: Pencil) -> None:
    """A page with a picture and words."""
    pencil.rect(146, 56, 104, 12, 3, _SOFT)
    pencil.rect(148, 76, 42, 42, 3, "c")
    pencil.rows(200, 80, (44, 44, 30))
    pencil.rect(199, 106, 34, 11, 5, "f-lead")


def product(pencil: Pencil) -> None:
    """One product, large, with its stars and its price."""
    pencil.rect(147, 57, 52, 62, 3, _SOFT)
    pencil.shape("M164 76h18l8 36h-34Z", "c")
    pencil.line("M167 76v-5a6 6 0 0 1 12 0v5", "stroke l-lead")
    for place in range(4):
        pencil.star(212 + place * 11, 66, 5, "c" if place < 3 else "f-line2")
    pencil.rows(209, 82, (40, 30))
    pencil.rect(208, 103, 40, 14, 7, "f-lead")


def form(pencil: Pencil) -> None:
    """A basket: what is bought, what it costs, and the button."""
    for place in range(2):
        pencil.rect(152, 62 + place * 18, 12, 12, 2, "c" if place else "f-ghost")
        pencil.line(f"M172 {68 + place * 18}h30M230 {68 + place * 18}h14", "stroke l-control thick")
    pencil.line("M152 98h92", "stroke l-lead")
    pencil.rect(206, 104, 38, 15, 7, "c")


def search(pencil: Pencil) -> None:
    """A search field and what was found."""
    pencil.rect(152, 62, 92, 18, 9, "f-skin l-lead edge")
    pencil.disc(162, 70, 4, "none l-lead edge")
    pencil.line("M165 73l4 4")
    pencil.line("M154 92h64", "stroke cl thick")
    pencil.line("M154 103h86M154 113h52", "stroke l-control thick")


def mail(pencil: Pencil) -> None:
    """A letter that has come in."""
    pencil.rect(166, 66, 64, 46, 4, "f-skin l-lead edge")
    pencil.line("M168 69l30 24l30 -24")
    pencil.disc(230, 66, 8, "c")


def stars(pencil: Pencil) -> None:
    """Opinions with stars."""
    for place in range(5):
        pencil.star(160 + place * 19, 70, 8, "c" if place < 4 else "f-line2")
    pencil.rows(153, 92, (86, 64, 76))


def talk(pencil: Pencil) -> None:
    """A conversation in writing, among several."""
    pencil.bubble(148, 57, 60, 22, "left")
    pencil.bubble(182, 86, 64, 22, "right", "c")
    pencil.line("M158 68h34", "stroke l-control thick")
    pencil.line("M194 97h36", "stroke l-skin thick")


def film(pencil: Pencil) -> None:
    """A film that is about to start."""
    pencil.rect(146, 56, 104, 64, 4, _SOFT)
    pencil.disc(198, 86, 18, "f-skin l-lead edge")
    pencil.play(197, 86, 8)
    pencil.line("M152 113h50", "stroke cl thick")
    pencil.line("M202 113h42", "stroke l-control thick")


def meeting(pencil: Pencil) -> None:
    """Two people on a screen."""
    for x, body in ((147, "c"), (200, "f-ghost")):
        pencil.rect(x, 57, 49, 62, 4, _SOFT)
        pencil.shape(f"M{x + 5} 119a19.5 19.5 0 0 1 39 0Z", body)
        pencil.disc(x + 24.5, 84, 13, OUTLINE)
        draw_face(pencil.canvas, 1, x + 24.5, 85, 12, "lead")


def link(pencil: Pencil) -> None:
    """Somebody else's page with a link that leads on."""
    pencil.rows(152, 66, (92, 70))
    pencil.line("M152 88h44", "stroke cl thick")
    pencil.shape("M202 84l0 26l7 -7l5 11l5 -2l-5 -11h10Z", "f-skin l-lead edge")
    pencil.rows(152, 104, (36, 40))


def feed(pencil: Pencil) -> None:
    """A picture in a stream, and a heart."""
    pencil.rect(160, 42, 56, 56, 4, "c")
    pencil.disc(200, 58, 7, "f-skin")
    pencil.shape(
        "M160 98v-14l16 -16l16 15l8 -7l16 16v2a4 4 0 0 1 -4 4h-48a4 4 0 0 1 -4 -4Z", "f-lead"
    )
    pencil.heart(168, 111, 6)
    pencil.rows(180, 110, (34, 22))
    pencil.heart(238, 46, 9)
    pencil.heart(250, 74, 6, "f-ink")


def app(pencil: Pencil) -> None:
    """Tiles of an app."""
    for row in range(3):
        for column in range(2):
            odd = (row + column) % 2
            pencil.rect(161 + column * 29, 42 + row * 27, 25, 22, 5, _SOFT if odd else "c")
    pencil.rect(161, 125, 54, 12, 6, "f-lead")


def chat(pencil: Pencil) -> None:
    """A conversation in writing, between two."""
    pencil.bubble(159, 42, 48, 20, "left")
    pencil.bubble(170, 72, 47, 20, "right", "c")
    pencil.bubble(159, 102, 52, 20, "left")
    pencil.line("M167 52h28M167 112h32", "stroke l-control thick")
    pencil.line("M179 82h26", "stroke l-skin thick")


def message(pencil: Pencil) -> None:
    """One short message."""
    pencil.bubble(160, 56, 56, 40, "left", "c")
    pencil.line("M170 70h34M170 81h22", "stroke l-skin thick")
    pencil.disc(222, 28, 9, "f-lead")


def clip(pencil: Pencil) -> None:
    """A film on a telephone."""
    pencil.rect(158, 40, 60, 92, 4, "c")
    pencil.disc(188, 82, 18, "f-skin l-lead edge")
    pencil.play(187, 82, 8)
    pencil.line("M165 124h28", "stroke l-skin thick")
