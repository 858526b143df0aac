"""The translations: one gettext catalogue for each language but English."""
