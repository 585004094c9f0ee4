"""Takes the signed document out of the files that carry it, with other people's libraries: out of the badges with
openbadgeslib, out of the sheets with pypdf.

    carriers.py BASE_URL CODE FOLDER

Leaves a file in FOLDER for each, beside the JSON that is offered as a file of its own, and prints their names.
"""

import io
import sys
import urllib.request
from pathlib import Path
from urllib.parse import quote

from openbadgeslib.ob3 import OB3Verifier
from pypdf import PdfReader

ATTACHMENT = "credential.jwt"


def out_of_sheet(pdf):
    """The one attachment, and what the sheet says of itself."""
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    ((name, [token]),) = reader.attachments.items()
    assert name == ATTACHMENT, name
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], "the sheet has no structure"
    assert "conformance>A<" in reader.xmp_metadata.stream.get_data().decode("utf-8"), "the sheet is not PDF/A"
    return token.decode("ascii")


def as_it_is(document):
    return document.decode("utf-8")


CARRIERS = {
    "badge-png.jwt": ("badge.png", OB3Verifier.extract_token_from_png),
    "badge-svg.jwt": ("badge.svg?lang=es", OB3Verifier.extract_token_from_svg),
    "certificate.jwt": ("certificate.pdf", out_of_sheet),
    "certificate-letter-es.jwt": ("certificate.pdf?paper=letter&lang=es", out_of_sheet),
    "transcript.jwt": ("transcript.pdf", out_of_sheet),
    "credential.json": ("credential.json", as_it_is),
}


def main():
    base, code, folder = sys.argv[1:]
    for name, (path, take) in CARRIERS.items():
        with urllib.request.urlopen(f"{base}/credentials/{quote(code)}/{path}", timeout=60) as answer:
            document = take(answer.read())
        (Path(folder) / name).write_text(document, "utf-8")
        print(name)


if __name__ == "__main__":
    main()
