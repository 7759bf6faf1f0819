"""Names as people say them."""

from __future__ import annotations

import re


def short(title: str) -> str:
    """A title without the vendor's prefix."""
    name = re.sub(r"^(Amazon|AWS) ", "", title)
    return name[0].upper() + name[1:]
