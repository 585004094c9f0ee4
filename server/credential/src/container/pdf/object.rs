//! The notation of a PDF's objects.

use std::cell::Cell;
use std::collections::BTreeMap;

use domain::credentials::Unreadable;

/// More objects than the structure of a document of two megabytes has; what is drawn on pages is not read.
const BUDGET: u32 = 400_000;
/// Deeper than any object is.
const MOST_DEPTH: usize = 32;

/// An object, without what only drawing needs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    /// A whole number.
    Number(i64),
    /// A string of bytes.
    Text(Vec<u8>),
    /// A name.
    Name(String),
    /// An array.
    List(Vec<Object>),
    /// A dictionary.
    Dict(Dict),
    /// Another object, by its number.
    Reference(u32),
    /// A truth, a fraction, nothing.
    Other,
}

/// A dictionary.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dict(BTreeMap<String, Object>);

impl Dict {
    pub(super) fn get(&self, name: &str) -> Option<&Object> {
        self.0.get(name)
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(Object::Number(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        matches!(self.get(name), Some(Object::Name(found)) if found == value)
    }
}

/// How much more may be read of a document.
pub(super) struct Budget(Cell<u32>);

impl Budget {
    pub(super) fn full() -> Self {
        Self(Cell::new(BUDGET))
    }

    pub(super) fn spend(&self) -> Result<(), Unreadable> {
        let left = self.0.get().checked_sub(1).ok_or(Unreadable::Malformed)?;
        self.0.set(left);
        Ok(())
    }
}

/// Reads objects, one after the other.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    budget: &'a Budget,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self { bytes, at, budget }
    }

    /// Where the next byte is read.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Takes a keyword, if it is the next thing.
    pub(super) fn take(&mut self, keyword: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(keyword.as_bytes());
        if found {
            self.at += keyword.len();
        }
        found
    }

    /// Takes a keyword that has to be the next thing.
    pub(super) fn demand(&mut self, keyword: &str) -> Result<(), Unreadable> {
        if self.take(keyword) { Ok(()) } else { Err(Unreadable::Malformed) }
    }

    /// A whole number that cannot be below zero.
    pub(super) fn count(&mut self) -> Result<usize, Unreadable> {
        match self.number()? {
            Object::Number(number) => usize::try_from(number).map_err(|_| Unreadable::Malformed),
            _ => Err(Unreadable::Malformed),
        }
    }

    /// The end of the line before a stream's bytes.
    pub(super) fn end_line(&mut self) -> Result<(), Unreadable> {
        let skipped = match self.rest() {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => return Err(Unreadable::Malformed),
        };
        self.at += skipped;
        Ok(())
    }

    /// The next object.
    pub(super) fn object(&mut self) -> Result<Object, Unreadable> {
        self.nested(MOST_DEPTH)
    }

    fn nested(&mut self, depth: usize) -> Result<Object, Unreadable> {
        self.budget.spend()?;
        let depth = depth.checked_sub(1).ok_or(Unreadable::Malformed)?;
        self.space();
        match self.rest() {
            [b'<', b'<', ..] => self.dict(depth),
            [b'<', ..] => self.hexadecimal(),
            [b'(', ..] => self.literal(),
            [b'/', ..] => Ok(Object::Name(self.name()?)),
            [b'[', ..] => self.list(depth),
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => self.number_or_reference(),
            _ if ["true", "false", "null"].into_iter().any(|word| self.take(word)) => Ok(Object::Other),
            _ => Err(Unreadable::Malformed),
        }
    }

    fn dict(&mut self, depth: usize) -> Result<Object, Unreadable> {
        self.at += 2;
        let mut members = BTreeMap::new();
        while !self.take(">>") {
            self.space();
            let name = self.name()?;
            // A member named twice means the one thing to some and the other to others.
            if members.insert(name, self.nested(depth)?).is_some() {
                return Err(Unreadable::Malformed);
            }
        }
        Ok(Object::Dict(Dict(members)))
    }

    fn list(&mut self, depth: usize) -> Result<Object, Unreadable> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.take("]") {
            items.push(self.nested(depth)?);
        }
        Ok(Object::List(items))
    }

    fn name(&mut self) -> Result<String, Unreadable> {
        let Some(b'/') = self.rest().first() else { return Err(Unreadable::Malformed) };
        self.at += 1;
        let length = self.rest().iter().position(|byte| !is_regular(*byte)).unwrap_or(self.rest().len());
        let raw = &self.rest()[..length];
        self.at += length;
        let mut name = Vec::with_capacity(length);
        let mut bytes = raw.iter().copied();
        while let Some(byte) = bytes.next() {
            let byte = match byte {
                b'#' => {
                    let digits = [bytes.next(), bytes.next()].map(|digit| digit.and_then(hex));
                    let [Some(high), Some(low)] = digits else { return Err(Unreadable::Malformed) };
                    high << 4 | low
                }
                plain => plain,
            };
            name.push(byte);
        }
        Ok(String::from_utf8_lossy(&name).into_owned())
    }

    fn hexadecimal(&mut self) -> Result<Object, Unreadable> {
        self.at += 1;
        let length = self.rest().iter().position(|byte| *byte == b'>').ok_or(Unreadable::Malformed)?;
        let digits = self.rest()[..length].iter().filter(|byte| !is_space(**byte)).map(|byte| hex(*byte));
        let digits = digits.collect::<Option<Vec<_>>>().ok_or(Unreadable::Malformed)?;
        self.at += length + 1;
        Ok(Object::Text(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()))
    }

    fn literal(&mut self) -> Result<Object, Unreadable> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1_u32);
        while let Some((&byte, rest)) = self.rest().split_first() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(Object::Text(text)),
                b')' => open -= 1,
                b'\\' => {
                    self.escaped(rest, &mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        Err(Unreadable::Malformed)
    }

    /// What stands behind a backslash.
    fn escaped(&mut self, rest: &[u8], text: &mut Vec<u8>) {
        let octal = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        if octal > 0 {
            let value = rest[..octal].iter().fold(0_u32, |value, byte| value * 8 + u32::from(byte - b'0'));
            text.push(value.to_le_bytes()[0]);
            self.at += octal;
            return;
        }
        self.at += 1;
        match rest.first() {
            Some(b'n') => text.push(b'\n'),
            Some(b'r') => text.push(b'\r'),
            Some(b't') => text.push(b'\t'),
            Some(b'b') => text.push(8),
            Some(b'f') => text.push(12),
            Some(b'\r') if rest.get(1) == Some(&b'\n') => self.at += 1,
            Some(b'\r' | b'\n') | None => {}
            Some(other) => text.push(*other),
        }
    }

    fn number(&mut self) -> Result<Object, Unreadable> {
        self.space();
        let length = self.rest().iter().position(|byte| !is_regular(*byte)).unwrap_or(self.rest().len());
        let text = std::str::from_utf8(&self.rest()[..length]).map_err(|_| Unreadable::Malformed)?;
        self.at += length;
        if let Ok(number) = text.parse() {
            return Ok(Object::Number(number));
        }
        text.parse::<f64>().map(|_| Object::Other).map_err(|_| Unreadable::Malformed)
    }

    /// Two whole numbers and an `R` are a reference.
    fn number_or_reference(&mut self) -> Result<Object, Unreadable> {
        let first = self.number()?;
        let Object::Number(number) = first else { return Ok(first) };
        let after = self.at;
        self.space();
        if matches!(self.rest().first(), Some(b'0'..=b'9'))
            && let Ok(Object::Number(_)) = self.number()
            && self.take("R")
            && !self.rest().first().is_some_and(|byte| is_regular(*byte))
        {
            return u32::try_from(number).map(Object::Reference).map_err(|_| Unreadable::Malformed);
        }
        self.at = after;
        Ok(first)
    }

    /// Passes over white space and comments.
    fn space(&mut self) {
        while let Some(byte) = self.rest().first() {
            if *byte == b'%' {
                let line = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at += line.unwrap_or(self.rest().len());
            } else if is_space(*byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| value.try_into().ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Object, Unreadable> {
        Lexer::new(text.as_bytes(), 0, &Budget::full()).object()
    }

    #[test]
    fn objects_are_read_in_all_their_spellings() {
        let text = |text: &str| Ok(Object::Text(text.into()));
        assert_eq!(read("(a(b)\\)\\101\\n\\\r\nc)"), text("a(b))A\nc"));
        assert_eq!(read("<41 4>"), text("A@"));
        assert_eq!(read("/application#2Fvc+jwt "), Ok(Object::Name("application/vc+jwt".into())));
        assert_eq!(read("12 0 R"), Ok(Object::Reference(12)));
        let items = vec![Object::Number(12), Object::Number(0), Object::Other, Object::Other];
        assert_eq!(read("[12 0 .5 true]"), Ok(Object::List(items)));
        let Ok(Object::Dict(dict)) = read("<</A/B%c\n/C<</D -1>>>>") else { panic!("a dictionary") };
        assert!(dict.is("A", "B"));
    }

    #[test]
    fn what_could_be_read_in_two_ways_or_without_end_is_refused() {
        let deep = "[".repeat(1_000);
        for text in ["", "<</A 1/A 2>>", "<</A 1", "(a", "<4", "/#4", "[1 2", "obj", "1.2.3", &deep] {
            assert_eq!(read(text), Err(Unreadable::Malformed), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_reading_ends(bytes: Vec<u8>) {
            let _ = Lexer::new(&bytes, 0, &Budget::full()).object();
        }
    }
}
