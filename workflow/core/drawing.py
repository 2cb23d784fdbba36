"""Drawing (绘制预览): runs in a process of its own, for a file may be built to crash, hang or swell its reader.

    python -m workflow.core.drawing pdf|picture SOURCE FOLDER      writes FOLDER/1.png, 2.png …
    python -m workflow.core.drawing words SOURCE                   prints the words of the first pages

It knows neither settings nor database; whatever goes wrong ends in an exit code that is not 0.
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

DPI = 110
MAX_PAGES = 20
PAGES_READ = 3
PAGE_PIXELS = 4_000_000
EDGE = 1600
MEMORY = 1_500 * 1024 * 1024
SECONDS = 20


def draw_pdf(source: str, folder: str) -> None:
    """One picture a page, the first twenty; a page of any size becomes a picture of ordinary size."""
    pdf = pypdfium2.PdfDocument(source)
    for number in range(min(len(pdf), MAX_PAGES)):
        page = pdf[number]
        width, height = page.get_size()
        scale = min(DPI / 72, (PAGE_PIXELS / max(width * height, 1)) ** 0.5)
        page.render(scale=scale).to_pil().convert("RGB").save(Path(folder, f"{number + 1}.png"), optimize=False)
        page.close()


def draw_picture(source: str, folder: str) -> None:
    """One picture, upright, at most 1600 pixels long, without what the camera noted about place and time."""
    with Image.open(source, formats=["PNG", "JPEG"]) as picture:
        picture.draft("RGB", (EDGE, EDGE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((EDGE, EDGE))
        plain = Image.new("RGB", upright.size, "white")
        plain.paste(upright, mask=upright.getchannel("A") if upright.mode in ("RGBA", "LA") else None)
        plain.save(Path(folder, "1.png"))


def print_words(source: str) -> None:
    """The text layer of the first pages; a scan has none."""
    pdf = pypdfium2.PdfDocument(source)
    for number in range(min(len(pdf), PAGES_READ)):
        text = pdf[number].get_textpage().get_text_bounded()
        sys.stdout.buffer.write(text.encode(errors="ignore"))


VERBS: dict[str, Callable[..., None]] = {"pdf": draw_pdf, "picture": draw_picture, "words": print_words}

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    VERBS[sys.argv[1]](*sys.argv[2:])
