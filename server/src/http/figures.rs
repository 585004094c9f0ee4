//! What a figure answers, to be taken along.

use app::figures::{Cell, KEEP_AS, files, table as rows, tabulates, words};
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use contract::Fault;
use domain::Locale;
use domain::learning::Interactive;
use http::{HeaderValue, header};

use super::errors::Problem;
use super::photos::attachment;
use crate::documents;

/// `GET /figures/{figure}/table.csv`, in the state that the query says; `keep-as` is what its owner calls it.
pub(crate) async fn table(
    Path(figure): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let figure = Interactive::parse(&figure).filter(|figure| tabulates(*figure)).ok_or(Fault::NotFound)?;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let said = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let locale = said(files::LANGUAGE).and_then(Locale::from_tag).unwrap_or_default();
    let name: String = said(KEEP_AS).unwrap_or_default().chars().take(100).collect();
    let mut all = vec![vec![Cell::Text(words(figure, locale).title.to_owned()), Cell::Text(name)]];
    all.extend(rows(figure, locale, &pairs));
    let bytes = documents::csv(locale, &all).map_err(|error| {
        tracing::error!(%error, figure = figure.as_str(), "a table cannot be written");
        Fault::Internal { reference: "table.csv".to_owned() }
    })?;
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&attachment(&format!("{}.csv", figure.as_str()))) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
