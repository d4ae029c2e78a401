"""Prints a manuscript as a scan: pictures of its pages, a little crooked and noisy, without a text layer."""

import io
import random

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.markup import Manuscript
from corpus.samples.pdf import print_pdf

DPI = 110
SPECKS = 1500


def print_scan(manuscript: Manuscript) -> bytes:
    """A PDF whose pages are pictures."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number, page in enumerate(pypdfium2.PdfDocument(print_pdf(manuscript))):
        picture = _worn(page.render(scale=DPI / 72, grayscale=True).to_pil(), number)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=40)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _worn(picture: Image.Image, seed: int) -> Image.Image:
    """Turn by two thirds of a degree, grey the paper, and strew specks."""
    chance = random.Random(seed)
    turned = picture.rotate(0.66, resample=Image.Resampling.BILINEAR, fillcolor=255)
    turned = turned.point([int(level * 0.88) + 18 for level in range(256)])
    for _ in range(SPECKS):
        at = (chance.randrange(turned.width), chance.randrange(turned.height))
        turned.putpixel(at, chance.randrange(120, 220))
    return turned
