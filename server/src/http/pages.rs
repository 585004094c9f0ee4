//! Pages and their forms: from request to [`Ctx`], from [`Page`] to bytes.

use app::ctx::{Ctx, Theme};
use app::dispatch;
use app::page::{self, Elsewhere, Keep, Outcome, Page, SessionChange};
use app::routes::Route;
use app::shell;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use contract::Fault;
use domain::{Locale, Viewer};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

use super::kept::{Encoding, Key, Rendered};
use super::session::{Asker, Tokens, cookie};
use super::{Site, address, errors, forms, guard};

const THEME_COOKIE: &str = "theme";
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// Answers every address that is a page, and every one that is none.
pub(crate) async fn answer(
    State(site): State<Site>,
    Extension(asker): Extension<Asker>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let encoding = Encoding::accepted(text(&parts.headers, &header::ACCEPT_ENCODING));
    let ctx = context(&site, asker, &parts);
    let scans = ctx.route == Some(Route::Verify);
    let mut response = match parts.method {
        Method::GET | Method::HEAD => get(&site, &ctx, parts.uri.path(), encoding).await,
        Method::POST => {
            let request = Request::from_parts(parts, body);
            post(&site, &ctx, request, encoding).await
        }
        _ => (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD, POST")]).into_response(),
    };
    if scans {
        guard::allow_camera(response.headers_mut());
    }
    response
}

/// Answers with a page that is kept, where nothing about the request could make the answer another one: no cookies, no
/// query. Everything else goes on to [`answer`].
pub(crate) async fn kept(State(site): State<Site>, request: Request, next: Next) -> Response {
    let plain = request.method() == Method::GET
        && request.uri().query().is_none()
        && !request.headers().contains_key(header::COOKIE);
    if plain {
        let encoding = Encoding::accepted(text(request.headers(), &header::ACCEPT_ENCODING));
        let key = Key { path: request.uri().path().to_owned(), theme: Theme::System, encoding };
        if let Some(page) = current(&site, &key).await {
            return page.answer();
        }
    }
    next.run(request).await
}

/// The kept page, if it would be the same when it was made now.
async fn current(site: &Site, key: &Key) -> Option<Rendered> {
    let page = site.kept.get(key)?;
    let (_, route) = Route::parse(&key.path)?;
    let revision = dispatch::revision(&site.ports(), &route, site.now()).await?;
    (page.revision == revision).then_some(page)
}

fn context(site: &Site, asker: Asker, parts: &http::request::Parts) -> Ctx {
    let (locale, route) = match Route::parse(parts.uri.path()) {
        Some((locale, route)) => (locale, Some(route)),
        None => (if parts.uri.path().starts_with("/es/") { Locale::Es } else { Locale::En }, None),
    };
    let query = parts.uri.query().unwrap_or_default();
    Ctx {
        viewer: asker.viewer,
        name: asker.name,
        locale,
        theme: cookie(&parts.headers, THEME_COOKIE).map_or(Theme::System, Theme::parse),
        route,
        query: serde_urlencoded::from_str(query).unwrap_or_default(),
        from: address::of(parts, site.config.trust_proxy),
        device: text(&parts.headers, &header::USER_AGENT).unwrap_or_default().chars().take(200).collect(),
        public_url: site.config.public_url.clone(),
        academy_name: site.config.academy_name.clone(),
        now: site.now(),
        ports: site.ports(),
    }
}

async fn get(site: &Site, ctx: &Ctx, path: &str, encoding: Encoding) -> Response {
    let key = Key { path: path.to_owned(), theme: ctx.theme, encoding };
    let keepable = ctx.viewer == Viewer::Visitor && ctx.query.is_empty();
    if keepable && let Some(page) = current(site, &key).await {
        return page.answer();
    }
    match dispatch::get(ctx).await {
        Ok(Page { elsewhere: Some(Elsewhere::SeeOther(href)), .. }) => Redirect::to(&href).into_response(),
        Ok(Page { elsewhere: Some(Elsewhere::Moved(href)), .. }) => {
            Redirect::permanent(&href).into_response()
        }
        Ok(page) => match page.keep.clone() {
            Keep::Revision(revision) if keepable => {
                let status = page.status;
                let body = encoding.compress(shell::render(ctx, &site.assets, page).as_bytes(), true);
                let mut response = html(status, body.clone(), encoding, true);
                guard::complete(response.headers_mut());
                let (status, headers) = (response.status(), response.headers().clone());
                site.kept.put(key, Rendered { revision, status, headers, body });
                response
            }
            _ => render(site, ctx, page, encoding),
        },
        Err(fault) => failed(site, ctx, &fault, encoding),
    }
}

async fn post(site: &Site, ctx: &Ctx, request: Request<Body>, encoding: Encoding) -> Response {
    let form = match forms::read(site, request).await {
        Ok(form) => form,
        Err(fault) => return failed(site, ctx, &fault, encoding),
    };
    match dispatch::post(ctx, &form).await {
        Ok(outcome) => follow(site, ctx, outcome, encoding),
        Err(fault) => failed(site, ctx, &fault, encoding),
    }
}

fn follow(site: &Site, ctx: &Ctx, outcome: Outcome, encoding: Encoding) -> Response {
    let mut response = match outcome.next {
        page::Next::SeeOther(href) => Redirect::to(&href).into_response(),
        page::Next::Page(page) => render(site, ctx, page, encoding),
    };
    let cookies = match outcome.session {
        SessionChange::Keep => Vec::new(),
        SessionChange::End => Tokens::end().to_vec(),
        SessionChange::Start(session) => match site.tokens.start(&session, ctx.now) {
            Ok(cookies) => cookies.to_vec(),
            Err(fault) => return failed(site, ctx, &fault, encoding),
        },
    };
    let theme = outcome.theme.map(|theme| {
        let life = if theme == Theme::System { 0 } else { 31_536_000 };
        format!("{THEME_COOKIE}={}; Path=/; Max-Age={life}; Secure; HttpOnly; SameSite=Lax", theme.as_str())
    });
    for cookie in cookies.into_iter().chain(theme.and_then(|theme| HeaderValue::from_str(&theme).ok())) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn failed(site: &Site, ctx: &Ctx, fault: &Fault, encoding: Encoding) -> Response {
    if *fault == Fault::SignIn {
        let back = ctx.route.as_ref().map(|route| ctx.here(route, ctx.locale)).unwrap_or_default();
        let query = serde_urlencoded::to_string([("next", back)]).unwrap_or_default();
        return Redirect::to(&format!("{}?{query}", ctx.href(&Route::Login))).into_response();
    }
    let page = app::shell::fault_page(ctx, fault).status(errors::status(fault).as_u16());
    render(site, ctx, page, encoding)
}

fn render(site: &Site, ctx: &Ctx, page: Page, encoding: Encoding) -> Response {
    let status = page.status;
    let body = encoding.compress(shell::render(ctx, &site.assets, page).as_bytes(), false);
    let mut response = html(status, body, encoding, false);
    if ctx.route.as_ref().is_some_and(Route::is_secret) {
        let headers = response.headers_mut();
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers.insert(X_ROBOTS_TAG, HeaderValue::from_static("noindex, nofollow"));
    }
    response
}

fn html(status: u16, body: bytes::Bytes, encoding: Encoding, shared: bool) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    // A visitor's page may be shown again from the browser's own cache, but only after asking: it may have been withdrawn.
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if shared { "private, no-cache" } else { "no-store" }),
    );
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

fn text<'headers>(headers: &'headers HeaderMap, name: &http::HeaderName) -> Option<&'headers str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
