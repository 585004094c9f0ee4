"""Verifies a published certificate with openbadgeslib, as token and by its embedded proof, and with the published
Open Badges JSON schema.

    verify.py BASE_URL CODE [--document FILE] [--schemas FOLDER]

BASE_URL is where the server answers (loopback is fine: the https addresses of the issuer's did:web are fetched
from there). With a document, a token or JSON with an embedded proof, that one is verified and not the one which the
server gives for the code. Prints one word and exits with its number: ok 0, invalid 1, unreachable 2, revoked 3, expired 4.
Details go to standard error.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import jsonschema
import jwt
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from openbadgeslib.ob3.ldp import OB3LdpVerifier

EXIT = {"ok": 0, "invalid": 1, "unreachable": 2, "revoked": 3, "expired": 4}
CLAIMS = {"iss", "jti", "sub", "nbf", "exp"}  # what the token adds to the credential
SCHEMA = "ob_v3p0_achievementcredential_schema.json"
MAX_BYTES = 2 * 1024 * 1024


class Unreachable(Exception):
    pass


class Published:
    """What the academy publishes, read from where it really answers."""

    def __init__(self, base):
        self.base = base.rstrip("/")
        self.hosts = {urlsplit(base).netloc}
        self.did = json.loads(self.get("/.well-known/did.json"))["id"]
        self.hosts.add(unquote(self.did.removeprefix("did:web:")))

    def get(self, path, accept="*/*"):
        request = urllib.request.Request(self.base + path, headers={"Accept": accept})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.read(MAX_BYTES)
        except (urllib.error.URLError, TimeoutError) as error:
            raise Unreachable(f"{self.base}{path}: {error}") from error

    def download(self, url):
        """openbadgeslib's hook: the issuer's own addresses, and no others."""
        parts = urlsplit(url)
        if parts.netloc not in self.hosts:
            raise ValueError(f"{url} is not at the issuer's host ({', '.join(sorted(self.hosts))})")
        return self.get(parts.path)

    def certificate(self, code):
        """The token; the file to download and the machine interface must give the same one."""
        file = self.get(f"/credentials/{quote(code)}/credential.jwt").decode("ascii").strip()
        api = self.get(f"/api/v1/credentials/{quote(code)}", accept="application/vc+jwt").decode("ascii").strip()
        if file != api:
            raise OB3VerificationError("credential.jwt and the API give different tokens")
        return file


def judge(published, document, kind=OB3Verifier):
    """Signature, issuer, time and status, as openbadgeslib sees them."""
    try:
        verifier = kind.for_issuer_did(published.did, download=published.download)
        verifier.verify(document, check_status=True, verify_status_list=True, download=published.download)
    except OB3VerificationError as error:
        print(f"openbadgeslib: {error}", file=sys.stderr)
        text = str(error).lower()
        if "status 'revocation' is set" in text:
            return "revoked"
        return "expired" if "expired" in text and "status list" not in text else "invalid"
    return "ok"


def payload(token):
    return jwt.decode(token, options={"verify_signature": False})


def judge_both(published, token):
    """The token, and the credential in it by its embedded proof; documents issued earlier have none."""
    verdict = judge(published, token)
    credential = {member: value for member, value in payload(token).items() if member not in CLAIMS}
    if "proof" in credential:
        by_proof = judge(published, json.dumps(credential), OB3LdpVerifier)
        if by_proof != verdict:
            raise OB3VerificationError(f"the token is {verdict}, by its embedded proof it is {by_proof}")
        credential["name"] += "!"
        if judge(published, json.dumps(credential), OB3LdpVerifier) == "ok":
            raise OB3VerificationError("an altered credential was accepted")
    return verdict


def demand_that_alterations_are_refused(published, token):
    """A verifier which accepts everything would prove nothing."""
    header, payload, signature = token.split(".")
    middle = len(payload) // 2
    altered = payload[:middle] + ("A" if payload[middle] != "A" else "B") + payload[middle + 1 :]
    if judge(published, ".".join([header, altered, signature])) == "ok":
        raise OB3VerificationError("an altered token was accepted")


def check_schema(token, folder):
    """The claims beside the credential (iss, nbf, ...) are extra members, which the schema allows."""
    credential = payload(token)
    schema = json.loads((folder / SCHEMA).read_text("utf-8"))
    jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker()).validate(credential)
    print("schema: valid Open Badges 3.0 AchievementCredential", file=sys.stderr)


def schema_folder(given):
    """The published schemas are not ours to redistribute, so they are looked for beside the repository."""
    if given:
        return given
    repository = Path(__file__).resolve().parents[2]
    shared = Path(os.environ.get("STIPPLE_SHARED", repository.parent / "shared"))
    return shared / "credentials" / "schemas"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base_url")
    parser.add_argument("code")
    parser.add_argument("--document", type=Path, help="a token or JSON, taken from wherever it was found")
    parser.add_argument("--schemas", type=Path, help="folder with the published OB 3.0 JSON schema")
    arguments = parser.parse_args()
    try:
        published = Published(arguments.base_url)
        document = arguments.document.read_text("utf-8").strip() if arguments.document else None
        if document and document.startswith("{"):
            return say(judge(published, document, OB3LdpVerifier))
        token = document or published.certificate(arguments.code)
        verdict = judge_both(published, token)
        demand_that_alterations_are_refused(published, token)
        folder = schema_folder(arguments.schemas)
        if (folder / SCHEMA).is_file():
            check_schema(token, folder)
        elif arguments.schemas:
            raise Unreachable(f"{folder} has no {SCHEMA}")
        else:
            print(f"schema: NOT CHECKED, there is no {folder / SCHEMA}", file=sys.stderr)
    except Unreachable as error:
        print(error, file=sys.stderr)
        verdict = "unreachable"
    except (OB3VerificationError, jsonschema.ValidationError, ValueError, KeyError) as error:
        print(f"{type(error).__name__}: {str(error)[:600]}", file=sys.stderr)
        verdict = "invalid"
    return say(verdict)


def say(verdict):
    print(verdict)
    return EXIT[verdict]


if __name__ == "__main__":
    sys.exit(main())
