//! Status of other issuers' certificates: one [Bitstring Status List](https://www.w3.org/TR/vc-bitstring-status-list/),
//! signed by the same issuer.

use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    document,
    jws::Token,
    reason::Reason,
    report::Outcome,
    status_credential::{LIST_TYPE, MAX_LIST_BYTES},
    status_list::StatusList,
    strict_json,
    verify::CLOCK_SKEW,
};

use super::{
    badge,
    keys::{self, IssuerKeys},
};

/// The purpose of a list whose bits are set for good.
const REVOCATION: &str = "revocation";

/// A credential's place in a list.
pub(super) struct Entry {
    /// `None` when none of its entries is of a kind that is read here.
    place: Option<Place>,
    several: bool,
}

struct Place {
    list: String,
    index: u32,
    purpose: String,
}

/// The entry of a credential; `None` when its issuer keeps no status for it.
pub(super) fn entry(document: &Value) -> Option<Entry> {
    let entries = match document.get("credentialStatus")? {
        Value::Array(entries) if entries.is_empty() => return None,
        Value::Array(entries) => entries.as_slice(),
        one => std::slice::from_ref(one),
    };
    let places = entries.iter().filter_map(place);
    // Revocation is the graver question.
    let place = places.min_by_key(|place| place.purpose != REVOCATION);
    Some(Entry { place, several: entries.len() > 1 })
}

fn place(entry: &Value) -> Option<Place> {
    if !badge::is(&entry["type"], "BitstringStatusListEntry") {
        return None;
    }
    let purpose = entry["statusPurpose"].as_str()?;
    let index = &entry["statusListIndex"];
    Some(Place {
        list: entry["statusListCredential"].as_str()?.to_owned(),
        index: index
            .as_str()
            .and_then(|text| text.parse().ok())
            .or_else(|| index.as_u64()?.try_into().ok())?,
        purpose: [REVOCATION, "suspension"].contains(&purpose).then(|| purpose.to_owned())?,
    })
}

impl Entry {
    pub(super) fn url(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.list.as_str())
    }

    /// What a bit of a list as it is `now` says about the moment `at`. A bit that is not set now was never set for
    /// good; one that is may have been set later than that moment.
    pub(super) fn bearing(&self, withdrawn: bool, at: OffsetDateTime, now: OffsetDateTime) -> Outcome {
        match withdrawn {
            true if at < now => Outcome::Unknown(Reason::StatusUndated),
            true => Reason::Withdrawn.into(),
            false if at > now => Outcome::Unknown(Reason::StatusFuture),
            // A suspension may have come and gone.
            false if at < now && self.place.as_ref().is_some_and(|place| place.purpose != REVOCATION) => {
                Outcome::Unknown(Reason::StatusUndated)
            }
            // Another list, which was not asked, could withdraw it too.
            false if self.several => Outcome::Unknown(Reason::StatusUnavailable),
            false => Outcome::Pass,
        }
    }

    /// Whether the bit is set in the list that was fetched.
    pub(super) fn withdrawn(
        &self,
        fetched: Option<&[u8]>,
        keys: &IssuerKeys,
        now: OffsetDateTime,
    ) -> Result<bool, Outcome> {
        let place = self.place.as_ref().ok_or(Outcome::Unknown(Reason::StatusPurpose))?;
        let fetched = fetched.ok_or(Outcome::Unknown(Reason::StatusUnavailable))?;
        if fetched.len() > MAX_LIST_BYTES {
            return Err(Reason::TooLarge { limit: MAX_LIST_BYTES }.into());
        }
        let list = genuine(fetched.trim_ascii(), keys, now)?;
        let bits = place.bits(&list, keys.issuer(), now)?;
        Ok(bits.is_set(place.index).ok_or(Reason::StatusListShort)?)
    }
}

/// The list's credential, if the issuer signed it.
fn genuine(fetched: &[u8], keys: &IssuerKeys, now: OffsetDateTime) -> Result<Value, Outcome> {
    let absolute = |method: &str| {
        if method.starts_with('#') { format!("{}{method}", keys.issuer()) } else { method.to_owned() }
    };
    if fetched.starts_with(b"{") {
        let list = strict_json::parse(fetched).map_err(Reason::from)?;
        let method = document::method(&list)?;
        keys::proven(&list, &keys.find(&absolute(method), now)?)?;
        return Ok(list);
    }
    let token = Token::parse(fetched, MAX_LIST_BYTES)?;
    let (algorithm, kid) = keys::header(token.header())?;
    let (signed, signature) = token.signed();
    keys.find(&absolute(&kid), now)?.accepts(algorithm, signed, signature)?;
    Ok(token.unchecked().json()?)
}

impl Place {
    /// The bits, if this is the list that was named, for the purpose that was named, and it is current.
    fn bits(&self, list: &Value, issuer: &str, now: OffsetDateTime) -> Result<StatusList, Reason> {
        if !badge::is(&list["type"], LIST_TYPE) {
            return Err(Reason::DocumentType { expected: LIST_TYPE });
        }
        if list["id"].as_str() != Some(self.list.as_str()) || badge::issuer(list) != Some(issuer) {
            return Err(Reason::StatusListForeign);
        }
        current(list, now)?;
        let subject = &list["credentialSubject"];
        let size = subject.get("statusSize").is_some_and(|size| size != 1);
        if size || !badge::is(&subject["statusPurpose"], &self.purpose) {
            return Err(Reason::StatusPurpose);
        }
        StatusList::decode(subject["encodedList"].as_str().ok_or(Reason::StatusListEncoding)?)
    }
}

fn current(list: &Value, now: OffsetDateTime) -> Result<(), Reason> {
    let moment = |member: &str| match list.get(member) {
        Some(value) => {
            let moment = value.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
            moment.map(Some).ok_or(Reason::StatusListStale)
        }
        None => Ok(None),
    };
    let begun = moment("validFrom")?.is_none_or(|from| from <= now.saturating_add(CLOCK_SKEW));
    let over = moment("validUntil")?.is_some_and(|until| now >= until);
    if begun && !over { Ok(()) } else { Err(Reason::StatusListStale) }
}
