//! The places of the world with more than 15,000 people, built in: nobody outside learns where somebody looks.
//!
//! The data are from `GeoNames` (CC BY 4.0); `gazetteer/reduce.py` says how they are made and written. They are unpacked
//! when the first place is looked for, and take about four megabytes then.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::sync::LazyLock;

use contract::credentials::artists::{PlaceAsked, PlaceView};
use domain::credentials::artists::{PlaceId, Point, fold};
use domain::{Locale, Localized};

static PACKED: &[u8] = include_bytes!("../../../gazetteer/places.bin");

/// How many places are offered to choose from.
const OFFERED: usize = 12;
/// The first letters that places are looked for by.
const PREFIX: usize = 3;
/// A place is meant when it is so many times larger than the next of its name.
const OUTSHINES: u32 = 10;

struct Country {
    code: String,
    name: Localized<String>,
}

struct Region {
    country: u16,
    name: String,
}

struct Entry {
    id: u32,
    name: Range,
    region: u16,
    point: Point,
    /// Thousands of people.
    people: u32,
}

/// A piece of a long text.
#[derive(Clone, Copy)]
struct Range {
    start: u32,
    length: u16,
}

impl Range {
    fn of(self, text: &str) -> &str {
        let start = self.start as usize;
        text.get(start..start + usize::from(self.length)).unwrap_or_default()
    }
}

/// A folded name and whose it is.
struct Key {
    text: Range,
    entry: u32,
}

/// The places, and every name they are found by.
pub(super) struct Gazetteer {
    countries: Vec<Country>,
    regions: Vec<Region>,
    names: String,
    /// In the order of their numbers.
    entries: Vec<Entry>,
    folded: String,
    /// In the order of their texts.
    keys: Vec<Key>,
}

/// A place of the gazetteer.
#[derive(Clone, Copy)]
pub(super) struct Place<'g> {
    gazetteer: &'g Gazetteer,
    entry: &'g Entry,
}

/// What a text means.
pub(super) enum Meaning<'g> {
    /// No place.
    Unknown,
    /// This one; the others have the same name.
    One(Place<'g>, Vec<Place<'g>>),
    /// One of these, the largest first.
    Several(Vec<Place<'g>>),
}

impl Gazetteer {
    /// The one that is built in.
    pub(super) fn get() -> &'static Self {
        static UNPACKED: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::unpack(PACKED).expect("the file beside this crate is the one reduce.py wrote")
        });
        &UNPACKED
    }

    /// The place with this number.
    pub(super) fn place(&self, id: PlaceId) -> Option<Place<'_>> {
        let at = self.entries.binary_search_by_key(&id.0, |entry| entry.id).ok()?;
        Some(Place { gazetteer: self, entry: &self.entries[at] })
    }

    /// What somebody means who looks around a place: of several with one name a much larger one.
    pub(super) fn meaning(&self, asked: &PlaceAsked) -> Meaning<'_> {
        let (exact, mut found) = self.matches(&asked.text);
        if let Some(id) = asked.chosen
            && let Some(at) = found.iter().position(|place| place.id() == id)
        {
            return Meaning::One(found.swap_remove(at), Vec::new());
        }
        let outshines = match found[..] {
            [] => return Meaning::Unknown,
            [_] => true,
            [first, second, ..] => exact && first.entry.people / OUTSHINES >= second.entry.people.max(1),
        };
        found.truncate(OFFERED);
        if outshines {
            let first = found.remove(0);
            Meaning::One(first, if exact { found } else { Vec::new() })
        } else {
            Meaning::Several(found)
        }
    }

    /// What somebody means who says where they are: of several with one name none, until they say which.
    pub(super) fn exactly(&self, asked: &PlaceAsked) -> Meaning<'_> {
        match self.meaning(asked) {
            Meaning::One(place, others) if !others.is_empty() => {
                Meaning::Several(std::iter::once(place).chain(others).collect())
            }
            meaning => meaning,
        }
    }

    /// The places a text may mean, the largest first.
    pub(super) fn candidates(&self, text: &str, locale: Locale) -> Vec<PlaceView> {
        let (_, found) = self.matches(text);
        found.into_iter().take(OFFERED).map(|place| place.view(locale)).collect()
    }

    /// Places called like the text, or, if there are none, places whose name begins with it; the largest first.
    /// What follows a comma names the region or the country.
    fn matches(&self, text: &str) -> (bool, Vec<Place<'_>>) {
        let whole = fold(text);
        if whole.is_empty() {
            return (true, Vec::new());
        }
        let called = self.called(&whole);
        if !called.is_empty() {
            return (true, self.largest_first(called));
        }
        let mut parts = text.split(',').map(fold);
        let name = parts.next().unwrap_or_default();
        let within: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let fits = |entry: &u32| within.iter().all(|part| self.lies_in(*entry, part));
        let called: BTreeSet<_> = self.called(&name).into_iter().filter(fits).collect();
        if !called.is_empty() {
            return (true, self.largest_first(called));
        }
        let begin: BTreeSet<_> = if name.len() < PREFIX {
            BTreeSet::new()
        } else {
            self.from(&name)
                .take_while(|(text, _)| text.starts_with(&name))
                .map(|(_, entry)| entry)
                .filter(fits)
                .collect()
        };
        (false, self.largest_first(begin))
    }

    fn called(&self, name: &str) -> BTreeSet<u32> {
        self.from(name).take_while(|(text, _)| *text == name).map(|(_, entry)| entry).collect()
    }

    /// The keys in order, from the first that is not less than `name`.
    fn from<'g>(&'g self, name: &str) -> impl Iterator<Item = (&'g str, u32)> + use<'g> {
        let start = self.keys.partition_point(|key| key.text.of(&self.folded) < name);
        self.keys[start..].iter().map(|key| (key.text.of(&self.folded), key.entry))
    }

    fn lies_in(&self, entry: u32, part: &str) -> bool {
        let region = &self.regions[usize::from(self.entries[entry as usize].region)];
        let country = &self.countries[usize::from(region.country)];
        let names = [region.name.as_str(), &country.name.en, &country.name.es];
        names.iter().any(|name| fold(name).starts_with(part)) || country.code.eq_ignore_ascii_case(part)
    }

    fn largest_first(&self, entries: BTreeSet<u32>) -> Vec<Place<'_>> {
        let mut places: Vec<_> = entries
            .into_iter()
            .map(|entry| Place { gazetteer: self, entry: &self.entries[entry as usize] })
            .collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.entry.people));
        places
    }

    fn unpack(packed: &[u8]) -> Option<Self> {
        let mut bytes = Vec::new();
        brotli::Decompressor::new(packed, 4096).read_to_end(&mut bytes).ok()?;
        let mut rest = bytes.as_slice();
        let mut section = || {
            let (length, after) = rest.split_first_chunk::<4>()?;
            let (section, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            rest = after;
            Some(section)
        };
        let _whose = section()?;
        let countries = text(section()?)?.lines().map(country).collect::<Option<Vec<_>>>()?;
        let regions =
            text(section()?)?.lines().map(|line| region(line, &countries)).collect::<Option<Vec<_>>>()?;
        let ids = Column::of(section()?).differences();
        let names = text(section()?)?.to_owned();
        let of_region = Column::of(section()?).numbers();
        let latitudes = Column::of(section()?).differences();
        let longitudes = Column::of(section()?).differences();
        let people = Column::of(section()?).numbers();
        let aliases = text(section()?)?;

        let mut gazetteer = Self {
            countries,
            regions,
            names: String::new(),
            entries: Vec::with_capacity(ids.len()),
            folded: String::new(),
            keys: Vec::with_capacity(2 * ids.len()),
        };
        for (at, (name, aliases)) in names.split('\n').zip(aliases.split('\n')).enumerate() {
            let start = u32::try_from(name.as_ptr() as usize - names.as_ptr() as usize).ok()?;
            let entry = Entry {
                id: u32::try_from(*ids.get(at)?).ok()?,
                name: Range { start, length: u16::try_from(name.len()).ok()? },
                region: u16::try_from(*of_region.get(at)?).ok()?,
                point: Point {
                    latitude: i32::try_from(*latitudes.get(at)?).ok()?,
                    longitude: i32::try_from(*longitudes.get(at)?).ok()?,
                },
                people: u32::try_from(*people.get(at)?).ok()?,
            };
            gazetteer.regions.get(usize::from(entry.region))?;
            gazetteer.entries.push(entry);
            gazetteer.file(&fold(name), at)?;
            for alias in aliases.split('|').filter(|alias| !alias.is_empty()) {
                gazetteer.file(alias, at)?;
            }
        }
        gazetteer.names = names;
        let folded = std::mem::take(&mut gazetteer.folded);
        gazetteer.keys.sort_by(|a, b| a.text.of(&folded).cmp(b.text.of(&folded)));
        gazetteer.folded = folded;
        (gazetteer.entries.len() == ids.len()).then_some(gazetteer)
    }

    /// Notes that a place is found by this name.
    fn file(&mut self, name: &str, entry: usize) -> Option<()> {
        let text =
            Range { start: u32::try_from(self.folded.len()).ok()?, length: u16::try_from(name.len()).ok()? };
        self.folded.push_str(name);
        self.keys.push(Key { text, entry: u32::try_from(entry).ok()? });
        Some(())
    }
}

impl<'g> Place<'g> {
    pub(super) const fn id(self) -> PlaceId {
        PlaceId(self.entry.id)
    }

    pub(super) const fn point(self) -> Point {
        self.entry.point
    }

    pub(super) fn name(self) -> String {
        self.entry.name.of(&self.gazetteer.names).to_owned()
    }

    pub(super) fn country(self) -> String {
        self.land().code.clone()
    }

    pub(super) fn view(self, locale: Locale) -> PlaceView {
        PlaceView {
            id: self.id(),
            name: self.name(),
            region: self.region().name.clone(),
            country: self.land().name.get(locale).clone(),
            country_code: self.country(),
        }
    }

    fn region(self) -> &'g Region {
        &self.gazetteer.regions[usize::from(self.entry.region)]
    }

    fn land(self) -> &'g Country {
        &self.gazetteer.countries[usize::from(self.region().country)]
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn country(line: &str) -> Option<Country> {
    let [code, en, es] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some(Country { code: code.to_owned(), name: Localized { en: en.to_owned(), es: es.to_owned() } })
}

fn region(line: &str, countries: &[Country]) -> Option<Region> {
    let (code, name) = line.split_once('\t')?;
    let country = countries.iter().position(|country| country.code == code)?;
    Some(Region { country: u16::try_from(country).ok()?, name: name.to_owned() })
}

/// Numbers of seven bits a byte, the low ones first (LEB128).
struct Column<'b>(&'b [u8]);

impl<'b> Column<'b> {
    const fn of(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    fn numbers(&self) -> Vec<u64> {
        let mut numbers = Vec::new();
        let (mut number, mut shift) = (0_u64, 0);
        for byte in self.0 {
            number |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 || shift > 56 {
                numbers.push(number);
                (number, shift) = (0, 0);
            }
        }
        numbers
    }

    /// Each number is kept as its difference to the one before, the sign in the lowest bit.
    fn differences(&self) -> Vec<i64> {
        let mut last = 0;
        let step = |coded: u64| {
            let half = (coded >> 1).cast_signed();
            last += if coded & 1 == 0 { half } else { -half - 1 };
            last
        };
        self.numbers().into_iter().map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> PlaceAsked {
        PlaceAsked { text: text.to_owned(), chosen: None }
    }

    fn one(text: &str) -> String {
        match Gazetteer::get().meaning(&asked(text)) {
            Meaning::One(place, _) => {
                let PlaceView { name, region, country_code, .. } = place.view(Locale::En);
                format!("{name}, {region}, {country_code}")
            }
            Meaning::Several(places) => format!("{} places", places.len()),
            Meaning::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn places_are_found_as_people_write_them() {
        for (text, place) in [
            ("Madrid", "Madrid, Madrid, ES"),
            ("  málaga ", "Málaga, Andalusia, ES"),
            ("malaga", "Málaga, Andalusia, ES"),
            ("Londres", "London, England, GB"),
            ("Múnich", "Munich, Bavaria, DE"),
            ("São Paulo", "São Paulo, Sao Paulo, BR"),
            ("london, canada", "London, Ontario, CA"),
            ("Springfield, Illinois", "Springfield, Illinois, US"),
            ("Cordoba, AR", "Córdoba, Cordoba, AR"),
            ("Nowhere-on-Sea", "unknown"),
            ("zz", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(one(text), place, "{text}");
        }
    }

    #[test]
    fn where_several_places_have_a_name_one_is_asked() {
        assert!(matches!(Gazetteer::get().meaning(&asked("Springfield")), Meaning::Several(_)));
        let Meaning::One(london, others) = Gazetteer::get().meaning(&asked("London")) else {
            panic!("one of them is much larger")
        };
        assert_eq!((london.country().as_str(), others.is_empty()), ("GB", false));
        // Somebody who lives there says which.
        let Meaning::Several(all) = Gazetteer::get().exactly(&asked("London")) else {
            panic!("there are more")
        };
        let chosen = all.iter().find(|place| place.country() == "CA").expect("it is in Ontario, too").id();
        let asked = PlaceAsked { text: "London".to_owned(), chosen: Some(chosen) };
        let Meaning::One(place, _) = Gazetteer::get().exactly(&asked) else { panic!("it was said which") };
        assert_eq!(place.id(), chosen);
        // A choice that does not belong to what was typed since is none.
        let elsewhere = PlaceAsked { text: "Madrid, Spain".to_owned(), chosen: Some(chosen) };
        let Meaning::One(place, _) = Gazetteer::get().exactly(&elsewhere) else {
            panic!("one Madrid in Spain")
        };
        assert_eq!(place.country(), "ES");
    }

    #[test]
    fn the_first_letters_offer_what_begins_with_them() {
        let offered = Gazetteer::get().candidates("barcel", Locale::Es);
        assert_eq!(offered[0].name, "Barcelona");
        assert_eq!(offered[0].country, "España");
        assert!(offered.len() <= OFFERED && offered.iter().all(|place| fold(&place.name).contains("bar")));
    }

    #[test]
    fn every_place_lies_on_the_globe_and_every_name_is_one_that_can_be_looked_for() {
        let gazetteer = Gazetteer::get();
        assert!(gazetteer.entries.len() > 30_000);
        assert!(gazetteer.entries.is_sorted_by(|a, b| a.id < b.id));
        for entry in &gazetteer.entries {
            assert!(entry.point.latitude.abs() <= 90_000 && entry.point.longitude.abs() <= 180_000);
        }
        for key in &gazetteer.keys {
            let text = key.text.of(&gazetteer.folded);
            assert_eq!(fold(text), text);
        }
    }
}
