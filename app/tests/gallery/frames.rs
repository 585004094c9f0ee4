//! The frame of a page and its quiet parts.

use app::i18n::Locale;
use app::ui::*;
use leptos::prelude::*;

/// Top bar, head, cards, notes, dots, table, figure, footer.
pub fn page(locale: Locale, theme: &'static str) -> AnyView {
    view! {
        <SkipLink locale />
        <TopBar
            locale
            home="#"
            brand="Stipple Academy"
            nav=vec![
                Link::new("My learning", "#"),
                Link::new("Courses", "#").current(true),
                Link::new("Practice", "#"),
                Link::new("Certificates", "#"),
            ]
            other_language="#"
            theme
            theme_action="#"
            here="/"
            account=Account::SignedIn { name: "Ana Rey".into(), links: vec![Link::new("Settings", "#")], sign_out: "#".into() }
        />
        <main id="main" tabindex="-1">
            <div class="wrap wide">
                <Breadcrumb locale trail=vec![Link::new("Courses", "#"), Link::new("Foundations", "#")] />
                <PageHead
                    title="Hairline design by face shape"
                    kicker="Module 2 of 3"
                    lead="Five points decide where a hairline sits. Find them on any face, then draw a line that will still look right in twenty years."
                >
                    <Chip tone=Tone::Info>"In progress"</Chip>
                    <DotsProgress locale done=2 total=5 />
                </PageHead>
                <div class="split">
                    <div>{middle(locale)}</div>
                    <aside>{aside(locale)}</aside>
                </div>
            </div>
        </main>
        <Footer locale nav=vec![Link::new("Courses", "#"), Link::new("Check a certificate", "#")] />
    }
    .into_any()
}

fn middle(locale: Locale) -> impl IntoView {
    let cell = |text: &'static str| text.into_any();
    let chip = |tone, text: &'static str| view! { <Chip tone>{text}</Chip> }.into_any();
    let open = || view! { <LinkButton href="#" look=Look::Quiet>"Open"</LinkButton> }.into_any();
    view! {
        <Tabs label="Work" tabs=vec![Link::new("Waiting", "#").current(true), Link::new("Mine", "#"), Link::new("Returned", "#")] />
        <p class="lead">"Tone is built from dots, in passes. A "<a href="#">"first pass"</a>" is always too light."</p>
        <p>"Where pigment sits is well known; how deep the needle goes to put it there is not. Sources differ between 0.25 and 2 mm, because skin differs and because nobody measures the same thing."</p>
        <Note locale tone=Tone::Info><p>"Contested: clinics report 0.5 mm, trade bodies 1 to 1.5 mm."</p></Note>
        <Note locale tone=Tone::Ok><p>"Your work has been sent."</p></Note>
        <Note locale tone=Tone::Warn><p>"This certificate expires in 20 days."</p></Note>
        <Note locale tone=Tone::Error><p>"The photo could not be read."</p></Note>
        <h2>"Waiting for review"</h2>
        <DataTable
            caption="Submissions waiting, oldest first"
            columns=vec!["Work", "Trainee", "State", "Due", ""]
            rows=vec![
                vec![cell("Three hairlines"), cell("Lucía Ortega"), chip(Tone::Info, "In review"), cell("14 Nov 2026"), open()],
                vec![cell("Dot field, 4 × 4 cm"), cell("Marcus Oyelaran"), chip(Tone::Plain, "Waiting"), cell("15 Nov 2026"), open()],
                vec![cell("Price list"), cell("Ana Rey"), chip(Tone::Error, "Late"), cell("9 Nov 2026"), open()],
            ]
        />
        <Pagination locale current=2 total=7 address=|_| "#".to_owned() />
        <FigureFrame locale number=1 caption="Skin in section: pigment belongs in the upper dermis, about half a millimetre down.">
            <svg viewBox="0 0 640 240" role="img" aria-label="Skin in section">
                <rect class="f-skin-1" x="20" y="20" width="600" height="46"></rect>
                <rect class="f-skin-2" x="20" y="66" width="600" height="90"></rect>
                <rect class="f-skin-3" x="20" y="156" width="600" height="64"></rect>
                <path class="f-ink" d="M20 66h600M20 156h600"></path>
                <path class="f-soft" d="M430 20v200"></path>
                <circle class="f-accent-fill" cx="430" cy="92" r="7"></circle>
                <path class="f-danger" d="M400 190h60"></path>
                <text class="f-label" x="34" y="50">"Epidermis"</text>
                <text class="f-label" x="34" y="118">"Dermis"</text>
                <text class="f-small" x="34" y="196">"Subcutis"</text>
            </svg>
        </FigureFrame>
    }
}

fn aside(locale: Locale) -> impl IntoView {
    view! {
        <h2 class="visually-hidden">"Next"</h2>
        <Card>
            <h3><a href="#">"Pricing a session"</a></h3>
            <p>"From your cost per hour to a price you can say aloud."</p>
            <p class="meta">"5 lessons · 34 min · "<Price locale minor=89_000 currency="USD" /></p>
        </Card>
        <h3>"Scores"</h3>
        <p><ScoreDots locale score=Some(3) /></p>
        <p><ScoreDots locale score=None /></p>
        <h3>"Progress"</h3>
        <DotsProgress locale done=0 total=8 />
        <DotsProgress locale done=8 total=8 />
        <DotsProgress locale done=31 total=60 />
        <EmptyState title="Nothing sent yet"><p>"Your first exercise is waiting."</p><LinkButton href="#">"Open it"</LinkButton></EmptyState>
    }
}
