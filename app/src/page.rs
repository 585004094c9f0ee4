//! What a page function returns, and what a form function returns.

use leptos::prelude::{AnyView, IntoAny, IntoView};

/// A page, ready to be rendered into the frame.
pub struct Page {
    /// The title, in the reader's language, without the academy's name.
    pub title: String,
    /// One sentence for search engines and link previews; public pages only.
    pub description: Option<String>,
    /// 200 unless something is wrong.
    pub status: u16,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// How long the same answer may be given again.
    pub keep: Keep,
    /// The page to go to instead: what was asked for has an address of its own.
    pub elsewhere: Option<Elsewhere>,
    /// Whether the page uses the whole width (tables, workspaces) instead of the reading column.
    pub wide: bool,
    /// Whether it is kept on a device to be read without a network: then nothing in it is anybody's own.
    pub copy: bool,
    pub(crate) view: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Where a page is that is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// There, this time (303).
    SeeOther(String),
    /// There, from now on (308).
    Moved(String),
}

/// How long the same answer may be given again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Keep {
    /// Never: it is one person's, or depends on more than its address.
    #[default]
    Never,
    /// As long as the content has this revision: the same for every visitor with the same language and theme.
    /// The revision names everything else the answer depends on.
    Revision(String),
}

impl Page {
    /// A page for one person, in the reading column, not listed by search engines.
    ///
    /// `view` runs while the page is rendered, so it may hold islands.
    pub fn new<V: IntoView + 'static>(
        title: impl Into<String>,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            description: None,
            status: 200,
            indexed: false,
            keep: Keep::Never,
            elsewhere: None,
            wide: false,
            copy: false,
            view: Box::new(move || view().into_any()),
        }
    }

    /// A page for everybody, which search engines may list with `description`.
    #[must_use]
    pub fn public(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self.indexed = true;
        self
    }

    /// Lets the same bytes be given again while the content has `revision`.
    #[must_use]
    pub fn keep(mut self, revision: impl Into<String>) -> Self {
        self.keep = Keep::Revision(revision.into());
        self
    }

    /// No page of its own: on to `href`.
    pub fn elsewhere(href: impl Into<String>) -> Self {
        Self { elsewhere: Some(Elsewhere::SeeOther(href.into())), ..Self::new(String::new(), || ()) }
    }

    /// The page has another address now: on to `href`, for good.
    pub fn moved(href: impl Into<String>) -> Self {
        Self { elsewhere: Some(Elsewhere::Moved(href.into())), ..Self::new(String::new(), || ()) }
    }

    /// Uses the whole width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// To be kept on a device: the frame is a visitor's, whoever asked.
    #[must_use]
    pub fn copy(mut self) -> Self {
        self.copy = true;
        self
    }

    /// Answers with another status, such as 422 for a form with problems.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page")
            .field("title", &self.title)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// What a form leads to.
#[derive(Debug)]
pub struct Outcome {
    /// Where the browser goes next.
    pub next: Next,
    /// What happens to the session.
    pub session: SessionChange,
    /// A theme to remember.
    pub theme: Option<crate::ctx::Theme>,
}

/// Where the browser goes next.
#[derive(Debug)]
pub enum Next {
    /// To another page (303), so that reloading does not send the form again.
    SeeOther(String),
    /// Nowhere: the form again, with what is wrong and what was typed.
    Page(Page),
}

/// What happens to the session.
#[derive(Debug, Default)]
pub enum SessionChange {
    /// Nothing.
    #[default]
    Keep,
    /// Somebody signed in.
    Start(Box<contract::identity::Session>),
    /// Somebody signed out.
    End,
}

impl Outcome {
    /// On to `href`.
    pub fn see_other(href: impl Into<String>) -> Self {
        Self { next: Next::SeeOther(href.into()), session: SessionChange::Keep, theme: None }
    }

    /// The form again, as a 422.
    pub fn again(page: Page) -> Self {
        Self { next: Next::Page(page.status(422)), session: SessionChange::Keep, theme: None }
    }

    /// Another page in answer to the form.
    pub fn page(page: Page) -> Self {
        Self { next: Next::Page(page), session: SessionChange::Keep, theme: None }
    }

    /// With a change of the session.
    #[must_use]
    pub fn with_session(mut self, session: SessionChange) -> Self {
        self.session = session;
        self
    }
}
