//! Addresses of certificates' pages, as QR codes and messages have them.

use domain::credentials::{CodeKey, Unreadable};
use url::Url;

/// What stands before a code in the addresses of this academy, and of any other that runs this program.
const BEFORE: [&str; 2] = ["verify", "credentials"];

/// The code in an address, and the site the address belongs to.
pub(super) fn code(text: &str) -> Result<(CodeKey, String), Unreadable> {
    let url = Url::parse(text).map_err(|_| Unreadable::NotALink)?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(Unreadable::NotALink);
    }
    let key = in_path(&url).or_else(|| in_query(&url)).ok_or(Unreadable::NotALink)?;
    Ok((key, url.origin().ascii_serialization()))
}

fn in_path(url: &Url) -> Option<CodeKey> {
    let is_before = |segment: &&str| BEFORE.iter().any(|before| before.eq_ignore_ascii_case(segment));
    let mut segments = url.path_segments()?.skip_while(|segment| !is_before(segment)).skip(1);
    CodeKey::parse(segments.next()?).ok()
}

/// The page with the field for a code sends it so.
fn in_query(url: &Url) -> Option<CodeKey> {
    let mut pairs = url.query_pairs();
    let (_, code) = pairs.find(|(name, _)| name == "code")?;
    CodeKey::parse(&code).ok()
}
