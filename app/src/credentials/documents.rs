//! Documents in forms: the field that takes one, and what of it is kept when the form comes back.

use contract::Fault;
use contract::credentials::{DocumentView, HandIn};
use domain::credentials::MAX_DOCUMENT_BYTES;
use domain::id::DocumentId;
use domain::{FieldProblem, Problem};
use leptos::prelude::*;

use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::{Locale, format, lifecycle as say};
use crate::ui::Hinted;

/// Where a document's file is.
pub(super) fn href(id: DocumentId) -> String {
    format!("/documents/{id}")
}

/// A link to a document's file.
pub(super) fn link(locale: Locale, document: &DocumentView) -> AnyView {
    let size = format::bytes(locale, document.bytes);
    view! {
        <a href=href(document.id)>{document.name.clone()}</a>
        " "
        <span class="meta">{size}</span>
    }
    .into_any()
}

/// The field for a document. One that arrived before the form came back need not be chosen again.
pub(super) fn field(locale: Locale, again: &Again) -> AnyView {
    let problem = again.problem("document");
    let wrong = problem.is_some();
    let kept = again.typed("kept");
    let kept = (!kept.is_empty()).then(|| {
        let name = again.typed("kept_name");
        view! {
            <p class="meta">{say::document::kept(locale, &name)}</p>
            <input type="hidden" name="kept" value=kept/>
            <input type="hidden" name="kept_name" value=name/>
        }
    });
    let hint = say::document::hint(locale, format::bytes(locale, MAX_DOCUMENT_BYTES));
    view! {
        <Hinted locale name="document" label=say::document::label(locale) hint optional=true problem>
            {kept}
            <input
                type="file"
                id="f-document"
                name="document"
                accept="application/pdf,image/jpeg,image/png"
                aria-invalid=wrong.then_some("true")
                aria-describedby=if wrong { "f-document-error f-document-hint" } else { "f-document-hint" }
            />
        </Hinted>
    }
    .into_any()
}

/// What became of the document of a form.
pub(super) struct Taken {
    /// The form, with what is kept of the document, to be shown again if need be.
    pub form: Form,
    /// The document, if there is one.
    pub document: Option<DocumentId>,
    /// Why it was not taken.
    pub problem: Option<FieldProblem>,
}

/// Keeps the document of a form before anything else is looked at, so that it need not be sent twice.
pub(super) async fn take(ctx: &Ctx, form: &Form) -> Result<Taken, Fault> {
    let kept = form.get("kept").parse().ok();
    let mut taken = Taken { form: form.clone(), document: kept, problem: None };
    let Some(file) = form.files.iter().find(|file| file.field == "document") else { return Ok(taken) };
    let refused = |problem| Some(FieldProblem::new("document", problem));
    let Ok(bytes) = &file.content else {
        taken.problem = refused(Problem::TooHeavy { max: MAX_DOCUMENT_BYTES });
        return Ok(taken);
    };
    let command = HandIn { name: file.name.clone(), bytes: bytes.clone() };
    match ctx.ports.credentials.hand_in(&ctx.viewer, command).await {
        Ok(document) => {
            let fields = &mut taken.form.fields;
            fields.retain(|(name, _)| !matches!(name.as_str(), "kept" | "kept_name"));
            fields.push(("kept".to_owned(), document.id.to_string()));
            fields.push(("kept_name".to_owned(), document.name));
            taken.document = Some(document.id);
        }
        Err(Fault::Invalid { problems }) => {
            taken.problem = problems.into_iter().find(|problem| problem.field == "document");
        }
        Err(fault) => return Err(fault),
    }
    Ok(taken)
}
