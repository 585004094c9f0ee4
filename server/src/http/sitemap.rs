//! What search engines are told: `robots.txt` and the list of public pages, each in both languages.

use std::fmt::Write as _;

use app::routes::Route;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::{Locale, Viewer};
use http::header;
use time::OffsetDateTime;

use super::Site;
use super::errors::Problem;

/// The protocol allows 50,000 addresses in a file; every page has two.
const MOST_ARTISTS: u64 = 20_000;
const FRESH: &str = "public, max-age=3600";

/// `GET /robots.txt` (RFC 9309): everything may be read; pages that are nobody's business ask for a sign-in or say
/// `noindex` themselves.
pub(crate) async fn robots(State(site): State<Site>) -> Response {
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", site.config.public_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FRESH)], text)
        .into_response()
}

/// `GET /sitemap.xml`: public pages, courses, free lessons, and the artists who want search engines to list them.
pub(crate) async fn sitemap(State(site): State<Site>) -> Result<Response, Problem> {
    let ports = site.ports();
    let mut pages: Vec<(Route, Option<OffsetDateTime>)> =
        [Route::Home, Route::Courses, Route::Artists, Route::Verify].map(|route| (route, None)).into();
    if ports.artists.has_guide() {
        pages.push((Route::ArtistsGuide, None));
    }
    let catalogue = ports.learning.catalogue(&Viewer::Visitor, Locale::En).await?;
    for course in catalogue.courses {
        for lesson in course.free {
            pages.push((Route::Lesson(course.slug.clone(), lesson.module, lesson.lesson), None));
        }
        pages.push((Route::Course(course.slug), None));
    }
    for artist in ports.artists.listed(MOST_ARTISTS).await? {
        pages.push((Route::Artist(artist.slug), Some(artist.changed_at)));
    }
    let text = written(&site.config.public_url, &pages);
    let headers = [(header::CONTENT_TYPE, "application/xml; charset=utf-8"), (header::CACHE_CONTROL, FRESH)];
    Ok((headers, text).into_response())
}

fn written(origin: &str, pages: &[(Route, Option<OffsetDateTime>)]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let address = |route: &Route, locale| {
        html_escape::encode_text(&format!("{origin}{}", route.href(locale))).into_owned()
    };
    for (route, changed) in pages {
        for locale in Locale::ALL {
            // Writing into a String cannot fail.
            let _ = write!(xml, "<url><loc>{}</loc>", address(route, locale));
            if let Some(at) = changed {
                let _ = write!(xml, "<lastmod>{}</lastmod>", app::i18n::format::machine(*at));
            }
            for other in Locale::ALL {
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    other.tag(),
                    address(route, other)
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_stands_in_both_languages_and_names_the_other() {
        let xml = written("https://academy.example", &[(Route::Home, None), (Route::Artists, None)]);
        for address in ["/", "/es", "/artists", "/es/artists"] {
            assert!(xml.contains(&format!("<loc>https://academy.example{address}</loc>")), "{xml}");
        }
        assert_eq!(xml.matches("hreflang=\"es\"").count(), 4);
    }
}
