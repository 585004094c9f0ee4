//! Sessions: a short-lived signed token says who is asking; a renewal token, spent by each use, replaces it.
//!
//! Both live in `__Host-` cookies (RFC 6265bis section 4.1.3.2): sent over secure connections to this host only,
//! invisible to scripts. Browsers count loopback addresses as secure, so the demo works over plain HTTP.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use contract::Fault;
use contract::identity::Session;
use domain::Viewer;
use domain::identity::Roles;
use domain::viewer::Member;
use http::{HeaderMap, HeaderValue, header};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::Site;

/// How long a token is believed without asking the database.
pub(crate) const TOKEN_LIFE: Duration = Duration::minutes(5);
/// The same in the demo, which tools visit for hours with the cookies they got first. It is one process, which knows
/// at once of every session that has ended.
pub(crate) const DEMO_TOKEN_LIFE: Duration = Duration::hours(12);
const TOKEN_COOKIE: &str = "__Host-session";
const RENEWAL_COOKIE: &str = "__Host-renewal";

/// Signs and reads session tokens (JWT, HS256, a key of their own).
pub(crate) struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    life: Duration,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: domain::id::UserId,
    sid: domain::id::SessionId,
    roles: Roles,
    name: String,
    iat: i64,
    exp: i64,
}

/// Who is asking, as the middleware established it.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    /// The viewer the policy decides on.
    pub viewer: Viewer,
    /// What the person is called.
    pub name: Option<String>,
}

impl Asker {
    const fn visitor() -> Self {
        Self { viewer: Viewer::Visitor, name: None }
    }
}

impl Tokens {
    /// Tokens signed with `secret` that are believed for `life`.
    pub(crate) fn new(secret: &[u8], life: Duration) -> Self {
        Self { signing: EncodingKey::from_secret(secret), checking: DecodingKey::from_secret(secret), life }
    }

    fn issue(&self, session: &Session, now: OffsetDateTime) -> Result<String, jsonwebtoken::errors::Error> {
        let claims = Claims {
            sub: session.member.id,
            sid: session.member.session,
            roles: session.member.roles,
            name: session.name.clone(),
            iat: now.unix_timestamp(),
            exp: (now + self.life).unix_timestamp(),
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
    }

    /// Who a token says is asking, and when it was issued.
    fn read(&self, token: &str) -> Option<(Member, String, OffsetDateTime)> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = 0;
        let claims = jsonwebtoken::decode::<Claims>(token, &self.checking, &validation).ok()?.claims;
        let member = Member { id: claims.sub, roles: claims.roles, session: claims.sid };
        Some((member, claims.name, OffsetDateTime::from_unix_timestamp(claims.iat).ok()?))
    }

    /// The cookies of a session that starts or was renewed.
    ///
    /// # Errors
    /// When the token cannot be signed.
    pub(crate) fn start(&self, session: &Session, now: OffsetDateTime) -> Result<[HeaderValue; 2], Fault> {
        let internal = |_| Fault::Internal { reference: "session".to_owned() };
        let token = self.issue(session, now).map_err(internal)?;
        let rest = (session.until - now).whole_seconds().max(0);
        let cookie = |name, value: &str| {
            HeaderValue::from_str(&format!(
                "{name}={value}; Path=/; Max-Age={rest}; Secure; HttpOnly; SameSite=Lax"
            ))
            .map_err(|_| Fault::Internal { reference: "session".to_owned() })
        };
        Ok([cookie(TOKEN_COOKIE, &token)?, cookie(RENEWAL_COOKIE, &session.refresh_token)?])
    }

    /// The cookies that end a session in this browser.
    pub(crate) fn end() -> [HeaderValue; 2] {
        [
            HeaderValue::from_static("__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
            HeaderValue::from_static("__Host-renewal=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
        ]
    }
}

/// A cookie's value.
pub(crate) fn cookie<'headers>(headers: &'headers HeaderMap, name: &str) -> Option<&'headers str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// Establishes who is asking and renews the session when its token has run out.
pub(crate) async fn identify(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let (asker, cookies) = establish(&site, request.headers()).await;
    request.extensions_mut().insert(asker);
    let mut response = next.run(request).await;
    // A handler that started or ended a session has the last word; other cookies, such as the theme, do not lose
    // the renewed ones: their predecessors are spent.
    let decided = response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|cookie| cookie.to_str().is_ok_and(|cookie| cookie.starts_with(TOKEN_COOKIE)));
    if !decided {
        for cookie in cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

async fn establish(site: &Site, headers: &HeaderMap) -> (Asker, Vec<HeaderValue>) {
    if let Some((member, name, issued)) =
        cookie(headers, TOKEN_COOKIE).and_then(|token| site.tokens.read(token))
        && site.ports().identity.believes(&member, issued)
    {
        return (Asker { viewer: Viewer::Member(member), name: Some(name) }, Vec::new());
    }
    let Some(renewal) = cookie(headers, RENEWAL_COOKIE) else { return (Asker::visitor(), Vec::new()) };
    match site.ports().identity.renew(renewal).await {
        Ok(session) => {
            let asker =
                Asker { viewer: Viewer::Member(session.member.clone()), name: Some(session.name.clone()) };
            let cookies = site.tokens.start(&session, site.now()).map(Vec::from).unwrap_or_default();
            (asker, cookies)
        }
        Err(Fault::Refused { .. }) => (Asker::visitor(), Tokens::end().to_vec()),
        // Out of order for a moment: keep the cookie, it may work again.
        Err(_) => (Asker::visitor(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=1; __Host-session=abc; x__Host-session=evil"),
        );
        assert_eq!(cookie(&headers, TOKEN_COOKIE), Some("abc"));
        assert_eq!(cookie(&headers, "session"), None);
    }

    #[test]
    fn a_token_of_another_key_or_another_algorithm_is_nobodys() {
        let claims = Claims {
            sub: domain::id::UserId::new(uuid::Uuid::nil()),
            sid: domain::id::SessionId::new(uuid::Uuid::nil()),
            roles: Roles::NONE,
            name: "Ana".to_owned(),
            iat: 0,
            exp: i64::MAX / 2,
        };
        let tokens = Tokens::new(b"one key", TOKEN_LIFE);
        let sign = |algorithm, key: &[u8]| {
            jsonwebtoken::encode(&Header::new(algorithm), &claims, &EncodingKey::from_secret(key))
                .expect("signed")
        };
        assert!(tokens.read(&sign(Algorithm::HS256, b"one key")).is_some());
        assert!(tokens.read(&sign(Algorithm::HS256, b"another key")).is_none());
        assert!(tokens.read(&sign(Algorithm::HS384, b"one key")).is_none());
    }
}
