"""Which scene a touchpoint calls for, and how a scene is put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from percorso.journey import Touchpoint
from percorso.share.pen.canvas import Canvas, num
from percorso.share.storyboard import places, screens
from percorso.share.storyboard.pencil import Pencil
from percorso.share.storyboard.people import draw_arm, draw_person

Hand = tuple[float, float]
Draw = Callable[[Pencil, int], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: what stands beside the person, and where the hand is; drawn before and after."""

    behind: Draw
    hand: Hand | None = None
    over: Draw | None = None


def _on_laptop(screen: Callable[[Pencil], None]) -> Scene:
    def draw(pencil: Pencil, _: int) -> None:
        screens.laptop(pencil)
        screen(pencil)

    return Scene(draw, (146, 139))


def _on_phone(screen: Callable[[Pencil], None]) -> Scene:
    def draw(pencil: Pencil, _: int) -> None:
        screens.phone(pencil)
        screen(pencil)

    return Scene(draw, (156, 128))


def _of(thing: Callable[[Pencil], None], hand: Hand | None = None) -> Scene:
    return Scene(lambda pencil, _: thing(pencil), hand)


def _receiver(pencil: Pencil, _: int) -> None:
    """A telephone at the ear."""
    pencil.canvas.raw('<g transform="rotate(14 106 82)">')
    pencil.rect(99, 58, 15, 44, 5, "f-lead")
    pencil.canvas.raw("</g>")


_PAGE = _on_laptop(screens.page)
_TALK = _on_laptop(screens.talk)
_CALL = Scene(places.agent, (108, 96), _receiver)
_LETTER = _of(places.letter, (150, 136))
_READ = _of(places.magazine, (138, 128))
SCENES: Mapping[str, Scene] = {
    "page": _PAGE,
    "product": _on_laptop(screens.product),
    "form": _on_laptop(screens.form),
    "search": _on_laptop(screens.search),
    "mail": _on_laptop(screens.mail),
    "reviews": _on_laptop(screens.stars),
    "forum": _TALK,
    "meeting": _on_laptop(screens.meeting),
    "link": _on_laptop(screens.link),
    "film": _on_laptop(screens.film),
    "feed": _on_phone(screens.feed),
    "app": _on_phone(screens.app),
    "chat": _on_phone(screens.chat),
    "message": _on_phone(screens.message),
    "clip": _on_phone(screens.clip),
    "call": _CALL,
    "shop": Scene(places.shop, (138, 132)),
    "till": Scene(places.till, (140, 134)),
    "advice": Scene(places.advice, (138, 142)),
    "friend": Scene(places.friend),
    "crowd": Scene(places.crowd),
    "van": Scene(lambda pencil, _: places.van(pencil), None,
                 lambda pencil, _: places.held_parcel(pencil)),
    "parcel": _of(places.parcel, (152, 124)),
    "letter": _LETTER,
    "magazine": _READ,
    "poster": _of(places.poster),
    "television": _of(places.television),
    "gathering": Scene(places.gathering),
    "thought": _of(places.thought),
}  # fmt: skip
"""Every scene by name."""

CHANNELS: Mapping[str, tuple[str, ...]] = {
    "tv": ("television",), "radio": ("television",), "out_of_home": ("poster",),
    "print": ("magazine",), "press": ("magazine",), "post": ("letter",),
    "event": ("gathering",), "store": ("shop", "till", "advice"), "phone": ("call",),
    "in_person": ("advice",), "delivery": ("van",), "product": ("parcel",),
    "organic_search": ("search",), "paid_search": ("search",), "paid_social": ("feed", "clip"),
    "social": ("feed", "clip"), "display": ("page",), "video": ("film",),
    "website": ("page", "link"), "email": ("mail",), "sms": ("message",),
    "meeting": ("meeting",), "app": ("app",), "chat": ("chat",), "support": ("call",),
    "referral": ("link",), "community": ("crowd", "forum"), "word_of_mouth": ("friend",),
    "reviews": ("reviews",), "forum": ("forum",), "blog": ("page",),
}  # fmt: skip
"""Channel → the scenes that fit it, the most telling first."""
_BY_NAME: Mapping[str, tuple[str, ...]] = {"website": ("product", "form"), "app": ("form",)}
"""Channel → scenes that only a touchpoint's name calls for."""
_KINDS: Mapping[str | None, tuple[str, ...]] = {
    "digital": ("page",), "traditional": ("shop",), "external": ("friend",), None: ("thought",),
}  # fmt: skip
_NAMED: Mapping[str, tuple[str, ...]] = {
    "till": ("till", "cash desk", "cassa"),
    "form": ("checkout", "cart", "basket", "carrello"),
    "advice": ("advice", "consul"),
    "parcel": ("packag", "confezion", "unbox"),
    "mail": ("newsletter", "e-mail", "email"),
    "reviews": ("review", "recension"),
    "call": ("phone", "telefon"),
    "chat": ("chat",),
    "feed": ("instagram", "social"),
    "product": ("product page", "product-page", "pagina prodotto", "scheda prodotto"),
    "page": ("website",),
    "van": ("deliver", "consegna"),
}
"""Scene → what a touchpoint's id or name says when it should be shown so."""


def scenes_for(touchpoint: Touchpoint) -> tuple[str, ...]:
    """The scenes that fit a touchpoint, the most telling first: by its channel, else its kind.

    Example:
        >>> scenes_for(Touchpoint(id="a", name="Newsletter", channel="email"))
        ('mail',)
    """
    found = CHANNELS.get(touchpoint.channel or "", ())
    fitting = (*found, *_BY_NAME.get(touchpoint.channel or "", ())) or _NAMED
    named = tuple(scene for scene in fitting if _says(touchpoint, scene))
    return named or found or _KINDS[touchpoint.kind]


def _says(touchpoint: Touchpoint, scene: str) -> bool:
    name = (
        touchpoint.name if isinstance(touchpoint.name, str) else " ".join(touchpoint.name.values())
    )
    told = f"{touchpoint.id} {name}".casefold()
    return any(word in told for word in _NAMED.get(scene, ()))


def draw_scene(canvas: Canvas, name: str, look: int, mood: int, at: tuple[float, float]) -> None:
    """Draw a scene on the board whose upper left corner is given; it holds no text."""
    scene, pencil = SCENES[name], Pencil(canvas)
    canvas.raw(f'<g transform="translate({num(at[0])} {num(at[1])})">')
    scene.behind(pencil, look)
    draw_person(pencil, look, mood)
    if scene.over is not None:
        scene.over(pencil, look)
    if scene.hand is not None:
        draw_arm(pencil, *scene.hand)
    canvas.raw("</g>")
