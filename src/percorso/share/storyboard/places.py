"""Places and things: the shop, the van, the parcel, paper, posters, and other people."""

from __future__ import annotations

from percorso.share.pen.faces import draw_face
from percorso.share.storyboard.pencil import FREE, OUTLINE, Pencil
from percorso.share.storyboard.people import draw_person

_OTHER = "f-ghost"


def shop(pencil: Pencil, look: int) -> None:
    """A shop: an awning, shelves, somebody behind a counter, and something on it."""
    pencil.line("M140 92h28M140 66h28M232 92h32M232 66h32", FREE)
    pencil.rect(144, 76, 8, 16, 1, "c")
    pencil.rect(156, 82, 9, 10, 1, "f-ghost")
    pencil.rect(144, 52, 18, 14, 1, "f-ghost")
    pencil.rect(238, 74, 10, 18, 1, "f-ghost")
    pencil.disc(256, 58, 8, "c")
    draw_person(pencil, look + 1, 1, 200, 82, 20, _OTHER)
    for place in range(7):
        left = 130 + place * 20
        classes = "c" if place % 2 else "f-skin"
        pencil.shape(f"M{left} 14h20v20a10 10 0 0 1 -20 0Z", classes)
        pencil.shape(f"M{left} 14h20v20a10 10 0 0 1 -20 0Z", "none l-lead edge")
    pencil.rect(124, 140, 200, 48, 0, "f-skin l-lead edge")
    pencil.line("M120 140h200", "stroke l-lead thick")
    pencil.shape("M226 140v-26h26v26Z", "c")
    pencil.line("M232 114v-4a7 7 0 0 1 14 0v4", "stroke l-lead")


def till(pencil: Pencil, look: int) -> None:
    """A till: somebody takes the money."""
    draw_person(pencil, look + 1, 1, 210, 78, 21, _OTHER)
    pencil.rect(124, 140, 200, 48, 0, "f-skin l-lead edge")
    pencil.line("M120 140h200", "stroke l-lead thick")
    pencil.shape("M140 140l5 -22h36l5 22Z")
    pencil.rect(148, 100, 30, 18, 3, "c")
    pencil.rect(152, 124, 22, 8, 2, "f-ghost")
    pencil.shape("M156 100v-14l4 3l4 -3l4 3l4 -3v14Z")


def advice(pencil: Pencil, look: int) -> None:
    """Somebody advises across a table."""
    draw_person(pencil, look + 1, 1, 206, 74, 24, _OTHER)
    pencil.rect(-30, 148, 340, 40, 0, "f-skin l-lead edge")
    pencil.shape("M134 160l8 -18h40l6 18Z", "f-skin l-lead edge")
    pencil.line("M146 148h24M144 154h32", "stroke l-control")


def friend(pencil: Pencil, look: int) -> None:
    """A friend who tells of it."""
    draw_person(pencil, look + 1, 1, 212, 86, 24, _OTHER)
    pencil.bubble(132, 12, 62, 38, "right")
    pencil.heart(163, 31, 10)


def crowd(pencil: Pencil, look: int) -> None:
    """People who exchange views."""
    for place, (x, y) in enumerate(((156, 104), (240, 104), (198, 92))):
        draw_person(pencil, look + 1 + place, (0, 1, 1)[place], x, y, 17, _OTHER)
    pencil.bubble(126, 36, 52, 30, "left")
    pencil.bubble(204, 20, 56, 32, "right", "c")
    pencil.line("M138 51h28", "stroke l-control thick")
    pencil.line("M216 36h32", "stroke l-skin thick")


def agent(pencil: Pencil, look: int) -> None:
    """Somebody at the other end of the line, with a headset."""
    pencil.disc(212, 78, 52, "f-skin l-lead edge")
    pencil.shape("M176 116a37 34 0 0 1 72 0a52 52 0 0 1 -72 0Z", _OTHER)
    pencil.disc(212, 70, 20, OUTLINE)
    pencil.shape("M191 70a21 21 0 0 1 42 0c-8 -8 -34 -8 -42 0Z", "f-lead")
    draw_face(pencil.canvas, 1, 212, 74, 17, "lead")
    pencil.rect(187, 66, 8, 15, 4, "c")
    pencil.rect(229, 66, 8, 15, 4, "c")
    pencil.line("M191 80q2 12 14 12", "stroke l-lead")
    pencil.line("M134 62q8 12 0 24M144 54q14 20 0 40", "stroke cl thick")


def van(pencil: Pencil) -> None:
    """A van that delivers."""
    pencil.line("M124 146h200", FREE)
    pencil.rect(136, 66, 82, 68, 4, "c")
    pencil.rect(136, 66, 82, 68, 4, "none l-lead edge")
    pencil.shape("M218 84h22l20 24v26h-42Z")
    pencil.shape("M225 91h12l13 16h-25Z", "tint")
    pencil.line("M225 91h12l13 16h-25Z", "stroke l-lead")
    for x in (160, 238):
        pencil.disc(x, 136, 12, "f-lead")
        pencil.disc(x, 136, 5, "f-skin")
    pencil.line("M118 84h-10M118 98h-16M118 112h-8", "stroke l-control")


def held_parcel(pencil: Pencil) -> None:
    """A parcel in the arms of whoever makes the journey."""
    pencil.shape("M84 128h56v42h-56Z")
    pencil.rect(106, 128, 12, 42, 0, "c")
    pencil.rect(84, 128, 56, 42, 0, "none l-lead edge")
    pencil.disc(84, 152, 7.5)
    pencil.disc(140, 146, 7.5)


def parcel(pencil: Pencil) -> None:
    """A parcel that has been opened, and what was in it."""
    pencil.rect(118, 148, 200, 40, 0, "f-skin l-lead edge")
    pencil.line("M198 92v-34", FREE + " thick")
    pencil.shape("M178 58l8 -24h24l8 24Z", "c")
    pencil.line("M164 40l-8 -6M232 40l8 -6M198 22v-9", FREE)
    pencil.shape("M156 98l-18 -14l22 -8l18 14ZM240 98l18 -14l-22 -8l-18 14Z")
    pencil.rect(156, 96, 84, 52, 2)
    pencil.rect(189, 96, 18, 22, 0, "c")
    pencil.line("M156 97h84", "stroke l-lead")


def letter(pencil: Pencil) -> None:
    """A letter out of its envelope."""
    pencil.shape("M148 92l50 -34l50 34v58h-100Z")
    pencil.rect(160, 34, 76, 84, 2)
    pencil.rect(168, 42, 24, 18, 2, "c")
    pencil.rows(168, 72, (60, 60, 38))
    pencil.shape("M148 92l50 36l50 -36v58h-100Z")
    pencil.line("M148 150l38 -31M248 150l-38 -31", "stroke l-lead")


def magazine(pencil: Pencil) -> None:
    """An open magazine with a picture."""
    pencil.shape("M198 62c-14 -10 -36 -12 -62 -8v80c26 -4 48 -2 62 8c14 -10 36 -12 62 -8v-80"
                 "c-26 -4 -48 -2 -62 8Z")  # fmt: skip
    pencil.line("M198 62v80", "stroke l-lead")
    pencil.shape("M146 64q22 -2 42 5v34q-20 -7 -42 -5Z", "c")
    pencil.disc(178, 80, 6, "f-skin")
    pencil.line("M208 72q18 -6 42 -6M208 84q18 -6 42 -6M208 96q18 -6 42 -6M208 108q14 -5 28 -5",
                "stroke l-control thick")  # fmt: skip
    pencil.line("M148 113q20 -2 38 4", "stroke l-control thick")


def poster(pencil: Pencil) -> None:
    """A poster in the street."""
    pencil.line("M156 112v70M240 112v70", FREE + " thick")
    pencil.line("M120 170h200", "stroke l-control")
    pencil.rect(134, 24, 128, 88, 4)
    pencil.rect(140, 30, 62, 76, 2, "c")
    pencil.disc(171, 60, 14, "f-skin")
    pencil.shape("M140 106l22 -26l16 16l10 -10l14 20Z", "f-lead")
    pencil.rows(212, 46, (40, 40, 26), 12)
    pencil.rect(211, 88, 32, 11, 5, "f-lead")


def television(pencil: Pencil) -> None:
    """A television on its stand."""
    pencil.line("M120 150h200", FREE + " thick")
    pencil.shape("M184 128h28l8 22h-44Z")
    pencil.rect(132, 36, 132, 92, 7, "f-lead")
    pencil.rect(138, 42, 120, 80, 3, "f-skin")
    pencil.rect(138, 42, 120, 80, 3, "tint")
    pencil.disc(228, 64, 11, "c")
    pencil.shape("M138 122v-18l30 -28l28 26l14 -12l48 32Z", "f-ghost")


def gathering(pencil: Pencil, look: int) -> None:
    """An event: flags, a stage and somebody who speaks."""
    pencil.line("M120 26q40 18 76 2t80 4", FREE)
    for x, y, classes in ((132, 31, "c"), (154, 36, "f-skin l-lead edge"), (176, 34, "c"),
                          (206, 24, "f-skin l-lead edge"), (228, 25, "c"),
                          (250, 30, "f-skin l-lead edge")):  # fmt: skip
        pencil.shape(f"M{x} {y}h14l-7 14Z", classes)
    draw_person(pencil, look + 1, 2, 214, 84, 18, _OTHER)
    pencil.shape("M176 176v-38h50v38Z")
    pencil.shape("M170 128h62v10h-62Z", "c")
    pencil.line("M201 128v-14", "stroke l-lead")
    pencil.disc(201, 110, 5, "f-lead")


def thought(pencil: Pencil) -> None:
    """A thought, when no touchpoint is drawn."""
    pencil.shape(
        "M168 104a22 22 0 0 1 -6 -43a26 26 0 0 1 47 -14a22 22 0 0 1 35 18a20 20 0 0 1 -8 39Z"
    )
    pencil.disc(146, 96, 7)
    pencil.disc(128, 88, 4.5)
    pencil.question(202, 74)
