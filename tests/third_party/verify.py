"""Verifies a certificate with openbadgeslib: signature, issuer, dates, status list.

    verify.py ORIGIN CODE

ORIGIN is where the academy answers now; addresses in the certificate may name it otherwise (https, its own
name), so every download is taken from ORIGIN instead. Prints one line: `valid NAME` or `refused REASON`.
"""

import base64
import json
import sys
import urllib.parse
import urllib.request

from openbadgeslib.ob3.verifier import OB3Verifier


def fetch(url, accept="*/*"):
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read()


def main(origin, code):
    def download(url):
        return fetch(origin + urllib.parse.urlsplit(url).path)

    token = fetch(f"{origin}/api/v1/credentials/{code}", "application/vc+jwt").decode().strip()
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    issuer = claims["issuer"]
    issuer = issuer["id"] if isinstance(issuer, dict) else issuer
    try:
        verifier = OB3Verifier.for_issuer_did(issuer, download=download)
        credential = verifier.verify(token, check_status=True, download=download)
    except Exception as refusal:  # every reason of the library's is an answer here
        print(f"refused {refusal}")
    else:
        print(f"valid {credential.achievement.name}")


main(*sys.argv[1:])
