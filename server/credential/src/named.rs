//! Whom a document names, before anything in it is believed: what one needs to know to find the keys it is checked with.

use serde_json::Value;
use uuid::Uuid;

use crate::{container::Found, document, jws::Token, verify::MAX_CREDENTIAL_BYTES};

/// What a document says about itself. Nothing of it is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Whoever is named as issuer or signer anywhere in it.
    issuers: Vec<String>,
    /// The credential's `id`.
    id: Option<String>,
    /// What the issuer is called.
    name: Option<String>,
    /// The address of the status list.
    status_list: Option<String>,
}

impl Named {
    /// Reads what `found` says about itself.
    pub fn of(found: &Found) -> Self {
        match found {
            Found::Token(token) => Self::of_token(token.as_bytes()).unwrap_or_default(),
            Found::Document(json) => document::object(json.as_bytes())
                .map(|document| Self::of_document(&document, document::method(&document).ok()))
                .unwrap_or_default(),
            Found::Code { .. } => Self::default(),
        }
    }

    /// Whether `did` is named as issuer or signer, be it in one place only.
    pub fn names(&self, did: &str) -> bool {
        self.issuers.iter().any(|issuer| issuer == did)
    }

    /// Whether anybody is named.
    pub fn is_anonymous(&self) -> bool {
        self.issuers.is_empty()
    }

    /// Who is named as issuer first.
    pub fn issuer(&self) -> Option<&str> {
        self.issuers.first().map(String::as_str)
    }

    /// What the issuer is called.
    pub fn issuer_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address of the status list.
    pub fn status_list(&self) -> Option<&str> {
        self.status_list.as_deref()
    }

    /// The UUID at the end of the credential's `id`, which the register of this academy knows it by.
    pub fn uuid(&self) -> Option<Uuid> {
        self.id.as_deref()?.rsplit('/').next()?.parse().ok()
    }

    fn of_token(token: &[u8]) -> Option<Self> {
        let token = Token::parse(token, MAX_CREDENTIAL_BYTES).ok()?;
        let signer = token.kid().map(str::to_owned);
        let payload = token.unchecked().json().ok();
        Some(match payload {
            Some(payload) => Self::of_document(&payload, signer.as_deref()),
            None => Self::of_document(&Value::Null, signer.as_deref()),
        })
    }

    fn of_document(document: &Value, signer: Option<&str>) -> Self {
        let issuer = &document["issuer"];
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let signer = signer.and_then(|url| url.split('#').next()).filter(|did| !did.is_empty());
        let issuers = [text(issuer), text(&issuer["id"]), text(&document["iss"]), signer.map(str::to_owned)];
        Self {
            issuers: issuers.into_iter().flatten().collect(),
            id: text(&document["id"]),
            name: text(&issuer["name"]),
            status_list: text(&document["credentialStatus"]["statusListCredential"]),
        }
    }
}
