//! Writes the files an academy publishes into a folder, for verifiers in other languages to judge:
//!
//! ```text
//! cargo run -p credential --example published -- FOLDER http://localhost:3000 2026-11-01T12:00:00Z
//! ```
//!
//! The certificates `DEMO-VALID`, `DEMO-REVOKED`, `DEMO-EXPIRED`, `DEMO-ROTATED` (signed with a retired key) and
//! `DEMO-FORGED` (signed with a key that is not the academy's) lie where a running server serves them.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::{env, error::Error, fs, path::Path};

use credential::{CompactJwt, IssuingKeys, StatusEntry, sign_credential};
use domain::credentials::Code;
use fixture::{Academy, issuing_keys, place};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [folder, origin, now] = arguments.as_slice() else {
        return Err("usage: published FOLDER ORIGIN NOW, for example: published out http://localhost:3000 2026-11-01T12:00:00Z".into());
    };
    let now = OffsetDateTime::parse(now, &Rfc3339)?;
    let academy = Academy::at(origin);
    let keys = academy.keys();
    let write = |path: &str, text: &str| -> Result<(), Box<dyn Error>> {
        let file = Path::new(folder).join(path);
        fs::create_dir_all(file.parent().ok_or("a file has a folder")?)?;
        Ok(fs::write(file, text)?)
    };
    write(".well-known/did.json", &serde_json::to_string(&keys.did_document())?)?;
    write(".well-known/jwks.json", &serde_json::to_string(&keys.jwks())?)?;
    let revoked = 131_071;
    let (withdrawn, signed_at) = ([0, revoked], now - Duration::minutes(1));
    write("api/v1/status-lists/1", academy.list_as_of(&withdrawn, signed_at).as_str())?;
    write("api/v1/status-lists/1.json", &academy.proven_list_as_of(&withdrawn, signed_at))?;

    let stranger = issuing_keys(9);
    let year = Duration::days(365);
    let certificates = [
        ("DEMO-VALID", 1, now + year, &academy.current),
        ("DEMO-REVOKED", revoked, now + year, &academy.current),
        ("DEMO-EXPIRED", 2, now - Duration::hours(1), &academy.current),
        ("DEMO-ROTATED", 3, now + year, &academy.retired),
        ("DEMO-FORGED", 4, now + year, &stranger),
    ];
    for (code, number, until, key) in certificates {
        let token = certificate(&academy, code, number, (now - year, until), key)?;
        write(&format!("credentials/{code}/credential.jwt"), token.as_str())?;
        write(&format!("api/v1/credentials/{code}"), token.as_str())?;
    }
    Ok(())
}

fn certificate(
    academy: &Academy,
    code: &str,
    number: u32,
    (from, until): (OffsetDateTime, OffsetDateTime),
    keys: &IssuingKeys,
) -> Result<CompactJwt, Box<dyn Error>> {
    let mut record = academy.record();
    record.code = Code::parse(code)?;
    (record.awarded_at, record.issued_at) = (from, from);
    record.valid_until = until;
    Ok(sign_credential(&record, keys, &StatusEntry { index: place(number), ..academy.status() })?)
}
