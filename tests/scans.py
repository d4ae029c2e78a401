"""Made-up scans for tests: printed pages turned into pictures, crooked and noisy if asked."""

import random
from io import BytesIO

import pypdfium2

from tests.printing import Drawing, printed


def scanned(*pages: Drawing, dpi: int = 150, skew: float = 0.0, turn: int = 0, specks: int = 0) -> bytes:
    """Pages without a text layer; `skew` is in degrees against the clock, `turn` in quarter circles of 90 degrees."""
    from PIL import Image

    chance = random.Random(7)
    pictures = []
    for page in pypdfium2.PdfDocument(printed(*pages)):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.rotate(-turn, expand=True)
        for _ in range(specks):
            picture.putpixel((chance.randrange(picture.width), chance.randrange(picture.height)), chance.randrange(160))
        pictures.append(picture)
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return out.getvalue()
