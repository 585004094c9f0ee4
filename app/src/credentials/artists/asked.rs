//! What the list is asked for: every filter stands in the address, so that a list can be shared and kept.

use std::collections::BTreeSet;

use contract::credentials::artists::{DirectoryQuery, Filter, PlaceAsked};
use domain::credentials::artists::{Language, PlaceId, Service};
use domain::slug::CourseSlug;

use crate::ctx::Ctx;
use crate::routes::Route;

/// The circles one may look in, in kilometres.
pub(super) const CIRCLES: [u32; 5] = [10, 25, 50, 100, 250];
const USUAL: u32 = 50;
/// More certificates than any academy gives.
const MOST_COURSES: usize = 50;

/// The filters of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub place: String,
    pub at: Option<PlaceId>,
    pub within: u32,
    pub languages: BTreeSet<Language>,
    pub services: BTreeSet<Service>,
    pub courses: BTreeSet<CourseSlug>,
    pub page: u64,
}

impl Asked {
    /// Reads them from the address; what is no choice of ours is left out.
    pub(super) fn read(query: &[(String, String)]) -> Self {
        let all = |name: &'static str| {
            query.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
        };
        let one = |name| all(name).next().unwrap_or_default();
        let within = one("within").parse().ok().filter(|km| CIRCLES.contains(km));
        Self {
            place: one("place").trim().chars().take(120).collect(),
            at: one("at").parse().ok(),
            within: within.unwrap_or(USUAL),
            languages: all("language").filter_map(Language::parse).collect(),
            services: all("service").filter_map(Service::parse).collect(),
            courses: all("certificate")
                .filter_map(|slug| CourseSlug::parse(slug).ok())
                .take(MOST_COURSES)
                .collect(),
            page: one("page").parse().unwrap_or(1).max(1),
        }
    }

    pub(super) fn query(&self) -> DirectoryQuery {
        DirectoryQuery {
            place: PlaceAsked { text: self.place.clone(), chosen: self.at },
            within: self.within,
            languages: self.languages.clone(),
            services: self.services.clone(),
            courses: self.courses.clone(),
            page: self.page,
        }
    }

    /// Whether anything narrows the list down.
    pub(super) fn is_narrow(&self) -> bool {
        !self.place.is_empty()
            || !self.languages.is_empty()
            || !self.services.is_empty()
            || !self.courses.is_empty()
    }

    /// The address of the list with these filters.
    pub(super) fn href(&self, ctx: &Ctx) -> String {
        let (at, within) = (self.at.map(|id| id.to_string()).unwrap_or_default(), self.within.to_string());
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let mut query = vec![("place", self.place.as_str())];
        if !self.place.is_empty() {
            query.push(("at", &at));
            query.push(("within", &within));
        }
        query.extend(self.services.iter().map(|service| ("service", service.as_str())));
        query.extend(self.languages.iter().map(|language| ("language", language.as_str())));
        query.extend(self.courses.iter().map(|course| ("certificate", course.as_str())));
        query.push(("page", &page));
        Route::Artists.href_with(ctx.locale, &query)
    }

    /// Another page of the same list.
    pub(super) fn page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same around a place that was chosen from several.
    pub(super) fn around(&self, place: PlaceId) -> Self {
        Self { at: Some(place), page: 1, ..self.clone() }
    }

    /// The same without a filter.
    pub(super) fn without(&self, filter: &Filter) -> Self {
        let mut wider = Self { page: 1, ..self.clone() };
        match filter {
            Filter::Place => {
                wider.place = String::new();
                wider.at = None;
            }
            Filter::Languages => wider.languages.clear(),
            Filter::Service(service) => {
                wider.services.remove(service);
            }
            Filter::Courses => wider.courses.clear(),
        }
        wider
    }

    pub(super) fn without_language(&self, language: Language) -> Self {
        let mut wider = Self { page: 1, ..self.clone() };
        wider.languages.remove(&language);
        wider
    }

    pub(super) fn without_course(&self, course: &CourseSlug) -> Self {
        let mut wider = Self { page: 1, ..self.clone() };
        wider.courses.remove(course);
        wider
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_choice_narrows_nothing_down() {
        let pair = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        let query = [
            ("place", " Madrid "),
            ("within", "7"),
            ("service", "scars"),
            ("service", "miracles"),
            ("language", "es"),
            ("language", "en"),
            ("certificate", "Not A Slug"),
            ("page", "-3"),
        ]
        .map(pair);
        let asked = Asked::read(&query);
        assert_eq!((asked.place.as_str(), asked.within, asked.page), ("Madrid", USUAL, 1));
        assert_eq!(asked.services, BTreeSet::from([Service::Scars]));
        assert_eq!((asked.languages.len(), asked.courses.len()), (2, 0));
        assert!(!Asked::read(&[]).is_narrow());
    }
}
