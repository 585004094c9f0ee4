//! JSON read strictly: an object that names a member twice is refused.
//!
//! `serde_json::Value` keeps the last of two equal members and most other readers keep the first, so a signed
//! object with duplicates can mean two things to two verifiers ([RFC 7515 §4] demands unique header names,
//! [RFC 8259 §4] warns about the rest). We sign no such object and accept none.
//!
//! [RFC 7515 §4]: https://www.rfc-editor.org/rfc/rfc7515#section-4
//! [RFC 8259 §4]: https://www.rfc-editor.org/rfc/rfc8259#section-4

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Why a text is not strict JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StrictJsonError {
    /// Not JSON at all, nested too deeply, or followed by something else.
    Malformed,
    /// An object names one member twice.
    DuplicateMember,
}

/// Reads one JSON value which fills `bytes` completely.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, StrictJsonError> {
    match serde_json::from_slice::<Strict>(bytes) {
        Ok(Strict(value)) => Ok(value),
        // The visitor takes every type, so the only error of category "data" is its own.
        Err(error) if error.is_data() => Err(StrictJsonError::DuplicateMember),
        Err(_) => Err(StrictJsonError::Malformed),
    }
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value without duplicate members")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Strict(value))) = members.next_entry::<String, Strict>()? {
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("duplicate member"));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_member_named_twice_is_refused_at_any_depth() {
        for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"\u0061":2}}]"#] {
            assert_eq!(parse(text.as_bytes()), Err(StrictJsonError::DuplicateMember), "{text}");
        }
    }

    #[test]
    fn text_after_the_value_and_bottomless_nesting_are_refused() {
        let deep = "[".repeat(100_000);
        for text in ["{} {}", "{", "", "\u{feff}{}", "{'a':1}", "NaN", deep.as_str()] {
            assert_eq!(parse(text.as_bytes()), Err(StrictJsonError::Malformed));
        }
    }

    proptest! {
        #[test]
        fn without_duplicates_it_reads_what_serde_json_reads(
            members in proptest::collection::btree_map(".{0,8}", any::<i64>(), 0..8), flag: bool, text in ".*",
        ) {
            let value = serde_json::json!({ "members": members, "list": [flag, text, null, 0.5] });
            prop_assert_eq!(parse(value.to_string().as_bytes()), Ok(value));
        }
    }
}
