//! Every course.

use contract::learning::CatalogueView;
use domain::policy::{self, ReadCatalogue, authorize};
use domain::{Locale, Viewer};

use super::outline;
use crate::{Academy, Result};

/// Every course.
pub(super) fn catalogue(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<CatalogueView> {
    authorize::<ReadCatalogue>(viewer, policy::Academy)?;
    let courses = academy.catalogue.courses().iter().map(|course| outline::card(course, locale)).collect();
    Ok(CatalogueView { courses })
}
