//! The designs somebody keeps, below the figure they are made with.

use contract::practice::{DesignView, DesignsView};
use domain::learning::Interactive;
use domain::practice::designs::DesignState;
use leptos::prelude::*;

use crate::figures::show;
use crate::i18n::{Locale, designs as say};
use crate::routes::Route;
use crate::ui::{Button, EmptyState, ErrorSummary, Field, Look, Moment, Problems, When};

/// What the form was sent with, when it comes back.
#[derive(Debug, Clone, Default)]
pub struct TypedDesign {
    /// The field that was typed into.
    pub field: String,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub problems: Problems,
}

impl TypedDesign {
    /// What a field shows: what was typed into it, or this.
    fn value(&self, field: &str, kept: &str) -> String {
        if self.field == field { self.value.clone() } else { kept.to_owned() }
    }
}

/// The address of a design.
pub(crate) fn href(locale: Locale, state: &DesignState) -> String {
    format!("{}?{}", Route::Figure(Interactive::HairlineDesign).href(locale), state.as_str())
}

/// Keep what is shown, send it, and what is kept already.
pub(super) fn section(locale: Locale, view: DesignsView, typed: &TypedDesign) -> AnyView {
    let DesignsView { designs, assignments } = view;
    let add = assignments.into_iter().map(|(slug, title)| {
        view! {
            <Button look=Look::Quiet name="do" value=format!("add:{slug}")>
                {say::add(locale, title)}
            </Button>
        }
    });
    let add = add.collect_view();
    let list = if designs.is_empty() {
        view! {
            <EmptyState title=say::none(locale)>
                <p>{say::none_body(locale)}</p>
            </EmptyState>
        }
        .into_any()
    } else {
        let items = designs.into_iter().map(|design| item(locale, design, typed)).collect_view();
        view! { <ul class="designs">{items}</ul> }.into_any()
    };
    view! {
        <section id="designs" class="part" aria-labelledby="designs-title">
            <h2 id="designs-title">{say::title(locale)}</h2>
            <ErrorSummary locale problems=typed.problems.clone() />
            <form method="post" class="keep" novalidate>
                <Field
                    locale
                    name="name"
                    label=say::name(locale)
                    hint=say::hint(locale)
                    value=typed.value("name", "")
                    problem=typed.problems.of("name")
                />
                <div class="actions">
                    <Button name="do" value="save">
                        {say::save(locale)}
                    </Button>
                    {add}
                </div>
            </form>
            {list}
        </section>
    }
    .into_any()
}

fn item(locale: Locale, design: DesignView, typed: &TypedDesign) -> AnyView {
    let DesignView { id, name, state, saved_at } = design;
    let field = format!("name-{id}");
    let problem = typed.problems.of(&field);
    let pairs: Vec<_> = state
        .as_str()
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let picture = show(Interactive::HairlineDesign, locale, &pairs).picture;
    let open = problem.is_some();
    view! {
        <li>
            <div class="preview" aria-hidden="true" inner_html=picture></div>
            <div>
                <h3>
                    <a href=href(locale, &state)>{name.clone()}</a>
                </h3>
                <p class="meta">
                    <When locale at=saved_at show=Moment::DateTime />
                </p>
                <form method="post" novalidate>
                    <details open=open>
                        <summary>{say::change(locale)}</summary>
                        <Field
                            locale
                            name=field.clone()
                            label=say::rename_label(locale)
                            value=typed.value(&field, &name)
                            problem
                        />
                        <div class="actions">
                            <Button look=Look::Quiet name="do" value=format!("rename:{id}")>
                                {say::rename(locale)}
                            </Button>
                            <Button
                                look=Look::Danger
                                name="do"
                                value=format!("delete:{id}")
                                confirm=say::delete_ask(locale, &name)
                            >
                                {say::delete(locale)}
                            </Button>
                        </div>
                    </details>
                </form>
            </div>
        </li>
    }
    .into_any()
}
