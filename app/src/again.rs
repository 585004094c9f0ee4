//! A form shown again: what was typed, what is wrong with it, or why nothing was done.

use contract::Fault;
use domain::FieldProblem;
use leptos::prelude::*;

use crate::form::Form;
use crate::i18n::{Locale, fault};
use crate::page::{Outcome, Page};
use crate::ui::{ErrorSummary, Note, Problems, Tone};

/// What a form says when it is shown: nothing the first time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Again {
    form: Form,
    problems: Problems,
    refusal: Option<String>,
    status: Option<u16>,
}

impl Again {
    /// The first time.
    pub(crate) fn fresh() -> Self {
        Self::default()
    }

    /// After `fault`, if the form itself can say what to do about it.
    pub(crate) fn after(locale: Locale, form: &Form, fault: Fault) -> Result<Self, Fault> {
        let form = form.clone();
        match fault {
            Fault::Invalid { problems } => Ok(Self::with(locale, form, &problems)),
            Fault::Refused { .. } | Fault::TooMany { .. } | Fault::Conflict => {
                let (_, refusal) = fault::page(locale, &fault);
                let status = matches!(fault, Fault::TooMany { .. }).then(|| fault.status());
                Ok(Self { form, refusal: Some(refusal), status, ..Self::default() })
            }
            Fault::SignIn | Fault::NotFound | Fault::Internal { .. } => Err(fault),
        }
    }

    /// After problems found before anybody was asked.
    pub(crate) fn with(locale: Locale, form: Form, problems: &[FieldProblem]) -> Self {
        Self { form, problems: Problems::new(locale, problems), ..Self::default() }
    }

    /// After something was found wrong that no [`domain::Problem`] expresses: `message` stands beside `field`.
    pub(crate) fn saying(form: Form, field: &str, message: &str) -> Self {
        let mut problems = Problems::default();
        problems.add(field, message);
        Self { form, problems, ..Self::default() }
    }

    /// The page of this form, with the status that fits.
    pub(crate) fn outcome(self, page: impl FnOnce(Self) -> Page) -> Outcome {
        let status = self.status.unwrap_or(422);
        Outcome::page(page(self).status(status))
    }

    /// Whether the form is shown for the first time.
    pub(crate) fn is_fresh(&self) -> bool {
        self.form.fields.is_empty()
    }

    /// What was typed into a field.
    pub(crate) fn typed(&self, field: &str) -> String {
        self.form.get(field).to_owned()
    }

    /// Whether anything was typed at all: otherwise a field shows what is stored.
    pub(crate) fn typed_or(&self, field: &str, stored: &str) -> String {
        let typed = self.form.fields.iter().any(|(name, _)| name == field);
        if typed { self.typed(field) } else { stored.to_owned() }
    }

    /// Whether `value` was ticked, or, the first time, `stored`.
    pub(crate) fn ticked(&self, field: &str, value: &str, stored: bool) -> bool {
        if self.is_fresh() { stored } else { self.form.all(field).any(|typed| typed == value) }
    }

    /// What is wrong with a field.
    pub(crate) fn problem(&self, field: &str) -> Option<String> {
        self.problems.of(field)
    }

    /// The summary above the form: what to correct, or why nothing was done.
    pub(crate) fn summary(&self, locale: Locale, labels: Vec<(&'static str, &'static str)>) -> AnyView {
        let refusal = self.refusal.clone().map(|text| {
            view! {
                <div tabindex="-1" data-focus="">
                    <Note locale tone=Tone::Error announced=true>
                        <p>{text}</p>
                    </Note>
                </div>
            }
        });
        view! {
            {refusal}
            <ErrorSummary locale problems=self.problems.clone() labels/>
        }
        .into_any()
    }
}
