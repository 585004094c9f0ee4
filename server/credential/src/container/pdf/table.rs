//! Where a PDF's objects are: tables of both kinds ([ISO 32000-2 §7.5](https://pdfa.org/resource/iso-32000-2/)), the
//! newest first.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read as _;

use domain::credentials::Unreadable;
use flate2::read::ZlibDecoder;

use super::object::{Budget, Dict, Lexer, Object};

/// How far from the end the address of the table is looked for.
const TAIL: usize = 1024;
/// How often a document may have been added to.
const MOST_UPDATES: usize = 64;
/// Bytes that may be inflated to find out where things are, all together.
const MOST_INFLATED: usize = 16 * 1024 * 1024;
/// How many references may lead to one another.
const MOST_STEPS: usize = 16;

/// A document whose table was read.
pub(super) struct Document<'a> {
    bytes: &'a [u8],
    budget: Budget,
    inflated: Cell<usize>,
    places: BTreeMap<u32, Place>,
    root: Object,
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: it was taken out.
    Free,
    /// At this byte.
    At(usize),
    /// In this stream of objects, as the one with this index.
    Within(u32, usize),
}

impl<'a> Document<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut document = Self {
            bytes,
            budget: Budget::full(),
            inflated: Cell::new(MOST_INFLATED),
            places: BTreeMap::new(),
            root: Object::Other,
        };
        let mut next = Some(document.newest_table()?);
        for number in 0..MOST_UPDATES {
            let Some(at) = next else { return Ok(document) };
            let trailer = document.table(at)?;
            if trailer.get("Encrypt").is_some() {
                return Err(Unreadable::Encrypted);
            }
            if trailer.get("XRefStm").is_some() {
                return Err(Unreadable::Malformed); // two tables, one for old readers and one for new
            }
            if number == 0 {
                document.root = trailer.get("Root").cloned().ok_or(Unreadable::Malformed)?;
            }
            next =
                trailer.number("Prev").map(usize::try_from).transpose().map_err(|_| Unreadable::Malformed)?;
        }
        Err(Unreadable::Malformed)
    }

    /// The catalogue, from where everything is found.
    pub(super) fn root(&self) -> &Object {
        &self.root
    }

    /// The object itself, if this is a reference.
    pub(super) fn resolve(&self, object: &Object) -> Result<Object, Unreadable> {
        let mut object = object.clone();
        for _ in 0..MOST_STEPS {
            let Object::Reference(number) = object else { return Ok(object) };
            object = match self.places.get(&number) {
                Some(Place::At(at)) => self.indirect(*at, number)?.0,
                Some(Place::Within(stream, index)) => self.compressed(*stream, *index, number)?,
                Some(Place::Free) | None => Object::Other,
            };
        }
        Err(Unreadable::Malformed)
    }

    /// A dictionary, or the one that is referred to.
    pub(super) fn dict(&self, object: &Object) -> Result<Dict, Unreadable> {
        match self.resolve(object)? {
            Object::Dict(dict) => Ok(dict),
            _ => Err(Unreadable::Malformed),
        }
    }

    /// The bytes of a stream, at most so many.
    pub(super) fn stream(&self, number: u32, most: usize) -> Result<Vec<u8>, Unreadable> {
        let Some(Place::At(at)) = self.places.get(&number) else { return Err(Unreadable::Malformed) };
        let (Object::Dict(dict), Some(data)) = self.indirect(*at, number)? else {
            return Err(Unreadable::Malformed);
        };
        self.decoded(&dict, data, most)
    }

    fn newest_table(&self) -> Result<usize, Unreadable> {
        const KEYWORD: &[u8] = b"startxref";
        let tail = &self.bytes[self.bytes.len().saturating_sub(TAIL)..];
        let found = tail.windows(KEYWORD.len()).rposition(|window| window == KEYWORD);
        let start = self.bytes.len() - tail.len() + found.ok_or(Unreadable::Malformed)?;
        let mut lexer = Lexer::new(self.bytes, start + KEYWORD.len(), &self.budget);
        lexer.count()
    }

    /// Reads a table of either kind; what a newer one said already stands.
    fn table(&mut self, at: usize) -> Result<Dict, Unreadable> {
        let mut found = Vec::new();
        let mut lexer = Lexer::new(self.bytes, at, &self.budget);
        let trailer = if lexer.take("xref") {
            while !lexer.take("trailer") {
                let (first, count) = (lexer.count()?, lexer.count()?);
                for number in first..first.checked_add(count).ok_or(Unreadable::Malformed)? {
                    self.budget.spend()?;
                    let (at, _generation) = (lexer.count()?, lexer.count()?);
                    let place = if lexer.take("n") {
                        Place::At(at)
                    } else {
                        lexer.demand("f")?;
                        Place::Free
                    };
                    found.push((number, place));
                }
            }
            match lexer.object()? {
                Object::Dict(trailer) => trailer,
                _ => return Err(Unreadable::Malformed),
            }
        } else {
            let number = lexer.count()?;
            let number = u32::try_from(number).map_err(|_| Unreadable::Malformed)?;
            let (Object::Dict(dict), Some(data)) = self.indirect(at, number)? else {
                return Err(Unreadable::Malformed);
            };
            self.rows(&dict, data, &mut found)?;
            dict
        };
        for (number, place) in found {
            let number = u32::try_from(number).map_err(|_| Unreadable::Malformed)?;
            self.places.entry(number).or_insert(place);
        }
        Ok(trailer)
    }

    /// A table that is itself a stream: rows of three numbers, each so many bytes wide.
    fn rows(&self, dict: &Dict, data: &[u8], found: &mut Vec<(usize, Place)>) -> Result<(), Unreadable> {
        let numbers = |object: Option<&Object>| match object {
            Some(Object::List(items)) => items
                .iter()
                .map(|item| match item {
                    Object::Number(number) => usize::try_from(*number).ok(),
                    _ => None,
                })
                .collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let widths = numbers(dict.get("W"))
            .filter(|widths| widths.len() == 3 && widths.iter().all(|width| *width <= 8));
        let widths = widths.filter(|_| dict.is("Type", "XRef")).ok_or(Unreadable::Malformed)?;
        let size =
            dict.number("Size").and_then(|size| usize::try_from(size).ok()).ok_or(Unreadable::Malformed)?;
        let index = match dict.get("Index") {
            Some(_) => numbers(dict.get("Index")).ok_or(Unreadable::Malformed)?,
            None => vec![0, size],
        };
        let data = self.decoded(dict, data, self.inflated.get())?;
        let mut data = data.as_slice();
        let mut field = |width: usize| {
            let (bytes, rest) = data.split_at_checked(width)?;
            data = rest;
            Some(bytes.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte)))
        };
        for section in index.chunks(2) {
            let [first, count] = *section else { return Err(Unreadable::Malformed) };
            for number in first..first.checked_add(count).ok_or(Unreadable::Malformed)? {
                self.budget.spend()?;
                let kind = if widths[0] == 0 { Some(1) } else { field(widths[0]) };
                let (Some(kind), Some(second), Some(third)) = (kind, field(widths[1]), field(widths[2]))
                else {
                    return Err(Unreadable::Malformed);
                };
                let small = |value: u64| usize::try_from(value).map_err(|_| Unreadable::Malformed);
                let place = match kind {
                    0 => Place::Free,
                    1 => Place::At(small(second)?),
                    2 => Place::Within(
                        u32::try_from(second).map_err(|_| Unreadable::Malformed)?,
                        small(third)?,
                    ),
                    _ => return Err(Unreadable::Malformed),
                };
                found.push((number, place));
            }
        }
        Ok(())
    }

    /// The object at this byte, which has to be this one, and its bytes, if it is a stream.
    fn indirect(&self, at: usize, number: u32) -> Result<(Object, Option<&'a [u8]>), Unreadable> {
        let mut lexer = Lexer::new(self.bytes, at, &self.budget);
        if u32::try_from(lexer.count()?) != Ok(number) {
            return Err(Unreadable::Malformed);
        }
        lexer.count()?;
        lexer.demand("obj")?;
        let object = lexer.object()?;
        let Object::Dict(dict) = &object else { return Ok((object, None)) };
        if !lexer.take("stream") {
            return Ok((object, None));
        }
        lexer.end_line()?;
        let length = match dict.get("Length") {
            Some(Object::Number(length)) => *length,
            // A length that lies elsewhere is a plain number there; anything else could go round in circles.
            Some(Object::Reference(other)) => self.plain_number(*other)?,
            _ => return Err(Unreadable::Malformed),
        };
        let start = lexer.position();
        let end = usize::try_from(length).ok().and_then(|length| start.checked_add(length));
        let data = end.and_then(|end| self.bytes.get(start..end)).ok_or(Unreadable::Malformed)?;
        Lexer::new(self.bytes, start + data.len(), &self.budget).demand("endstream")?;
        Ok((object, Some(data)))
    }

    fn plain_number(&self, number: u32) -> Result<i64, Unreadable> {
        let Some(Place::At(at)) = self.places.get(&number) else { return Err(Unreadable::Malformed) };
        let mut lexer = Lexer::new(self.bytes, *at, &self.budget);
        let found = lexer.count()?;
        lexer.count()?;
        lexer.demand("obj")?;
        let length = lexer.count()?;
        let whole = u32::try_from(found) == Ok(number);
        i64::try_from(length).ok().filter(|_| whole).ok_or(Unreadable::Malformed)
    }

    /// An object in a stream of objects, which begins with their numbers and places.
    fn compressed(&self, stream: u32, index: usize, number: u32) -> Result<Object, Unreadable> {
        let Some(Place::At(at)) = self.places.get(&stream) else { return Err(Unreadable::Malformed) };
        let (Object::Dict(dict), Some(data)) = self.indirect(*at, stream)? else {
            return Err(Unreadable::Malformed);
        };
        let first = dict.number("First").and_then(|first| usize::try_from(first).ok());
        let first = first.filter(|_| dict.is("Type", "ObjStm")).ok_or(Unreadable::Malformed)?;
        let data = self.decoded(&dict, data, self.inflated.get())?;
        let mut lexer = Lexer::new(&data, 0, &self.budget);
        for _ in 0..index {
            self.budget.spend()?;
            lexer.count()?;
            lexer.count()?;
        }
        if u32::try_from(lexer.count()?) != Ok(number) {
            return Err(Unreadable::Malformed);
        }
        let at = first.checked_add(lexer.count()?).ok_or(Unreadable::Malformed)?;
        Lexer::new(&data, at, &self.budget).object()
    }

    /// A stream's bytes as they are, or inflated: at most `most`, and at most what is left of the document's share.
    fn decoded(&self, dict: &Dict, data: &[u8], most: usize) -> Result<Vec<u8>, Unreadable> {
        let (filter, parameters) = match (dict.get("Filter"), dict.get("DecodeParms")) {
            (Some(Object::List(filters)), None) => (only(filters)?, None),
            (Some(Object::List(filters)), Some(Object::List(parameters))) => {
                (only(filters)?, only(parameters)?)
            }
            (filter, parameters) => (filter, parameters),
        };
        let too_large =
            |bytes: Vec<u8>| if bytes.len() > most { Err(Unreadable::TooLarge) } else { Ok(bytes) };
        match filter {
            None => too_large(data.to_vec()),
            Some(Object::Name(name)) if name == "FlateDecode" => {
                let mut bytes = Vec::new();
                let mut inflated = ZlibDecoder::new(data).take(most as u64 + 1);
                inflated.read_to_end(&mut bytes).map_err(|_| Unreadable::Malformed)?;
                let bytes = too_large(bytes)?;
                self.inflated.set(self.inflated.get().saturating_sub(bytes.len()));
                match parameters {
                    None | Some(Object::Other) => Ok(bytes),
                    Some(Object::Dict(parameters)) => predicted(bytes, parameters),
                    Some(_) => Err(Unreadable::Malformed),
                }
            }
            Some(_) => Err(Unreadable::Malformed),
        }
    }
}

/// The only item of a list, if it has one. A filter behind another multiplies what a byte can become.
fn only(items: &[Object]) -> Result<Option<&Object>, Unreadable> {
    match items {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(Unreadable::Malformed),
    }
}

/// Undoes the filter that tables are written with: each byte is the difference from its neighbour above
/// ([PNG §9](https://www.w3.org/TR/png-3/#9Filters), `None` and `Up` of it, which are what writers use).
fn predicted(bytes: Vec<u8>, parameters: &Dict) -> Result<Vec<u8>, Unreadable> {
    let columns =
        match (parameters.number("Predictor").unwrap_or(1), parameters.number("Columns").unwrap_or(1)) {
            (1, _) => return Ok(bytes),
            (10..=15, columns) => usize::try_from(columns).ok().filter(|columns| (1..=64).contains(columns)),
            _ => None,
        };
    let columns = columns.ok_or(Unreadable::Malformed)?;
    let mut above = vec![0; columns];
    let mut plain = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(columns + 1) {
        match row.split_first() {
            Some((0, row)) if row.len() == columns => above.copy_from_slice(row),
            Some((2, row)) if row.len() == columns => {
                above.iter_mut().zip(row).for_each(|(above, byte)| *above = above.wrapping_add(*byte));
            }
            _ => return Err(Unreadable::Malformed),
        }
        plain.extend_from_slice(&above);
    }
    Ok(plain)
}
