//! What one keeps of a figure: the fields below its controls, and the list of what is kept.

use contract::learning::WorksheetsView;
use domain::learning::{Interactive, Worksheet};
use leptos::prelude::*;

use crate::again::Again;
use crate::figures::{KEEP_AS, Pairs, files};
use crate::i18n::{Locale, figures as say, format};
use crate::routes::Route;
use crate::ui::{Button, Field, Look};

/// All that is needed to keep states of a figure.
pub(super) struct Desk {
    pub(super) locale: Locale,
    pub(super) figure: Interactive,
    /// Whether nobody has signed in.
    pub(super) visitor: bool,
    pub(super) worksheets: WorksheetsView,
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
        let table = files::table(self.figure, locale, &query);
        let keep = match (self.worksheets.can_keep, self.visitor) {
            (true, _) => view! {
                <Field
                    locale
                    name=KEEP_AS
                    label=say::keep::name(locale)
                    value=self.again.typed_or(KEEP_AS, &self.name)
                    problem=self.again.problem(KEEP_AS)
                    autocomplete="off"
                />
                <button type="submit" class="btn" formmethod="post" name="do" value="keep">
                    {say::keep::act(locale)}
                </button>
            }
            .into_any(),
            (false, true) => {
                let here = Route::Figure(self.figure).href_with(locale, &query);
                let href = Route::Login.href_with(locale, &[("next", &here)]);
                view! { <p><a href=href data-next="">{say::keep::sign_in(locale)}</a></p> }.into_any()
            }
            (false, false) => ().into_any(),
        };
        view! {
            <section class="keep" aria-labelledby="keep">
                <h3 id="keep">{say::keep::title(locale)}</h3>
                {keep}
                <p>
                    <a href=table data-part="table" download="">{say::keep::table(locale)}</a>
                </p>
            </section>
        }
        .into_any()
    }

    /// What is kept.
    pub(super) fn list(self) -> Option<AnyView> {
        let (locale, figure) = (self.locale, self.figure);
        let kept = self.worksheets.kept;
        let row = move |worksheet: Worksheet| {
            let here = Route::Figure(figure).href(locale);
            let href = if worksheet.state.is_empty() { here } else { format!("{here}?{}", worksheet.state) };
            let confirm = say::keep::confirm(locale, &worksheet.name);
            let label = format!("CSV: {}", worksheet.name);
            let mut table = files::table(figure, locale, &[(KEEP_AS, worksheet.name.as_str())]);
            if !worksheet.state.is_empty() {
                table = format!("{table}&{}", worksheet.state);
            }
            view! {
                <li>
                    <a href=href>{worksheet.name}</a>
                    <span class="meta">{format::date(locale, worksheet.kept_at)}</span>
                    <a href=table download="" aria-label=label>
                        "CSV"
                    </a>
                    <form method="post">
                        <input type="hidden" name="worksheet" value=worksheet.id.to_string() />
                        <Button look=Look::Quiet name="do" value="drop" confirm>
                            {say::keep::drop(locale)}
                        </Button>
                    </form>
                </li>
            }
        };
        (!kept.is_empty()).then(|| {
            view! {
                <section aria-labelledby="kept">
                    <h2 id="kept">{say::keep::list(locale)}</h2>
                    <ul class="kept">{kept.into_iter().map(row).collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    }
}
