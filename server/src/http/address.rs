//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use http::request::Parts;

/// The address of whoever sent the request.
///
/// Behind a proxy that is trusted it is the *last* entry of `X-Forwarded-For`, the one the proxy itself wrote;
/// everything before it is the sender's own claim.
pub(crate) fn of(parts: &Parts, trust_proxy: bool) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    if !trust_proxy {
        return peer;
    }
    let forwarded =
        parts.headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    forwarded
        .and_then(|list| list.rsplit(',').next())
        .and_then(|entry| entry.trim().parse().ok())
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(forwarded: &str) -> Parts {
        let mut parts = http::Request::builder()
            .header("x-forwarded-for", forwarded)
            .body(())
            .expect("a request")
            .into_parts()
            .0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 40000))));
        parts
    }

    #[test]
    fn a_claimed_address_is_believed_only_from_a_trusted_proxy() {
        let parts = request("6.6.6.6, 192.0.2.7");
        assert_eq!(of(&parts, false), IpAddr::from([10, 0, 0, 1]));
        assert_eq!(of(&parts, true), IpAddr::from([192, 0, 2, 7]));
        assert_eq!(of(&request("nonsense"), true), IpAddr::from([10, 0, 0, 1]));
    }
}
