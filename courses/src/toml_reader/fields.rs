//! Values that mean something in course files, beyond what TOML knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;

use domain::learning::{FactSection, FactSectionError, Percent, Source, SourceNumber};

use super::Value;
use crate::problem::Place;
use crate::rule::Rule;

impl<'d, 't> Value<'d, 't> {
    /// A slug that repeats the name of its folder.
    pub(crate) fn named<T: FromStr<Err: Display> + Display>(&self, folder: &str) -> Option<T> {
        let slug: T = self.parsed()?;
        if slug.to_string() == folder {
            return Some(slug);
        }
        self.error(
            Rule::Field,
            format!("`{slug}` is not the name of the folder, `{folder}`"),
            "rename one of the two",
        );
        None
    }

    /// A list without repetitions, each element with its place.
    pub(crate) fn unique_list<T: FromStr<Err: Display> + Ord + Clone + Display>(
        &self,
    ) -> Option<Vec<(T, Place)>> {
        let mut seen = BTreeSet::new();
        let list = self.list_of(|value| {
            let element: T = value.parsed()?;
            if !seen.insert(element.clone()) {
                value.error(Rule::Repeated, format!("`{element}` is listed twice"), "delete one of them");
                return None;
            }
            Some((element, self.scope.document.place(value.span().start)))
        })?;
        if list.is_empty() {
            self.error(Rule::Field, format!("`{}` is empty", self.key), "list at least one");
            return None;
        }
        Some(list)
    }

    /// Numbers of sources that are in the register, each with its value.
    pub(crate) fn source_numbers(
        &self,
        register: &BTreeMap<SourceNumber, Source>,
    ) -> Option<Vec<(SourceNumber, Value<'d, 't>)>> {
        self.list_of(|value| {
            let number = SourceNumber(u16::try_from(value.integer(1..=u32::from(u16::MAX))?).ok()?);
            if !register.contains_key(&number) {
                value.error(
                    Rule::Sources,
                    format!("there is no source {number}"),
                    "add it to sources.toml or correct the number",
                );
                return None;
            }
            Some((number, *value))
        })
    }

    /// Sections of the fact base a text is written from, such as `A1` or `D`.
    pub(crate) fn fact_sections(&self) -> Option<BTreeSet<FactSection>> {
        let sections = self.list_of(|value| {
            let section = FactSection::parse(&value.text()?);
            let told = |error: FactSectionError| {
                value.error(
                    Rule::Facts,
                    error.to_string(),
                    format!("name one of {}", FactSection::ALL.join(", ")),
                );
            };
            section.map_err(told).ok()
        })?;
        if sections.is_empty() {
            self.error(
                Rule::Facts,
                "no section of the fact base is named",
                "name the sections the text is written from",
            );
            return None;
        }
        Some(sections.into_iter().collect())
    }

    pub(crate) fn percent(&self) -> Option<Percent> {
        let number = self.integer(1..=100)?;
        u8::try_from(number).ok().and_then(|number| Percent::new(number).ok())
    }
}
