"""Where people live and where shops are: regions, invented shops, and what is sold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A region of Italy and the shop that serves it.

    Attributes:
        code: ISO 3166-2.
        share: How many people of a hundred live there.
        shop: The id of the invented shop.
    """

    code: str
    share: int
    shop: str


REGIONS = (
    Region("IT-25", 20, "shop-milano"), Region("IT-62", 12, "shop-roma"),
    Region("IT-34", 11, "shop-verona"), Region("IT-45", 11, "shop-bologna"),
    Region("IT-21", 10, "shop-torino"), Region("IT-52", 8, "shop-firenze"),
    Region("IT-72", 9, "shop-napoli"), Region("IT-75", 7, "shop-bari"),
    Region("IT-82", 7, "shop-palermo"), Region("IT-42", 5, "shop-genova"),
)  # fmt: skip


@dataclass(frozen=True)
class Product:
    """Something that is sold.

    Attributes:
        id: Its id.
        category: Its category.
        price: Its price in cents.
        share: How often it is chosen.
    """

    id: str
    category: str
    price: int
    share: int


PRODUCTS = (
    Product("sim-p01", "entry", 2_900, 22), Product("sim-p02", "entry", 4_900, 20),
    Product("sim-p03", "core", 8_900, 18), Product("sim-p04", "core", 12_900, 14),
    Product("sim-p05", "core", 18_900, 10), Product("sim-p06", "premium", 34_900, 7),
    Product("sim-p07", "premium", 59_000, 5), Product("sim-p08", "accessory", 1_900, 24),
)  # fmt: skip
