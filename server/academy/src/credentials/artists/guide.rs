//! How to choose an artist: a text for clients.

use contract::credentials::artists::GuideView;
use contract::learning::{SectionView, SourceView};
use domain::Locale;
use domain::Viewer;
use domain::policy::{self, ReadDirectory, authorize};

use crate::{Academy, Error, Result};

/// The text, if the academy has one.
pub(super) fn guide(academy: &Academy, locale: Locale) -> Result<GuideView> {
    authorize::<ReadDirectory>(&Viewer::Visitor, policy::Academy)?;
    let guide = academy.catalogue.guide().ok_or(Error::NotFound)?;
    let body = guide.body.get(locale);
    let sources = guide.sources.iter().filter_map(|number| academy.catalogue.source(*number));
    Ok(GuideView {
        title: guide.title.get(locale).clone(),
        summary: guide.summary.get(locale).clone(),
        intro_html: body.intro_html.clone(),
        sections: body
            .sections
            .iter()
            .map(|section| SectionView {
                id: section.id.clone(),
                heading: section.heading.clone(),
                html: section.html.clone(),
            })
            .collect(),
        sources: sources
            .map(|source| SourceView {
                number: source.number,
                title: source.title.clone(),
                url: source.url.clone(),
                grade: source.grade,
            })
            .collect(),
    })
}
