"""One spelling for characters that look alike: NFC, ligatures, odd spaces, invisible characters."""

import re
import unicodedata

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Every space that is not U+0020 becomes one; marks that show nothing (soft hyphen, zero-width space, BOM) go.
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF], None)
_TABLE = {**{ord(k): v for k, v in _LIGATURES.items()}, **_SPACES, **_INVISIBLE}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def unify(text: str) -> str:
    """Return `text` in NFC, with plain spaces, without ligatures, invisible and control characters."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text.translate(_TABLE)))
