//! What one keeps of a figure: the fields below its controls, and the list of what is kept.

use contract::learning::WorksheetsView;
use contract::practice::DesignWorkView;
use domain::learning::{Interactive, Worksheet};
use domain::practice::Stage;
use leptos::prelude::*;

use super::href;
use crate::again::Again;
use crate::figures::actions::rename_field;
use crate::figures::{KEEP_AS, Pairs, files, show, tabulates};
use crate::i18n::{Locale, designs, figures as say};
use crate::routes::{Route, query_pairs};
use crate::ui::{Button, EmptyState, Field, Look, Moment, When};

/// All that is needed to keep states of a figure.
pub(super) struct Desk {
    pub(super) locale: Locale,
    pub(super) figure: Interactive,
    /// Whether nobody has signed in.
    pub(super) visitor: bool,
    pub(super) worksheets: WorksheetsView,
    /// The practice work that takes what is made with the figure.
    pub(super) assignments: Vec<DesignWorkView>,
    pub(super) again: Again,
    /// A name that was typed before the figure was asked to answer.
    pub(super) name: String,
}

impl Desk {
    /// Why nothing was kept.
    pub(super) fn problems(&self) -> AnyView {
        self.again.summary(self.locale, vec![(KEEP_AS, say::keep::name(self.locale))])
    }

    /// What stands below the controls, inside the figure's form, so that what is kept is what the form holds.
    pub(super) fn form(&self, state: &Pairs) -> AnyView {
        let locale = self.locale;
        let query: Vec<_> = state.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let keep = match (self.worksheets.can_keep, self.visitor) {
            (true, _) => self.fields(),
            (false, true) => {
                let here = Route::Figure(self.figure).href_with(locale, &query);
                let href = Route::Login.href_with(locale, &[("next", &here)]);
                view! { <p><a href=href data-next="">{say::keep::sign_in(locale)}</a></p> }.into_any()
            }
            (false, false) => ().into_any(),
        };
        let table = tabulates(self.figure).then(|| {
            let href = files::table(self.figure, locale, &query);
            view! {
                <p>
                    <a href=href data-part="table" download="">{say::keep::table(locale)}</a>
                </p>
            }
        });
        view! {
            <section class="keep" aria-labelledby="keep">
                <h3 id="keep">{say::keep::title(locale)}</h3>
                {keep}
                {table}
            </section>
        }
        .into_any()
    }

    fn fields(&self) -> AnyView {
        let locale = self.locale;
        let add = |work: &DesignWorkView| {
            button("btn quiet", format!("add:{}", work.slug), designs::add(locale, &work.title))
        };
        let add = self.assignments.iter().filter(|work| is_open(work)).map(add);
        let reopen = self.assignments.iter().filter_map(|work| reopen(locale, work));
        view! {
            <Field
                locale
                name=KEEP_AS
                label=say::keep::name(locale)
                value=self.again.typed_or(KEEP_AS, &self.name)
                problem=self.again.problem(KEEP_AS)
            />
            <div class="actions">
                {button("btn", "keep".to_owned(), say::keep::act(locale).to_owned())} {add.collect_view()}
            </div>
            {reopen.collect_view()}
        }
        .into_any()
    }

    /// What is kept; nothing for those who keep nothing.
    pub(super) fn list(self) -> Option<AnyView> {
        let locale = self.locale;
        if !self.worksheets.can_keep {
            return None;
        }
        let rows = self.worksheets.kept.iter().map(|worksheet| self.row(worksheet)).collect_view();
        let list = if self.worksheets.kept.is_empty() {
            view! {
                <EmptyState title=say::keep::none(locale)>
                    <p>{say::keep::none_body(locale)}</p>
                </EmptyState>
            }
            .into_any()
        } else {
            let class = if self.figure.makes_designs() { "kept pictured" } else { "kept" };
            view! { <ul class=class>{rows}</ul> }.into_any()
        };
        Some(
            view! {
                <section id="kept" class="part" aria-labelledby="kept-title">
                    <h2 id="kept-title">{say::keep::list(locale)}</h2>
                    {list}
                </section>
            }
            .into_any(),
        )
    }

    fn row(&self, worksheet: &Worksheet) -> AnyView {
        let (locale, figure, state) = (self.locale, self.figure, worksheet.state.as_str());
        let picture = figure.makes_designs().then(|| {
            let picture = show(figure, locale, &query_pairs(state)).picture;
            view! { <div class="preview" aria-hidden="true" inner_html=picture></div> }
        });
        let table = tabulates(figure).then(|| {
            let named = files::table(figure, locale, &[(KEEP_AS, worksheet.name.as_str())]);
            let label = format!("CSV: {}", worksheet.name);
            view! {
                <a href=format!("{named}&{state}") download="" aria-label=label>
                    "CSV"
                </a>
            }
        });
        view! {
            <li>
                {picture}
                <div class="what">
                    <h3>
                        <a href=href(locale, figure, &worksheet.state)>{worksheet.name.to_string()}</a>
                    </h3>
                    <p class="meta">
                        <When locale at=worksheet.kept_at show=Moment::DateTime /> {table}
                    </p>
                    {self.change(worksheet)}
                </div>
            </li>
        }
        .into_any()
    }

    /// Another name, or away with it.
    fn change(&self, worksheet: &Worksheet) -> AnyView {
        let (locale, id) = (self.locale, worksheet.id);
        let field = rename_field(id);
        let problem = self.again.problem(&field);
        let open = problem.is_some();
        let value = self.again.typed_or(&field, worksheet.name.as_str());
        view! {
            <form method="post" novalidate>
                <details open=open>
                    <summary>{say::keep::change(locale)}</summary>
                    <Field locale name=field label=say::keep::rename_label(locale) value problem autocomplete="off" />
                    <div class="actions">
                        <Button look=Look::Quiet name="do" value=format!("rename:{id}")>
                            {say::keep::rename(locale)}
                        </Button>
                        <Button
                            look=Look::Danger
                            name="do"
                            value=format!("drop:{id}")
                            confirm=say::keep::confirm(locale, worksheet.name.as_str())
                        >
                            {say::keep::drop(locale)}
                        </Button>
                    </div>
                </details>
            </form>
        }
        .into_any()
    }
}

/// A button that sends the figure's form.
fn button(class: &'static str, value: String, label: String) -> impl IntoView {
    view! {
        <button type="submit" class=class formmethod="post" name="do" value=value>
            {label}
        </button>
    }
}

/// Whether one's round takes designs now: it is a draft, or begins with the first of them.
fn is_open(work: &DesignWorkView) -> bool {
    work.standing.is_none_or(|standing| standing.stage == Stage::Draft)
}

/// The way to practice work that takes designs once its next round is opened, or the one that was taken back.
fn reopen(locale: Locale, work: &DesignWorkView) -> Option<AnyView> {
    let standing = work.standing?;
    let label = match standing.stage {
        Stage::Returned => designs::next_round(locale, &work.title),
        Stage::Withdrawn => designs::reopen(locale, &work.title),
        Stage::Draft | Stage::Submitted | Stage::InReview | Stage::Approved => return None,
    };
    let href = Route::Submission(standing.submission).href(locale);
    Some(view! { <p><a href=href>{label}</a></p> }.into_any())
}
