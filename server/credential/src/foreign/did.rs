//! Identifiers of other issuers: [did:web](https://w3c-ccg.github.io/did-method-web/) and
//! [did:key](https://w3c-ccg.github.io/did-key-spec/).

/// An issuer whose keys can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Issuer {
    /// A `did:web`, and the address of its document.
    Web(String, String),
    /// A `did:key`, and the key as Multikey.
    Key(String, String),
}

impl Issuer {
    pub(super) fn parse(did: &str) -> Option<Self> {
        if let Some(key) = did.strip_prefix("did:key:") {
            return Some(Self::Key(did.into(), key.into()));
        }
        let url = document_url(did.strip_prefix("did:web:")?)?;
        Some(Self::Web(did.into(), url))
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Web(did, _) | Self::Key(did, _) => did,
        }
    }

    pub(super) fn document_url(&self) -> Option<String> {
        match self {
            Self::Web(_, url) => Some(url.clone()),
            Self::Key(..) => None,
        }
    }
}

/// Where the document of a `did:web` is: at the well-known place, or under the path that colons stand for.
fn document_url(id: &str) -> Option<String> {
    let mut parts = id.split(':');
    let host = host(parts.next()?)?;
    let path = parts.map(segment).collect::<Option<Vec<_>>>()?;
    Some(if path.is_empty() {
        format!("https://{host}/.well-known/did.json")
    } else {
        format!("https://{host}/{}/did.json", path.join("/"))
    })
}

/// A domain name, with a port after `%3A`. Addresses the specification forbids.
fn host(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let (name, port) = match lower.split_once("%3a") {
        Some((name, port)) => (name, Some(port.parse::<u16>().ok()?)),
        None => (lower.as_str(), None),
    };
    let mut labels = name.split('.');
    let good = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_a_name = name.len() <= 253 && labels.clone().all(good) && labels.clone().count() > 1;
    let ends_like_an_address =
        labels.next_back().is_none_or(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_a_name || ends_like_an_address {
        return None;
    }
    Some(port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}")))
}

fn segment(text: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let good =
        !text.is_empty() && text != "." && text != ".." && text.len() <= 200 && text.bytes().all(plain);
    good.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_leads_to_its_document() {
        for (did, url) in [
            ("did:web:issuer.example", "https://issuer.example/.well-known/did.json"),
            ("did:web:issuer.example%3A8443", "https://issuer.example:8443/.well-known/did.json"),
            ("did:web:issuer.example:schools:smp", "https://issuer.example/schools/smp/did.json"),
        ] {
            assert_eq!(Issuer::parse(did).and_then(|issuer| issuer.document_url()).as_deref(), Some(url));
        }
    }

    #[test]
    fn what_leads_to_a_machine_rather_than_a_domain_is_no_issuer() {
        for did in [
            "did:web:127.0.0.1",
            "did:web:10.0.0.1%3A443",
            "did:web:2130706433",
            "did:web:0x7f.1",
            "did:web:%5B::1%5D",
            "did:web:localhost",
            "did:web:",
            "did:web:issuer.example:..:etc",
            "did:web:issuer.example:a%2Fb",
            "did:web:user@issuer.example",
            "did:web:issuer.example/path",
            "did:web:issuer.example?query",
            "did:ebsi:z123",
            "https://issuer.example",
        ] {
            assert_eq!(Issuer::parse(did), None, "{did}");
        }
    }
}
