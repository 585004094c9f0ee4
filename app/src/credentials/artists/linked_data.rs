//! What search engines are told of an artist, in the words of schema.org: nothing that does not stand on the page.
//!
//! A block of data is no script to a browser, so the content security policy has nothing to say about it.

use contract::credentials::artists::{CertificateLine, ProfileView};
use domain::credentials::Verdict;
use serde_json::{Value, json};

use super::words;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say, format};
use crate::routes::Route;

/// An artist with their certificates, as JSON-LD.
pub(super) fn artist(ctx: &Ctx, view: &ProfileView) -> String {
    let locale = ctx.locale;
    let url = format!("{}{}", ctx.public_url, ctx.href(&Route::Artist(view.slug.clone())));
    let services: Vec<Value> = view
        .services
        .iter()
        .map(|one| {
            let service = json!({ "@type": "Service", "name": words::service(locale, *one) });
            json!({ "@type": "Offer", "itemOffered": service })
        })
        .collect();
    let in_force = view.certificates.iter().filter(|line| line.verdict == Verdict::Valid);
    let credentials: Vec<Value> = in_force.map(|line| credential(ctx, line)).collect();
    let languages: Vec<&str> = view.languages.iter().map(|language| language.as_str()).collect();
    let address = json!({
        "@type": "PostalAddress",
        "addressLocality": view.place.name,
        "addressRegion": view.place.region,
        "addressCountry": view.place.country_code,
    });
    let mut person = json!({
        "@type": "Person",
        "@id": format!("{url}#artist"),
        "name": view.name,
        "url": url,
        "jobTitle": say::profile::kicker(locale),
        "knowsLanguage": languages,
        "workLocation": { "@type": "Place", "address": address },
        "makesOffer": services,
        "hasCredential": credentials,
    });
    if let Some(fields) = person.as_object_mut() {
        if let Some((page, _)) = &view.website {
            fields.insert("sameAs".to_owned(), json!([page]));
        }
        if let Some(studio) = &view.studio {
            let studio = json!({ "@type": "LocalBusiness", "name": studio, "address": address });
            fields.insert("worksFor".to_owned(), studio);
        }
    }
    let page = json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": locale.tag(),
        "mainEntity": person,
    });
    // `</script>` would end the block early; JSON may write the sign by its number.
    page.to_string().replace('<', "\\u003c")
}

fn credential(ctx: &Ctx, line: &CertificateLine) -> Value {
    // One address for a certificate, whatever the language of the page that names it.
    let route = Route::Verification(line.code.to_string());
    json!({
        "@type": "EducationalOccupationalCredential",
        "name": line.title,
        "credentialCategory": "Certificate",
        "identifier": line.code.as_str(),
        "url": format!("{}{}", ctx.public_url, route.href(Locale::En)),
        "dateCreated": format::machine(line.issued_at),
        "expires": format::machine(line.valid_until),
        "recognizedBy": {
            "@type": "EducationalOrganization",
            "name": ctx.academy_name,
            "url": ctx.public_url,
        },
    })
}
