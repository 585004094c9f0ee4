//! Who signs: the academy's public origin and the `did:web` identifier that follows from it.

use std::{fmt, net::IpAddr};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::{Host, Url};

/// The origin under which the whole world reaches the academy, such as `https://academy.example`.
///
/// `http` is accepted for loopback only (development, tests, the demo), because `did:web` is as trustworthy as
/// the TLS connection its document comes over.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicUrl(Url);

/// Why an address cannot be the academy's public origin.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PublicUrlError {
    /// Not an absolute URL.
    #[error("`{0}` is not an absolute URL; write it like https://academy.example")]
    NotAUrl(String),
    /// Neither `https`, nor `http` on loopback.
    #[error("`{0}` must use https; plain http is possible for localhost only")]
    NotHttps(String),
    /// Something besides scheme, host and port.
    #[error("`{0}` must be an origin only: no path, query, fragment, user or password")]
    NotAnOrigin(String),
    /// An address literal that is not loopback; `did:web` wants a domain name.
    #[error("`{0}` must have a domain name, not an IP address: did:web forbids addresses")]
    IpAddress(String),
}

impl PublicUrl {
    /// Reads an origin.
    ///
    /// # Errors
    /// [`PublicUrlError`] names what is wrong and how to write it.
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text).map_err(|_| PublicUrlError::NotAUrl(text.into()))?;
        let address = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(_)) => None,
            None => return Err(PublicUrlError::NotAUrl(text.into())),
        };
        if address.is_some_and(|address| !address.is_loopback()) {
            return Err(PublicUrlError::IpAddress(text.into()));
        }
        let loopback = address.is_some() || url.host_str() == Some("localhost");
        match url.scheme() {
            "https" => {}
            "http" if loopback => {}
            _ => return Err(PublicUrlError::NotHttps(text.into())),
        }
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if bare { Ok(Self(url)) } else { Err(PublicUrlError::NotAnOrigin(text.into())) }
    }

    /// The absolute URL of `path` (which starts with `/`) on this origin.
    pub fn at(&self, path: &str) -> String {
        debug_assert!(path.starts_with('/'), "paths are absolute");
        format!("{}{path}", self.0.as_str().trim_end_matches('/'))
    }

    /// The issuer identifier of this origin ([did:web], method-specific identifier = host, port as `%3A`).
    ///
    /// A loopback address becomes `localhost`, because did:web forbids addresses.
    ///
    /// [did:web]: https://w3c-ccg.github.io/did-method-web/
    pub fn did_web(&self) -> Did {
        let host = match self.0.host() {
            Some(Host::Domain(name)) => name,
            _ => "localhost",
        };
        match self.0.port() {
            Some(port) => Did(format!("did:web:{host}%3A{port}")),
            None => Did(format!("did:web:{host}")),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str())
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.0.into()
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = PublicUrlError;

    fn try_from(text: String) -> Result<Self, PublicUrlError> {
        Self::parse(&text)
    }
}

/// A `did:web` identifier without path, such as `did:web:academy.example%3A8443`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Did(String);

/// The text is not a `did:web` identifier of the form `did:web:host` or `did:web:host%3Aport`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a did:web identifier; write it like did:web:academy.example")]
pub struct DidError(pub String);

impl Did {
    /// Reads an identifier.
    ///
    /// # Errors
    /// [`DidError`] for another DID method, a path, or characters no host has.
    pub fn parse(text: &str) -> Result<Self, DidError> {
        let error = || DidError(text.into());
        let id = text.strip_prefix("did:web:").ok_or_else(error)?;
        let (host, port) = id.split_once("%3A").map_or((id, None), |(host, port)| (host, Some(port)));
        let host_is_a_name =
            !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
        let port_is_a_number = port.is_none_or(|port| port.parse::<u16>().is_ok());
        if host_is_a_name && port_is_a_number { Ok(Self(text.into())) } else { Err(error()) }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The absolute DID URL of one of this issuer's keys.
    pub fn key_url(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.0)
    }
}

impl fmt::Display for Did {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Did> for String {
    fn from(did: Did) -> Self {
        did.0
    }
}

impl TryFrom<String> for Did {
    type Error = DidError;

    fn try_from(text: String) -> Result<Self, DidError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_becomes_its_did_with_the_port_escaped() {
        for (origin, did) in [
            ("https://academy.example", "did:web:academy.example"),
            ("https://academy.example:443/", "did:web:academy.example"),
            ("https://Academy.Example:8443", "did:web:academy.example%3A8443"),
            ("https://académie.example", "did:web:xn--acadmie-eya.example"),
            ("http://localhost:3000", "did:web:localhost%3A3000"),
            ("http://127.0.0.1:3000", "did:web:localhost%3A3000"),
            ("http://[::1]:3000", "did:web:localhost%3A3000"),
        ] {
            let parsed = PublicUrl::parse(origin).map(|url| url.did_web());
            assert_eq!(parsed.as_ref().map(Did::as_str), Ok(did), "{origin}");
            assert_eq!(Did::parse(did).as_ref().map(Did::as_str), Ok(did));
        }
    }

    #[test]
    fn an_address_that_cannot_be_an_issuer_is_refused_with_the_reason() {
        let refused = |text: &str| PublicUrl::parse(text).expect_err(text);
        assert!(matches!(refused("academy.example"), PublicUrlError::NotAUrl(_)));
        assert!(matches!(refused("http://academy.example"), PublicUrlError::NotHttps(_)));
        assert!(matches!(refused("ftp://localhost"), PublicUrlError::NotHttps(_)));
        assert!(matches!(refused("https://192.0.2.7"), PublicUrlError::IpAddress(_)));
        for text in [
            "https://academy.example/school",
            "https://academy.example/?a",
            "https://academy.example/#a",
            "https://user@academy.example/",
        ] {
            assert!(matches!(refused(text), PublicUrlError::NotAnOrigin(_)), "{text}");
        }
    }

    #[test]
    fn other_did_methods_and_paths_are_not_our_kind_of_issuer() {
        for text in ["did:key:z6Mk", "did:web:", "did:web:a.example:path", "did:web:a%3Ab", "did:web:a#key"] {
            assert_eq!(Did::parse(text), Err(DidError(text.into())));
        }
    }
}
