//! Gets what other issuers publish: their keys and status lists.
//!
//! The address of what is fetched comes from whoever wants something checked, so every request here is one that a
//! stranger makes this server send. Therefore: https only; a domain name, no address; and a connection only to
//! addresses that all the world can reach. Those are looked at where names are resolved, by the connector itself, so
//! that what was looked at is what is connected to, whatever the name resolves to a moment later. No proxy, no
//! redirect, no cookie, no compression, a megabyte at most, a few seconds at most, a few at once.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::OnceLock;
use std::time::Duration;

use academy::{Strangers, Unreachable};
use async_trait::async_trait;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Response, header, redirect};
use tokio::sync::Semaphore;
use url::{Host, Url};

/// The largest document that is read.
const MOST_BYTES: usize = 1024 * 1024;
/// How long one request may take; whoever asks for several sets a limit for all of them.
const PATIENCE: Duration = Duration::from_secs(4);
/// How many are fetched at once.
const AT_ONCE: usize = 8;
/// What issuers publish.
const ACCEPT: &str =
    "application/did+json, application/vc+jwt, application/vc, application/json;q=0.9, */*;q=0.1";

/// A client that goes to public places only.
pub(crate) struct PublicOnly {
    /// Made on first use: most servers are never asked about another's certificate.
    client: OnceLock<Option<Client>>,
    turns: Semaphore,
}

impl PublicOnly {
    /// A client that has asked nobody yet.
    pub(crate) fn new() -> Self {
        Self { client: OnceLock::new(), turns: Semaphore::new(AT_ONCE) }
    }

    /// `None` when the machine's list of authorities cannot be read.
    fn client(&self) -> Option<&Client> {
        let made = self.client.get_or_init(|| {
            made()
                .inspect_err(|error| {
                    tracing::error!(
                        error = error as &dyn std::error::Error,
                        "no documents of other issuers can be fetched"
                    );
                })
                .ok()
        });
        made.as_ref()
    }
}

fn made() -> Result<Client, reqwest::Error> {
    Client::builder()
        .https_only(true)
        .no_proxy()
        .redirect(redirect::Policy::none())
        .referer(false)
        .dns_resolver(PublicNames)
        .pool_max_idle_per_host(0)
        .timeout(PATIENCE)
        .user_agent(concat!("stipple/", env!("CARGO_PKG_VERSION"), " (certificate check)"))
        .build()
}

#[async_trait]
impl Strangers for PublicOnly {
    async fn get(&self, url: &str) -> Result<Vec<u8>, Unreachable> {
        let url = allowed(url).ok_or(Unreachable::Forbidden)?;
        let _turn = self.turns.try_acquire().map_err(|_| Unreachable::Busy)?;
        let client = self.client().ok_or(Unreachable::Failed)?;
        let sent = client.get(url).header(header::ACCEPT, ACCEPT).send().await;
        read(sent.map_err(|_| Unreachable::Failed)?).await
    }
}

/// An address one may ask, as far as its text tells: with a domain name, which is resolved later.
fn allowed(url: &str) -> Option<Url> {
    let url = Url::parse(url).ok()?;
    let named = matches!(url.host(), Some(Host::Domain(name)) if name.contains('.'));
    let plain = url.username().is_empty() && url.password().is_none();
    (url.scheme() == "https" && named && plain).then_some(url)
}

/// The body of a good answer.
async fn read(mut response: Response) -> Result<Vec<u8>, Unreachable> {
    if response.status() != http::StatusCode::OK {
        return Err(Unreachable::Failed);
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|_| Unreachable::Failed)? {
        if body.len() + part.len() > MOST_BYTES {
            return Err(Unreachable::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

/// Resolves names as the machine does, and gives no address that is not public.
struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // One that leads inside is not there by accident, so the others are not trusted either.
            if found.is_empty() || !found.iter().all(|address| is_public(address.ip())) {
                return Err("the name leads to no public address".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether all the world can reach an address: neither this machine nor a network of its own
/// ([IANA's registries](https://www.iana.org/assignments/iana-ipv4-special-registry) of special addresses).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || (a == 100 && (64..128).contains(&b)) // shared by providers (CGNAT)
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || (a == 192 && b == 88 && c == 99) // old relays into IPv6
        || (a == 198 && (18..20).contains(&b)) // benchmarks
        || a >= 240; // reserved, broadcast
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, ..] = address.segments();
    // Everything that is given to networks begins with 001; in it are ranges that lead to IPv4 addresses.
    let global = (a & 0xe000) == 0x2000;
    let special = (a == 0x2001 && (b < 0x0200 || b == 0x0db8)) // Teredo and other protocols; documentation
        || (a == 0x3fff && b < 0x1000) // documentation
        || a == 0x2002 // 6to4: an IPv4 address inside
        || (a == 0x2620 && b == 0x004f && c == 0x8000); // local services
    global && !special
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn machines_and_networks_of_ones_own_are_not_public() {
        for address in [
            "127.0.0.1",
            "127.255.0.9",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "192.88.99.1",
            "198.18.0.1",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
        for address in
            ["1.1.1.1", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]
        {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn only_https_to_a_named_host_is_asked() {
        for url in [
            "http://issuer.example/did.json",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://localhost/",
            "https://me:secret@issuer.example/",
            "file:///etc/passwd",
            "ftp://issuer.example/",
            "//issuer.example/",
            "",
        ] {
            assert_eq!(allowed(url), None, "{url}");
        }
        assert!(allowed("https://issuer.example:8443/a/did.json").is_some());
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_followed() {
        let found = PublicNames.resolve("localhost".parse().expect("a name")).await;
        assert!(found.is_err());
        let strangers = PublicOnly::new();
        assert!(strangers.client().is_some());
        assert_eq!(strangers.get("https://localhost/did.json").await, Err(Unreachable::Forbidden));
    }

    /// A site on loopback, asked with a client that may: what is read from an answer is the same.
    async fn answer(head: &'static str, body: usize) -> Result<Vec<u8>, Unreachable> {
        let site = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", site.local_addr().expect("an address"));
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = site.accept().expect("a visitor");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes());
            let _ = stream.write_all(&vec![b'a'; body]);
        });
        let client =
            Client::builder().no_proxy().redirect(redirect::Policy::none()).build().expect("a client");
        let got = read(client.get(url).send().await.expect("an answer")).await;
        serving.join().expect("it ends");
        got
    }

    #[tokio::test]
    async fn only_a_good_answer_of_a_megabyte_at_most_is_read() {
        assert_eq!(answer("HTTP/1.1 200 OK", 3).await, Ok(b"aaa".to_vec()));
        assert_eq!(answer("HTTP/1.1 200 OK", MOST_BYTES + 1).await, Err(Unreachable::TooLarge));
        assert_eq!(answer("HTTP/1.1 404 Not Found", 3).await, Err(Unreachable::Failed));
        let elsewhere = "HTTP/1.1 302 Found\r\nLocation: https://evil.example/";
        assert_eq!(answer(elsewhere, 0).await, Err(Unreachable::Failed));
    }
}
