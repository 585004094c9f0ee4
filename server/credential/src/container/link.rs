//! Addresses of certificates' pages, as QR codes and messages have them.

use domain::credentials::{CodeKey, Unreadable};
use url::form_urlencoded;

/// What stands before a code in the addresses of this academy, and of any other that runs this program.
const BEFORE: [&str; 2] = ["verify", "credentials"];

/// The parts of an address that matter here.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    origin: String,
    path: String,
    query: String,
}

/// The code in an address, and the site the address belongs to.
pub(super) fn code(text: &str) -> Result<(CodeKey, String), Unreadable> {
    let address = read(text).ok_or(Unreadable::NotALink)?;
    let key = in_path(&address.path).or_else(|| in_query(&address.query)).ok_or(Unreadable::NotALink)?;
    Ok((key, address.origin))
}

#[cfg(not(target_arch = "wasm32"))]
fn read(text: &str) -> Option<Address> {
    let url = url::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http"))?;
    Some(Address {
        origin: url.origin().ascii_serialization(),
        path: url.path().to_owned(),
        query: url.query().unwrap_or_default().to_owned(),
    })
}

#[cfg(target_arch = "wasm32")]
fn read(text: &str) -> Option<Address> {
    portable(text)
}

/// The same for addresses in plain letters, which is all that a browser is shown: names in other scripts would bring
/// tables with them that are larger than everything else here.
#[cfg(any(test, target_arch = "wasm32"))]
fn portable(text: &str) -> Option<Address> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let standard = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = before.split_once('/').unwrap_or((before, ""));
    let host = host.to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:".contains(&byte);
    if host.is_empty() || !host.bytes().all(plain) {
        return None;
    }
    let host = host.strip_suffix(standard).unwrap_or(&host);
    Some(Address { origin: format!("{scheme}://{host}"), path: format!("/{path}"), query: query.to_owned() })
}

fn in_path(path: &str) -> Option<CodeKey> {
    let is_before = |segment: &&str| BEFORE.iter().any(|before| before.eq_ignore_ascii_case(segment));
    let mut segments = path.split('/').skip_while(|segment| !is_before(segment)).skip(1);
    CodeKey::parse(segments.next()?).ok()
}

/// The page with the field for a code sends it so.
fn in_query(query: &str) -> Option<CodeKey> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, code) = pairs.find(|(name, _)| name == "code")?;
    CodeKey::parse(&code).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_server_read_the_same_address() {
        for link in [
            "https://academy.example/verify/7Q4K-2M9P-W3XD",
            "HTTPS://ACADEMY.EXAMPLE:443/VERIFY/7Q4K-2M9P-W3XD?from=qr#t=eyJ",
            "http://127.0.0.1:3000/es/verify/DEMO-VALID",
            "https://academy.example:8443/verify?code=7q4k+2m9p+w3xd",
            "https://academy.example",
        ] {
            assert_eq!(portable(link), read(link), "{link}");
        }
        for none in ["ftp://academy.example/", "https://", "https:///verify", "mailto:a@b.example"] {
            assert_eq!(portable(none), None, "{none}");
        }
        for other in ["https://user@academy.example/verify/DEMO-VALID", "https://ñ.example/verify/DEMO-VALID"]
        {
            assert_eq!(portable(other), None, "{other}: nothing that has to be mended first");
        }
    }
}
