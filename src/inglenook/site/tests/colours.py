"""The tokens of the look as sRGB, so that tests can measure them. The sums are those of CSS Color 4 and WCAG 2.2."""

import math
import re
from pathlib import Path

CSS = Path(__file__).parents[1] / "static" / "site" / "css"
TOKEN = re.compile(r"--([\w-]+):\s*light-dark\(oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\)")
Colour = tuple[float, float, float]


def linear(lightness: float, c: float, h: float) -> Colour:
    """Linear sRGB of an oklch colour, clipped to what a screen can show."""
    a, b = c * math.cos(math.radians(h)), c * math.sin(math.radians(h))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return (_clip(red), _clip(green), _clip(blue))


def _clip(value: float) -> float:
    return min(1.0, max(0.0, value))


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _read(oklch: str) -> Colour:
    lightness, chroma, hue = oklch.split()[:3]
    return linear(float(lightness.rstrip("%")) / 100, float(chroma), float(hue))


def palette() -> dict[str, dict[str, Colour]]:
    """`{"light": {token: colour}, "dark": {...}}`, read from the style sheet itself."""
    found = TOKEN.findall((CSS / "tokens.css").read_text(encoding="utf-8"))
    return {
        "light": {name: _read(light) for name, light, _dark in found},
        "dark": {name: _read(dark) for name, _light, dark in found},
    }
