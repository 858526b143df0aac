"""The channels by which people come, with their campaigns, shares and costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Channel:
    """A way to the company's site.

    Attributes:
        name: The channel.
        share: How many first visits of a hundred come by it.
        source: `utm_source`; nothing when the visit carries none.
        medium: `utm_medium`.
        campaigns: Names of campaigns, for `utm_campaign`; nothing when there are none.
        click: What a visit costs, in cents; 0 where nothing is paid by the visit.
        referrer: The page that people come from.
        media: owned, paid or earned.
    """

    name: str
    share: int
    source: str | None = None
    medium: str | None = None
    campaigns: tuple[str, ...] = ()
    click: int = 0
    referrer: str | None = None
    media: str = "owned"


CHANNELS = (
    Channel("direct", 18),
    Channel("organic_search", 27, referrer="https://search.example/", media="earned"),
    Channel("paid_search", 14, "search.example", "cpc", ("brand-search", "category-search"), 62,
            media="paid"),
    Channel("paid_social", 13, "social.example", "paid_social", ("prospecting", "lookalike"), 38,
            media="paid"),
    Channel("display", 7, "ads.example", "display", ("retargeting",), 21, media="paid"),
    Channel("email", 6, "newsletter", "email", ("newsletter", "welcome"), 1),
    Channel("social", 6, "social.example", "social", (), 0, "https://social.example/"),
    Channel("affiliates", 3, "partner.example", "affiliate", ("price-comparison",), 45,
            "https://partner.example/", "paid"),
    Channel("referral", 6, referrer="https://blog.example/", media="earned"),
)  # fmt: skip
RETURNING = (38, 18, 10, 4, 8, 15, 3, 1, 3)
"""How many visits of a hundred come by each channel once people know the company."""
