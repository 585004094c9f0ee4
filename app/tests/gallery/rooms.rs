//! What the rooms build: a lesson, a plate with its rubric, a verification.

use app::i18n::Locale;
use app::ui::*;
use domain::review::{Level, Severity, Spot};
use leptos::prelude::*;

/// Lesson, review desk, verification and certificate.
pub fn page(locale: Locale, _theme: &'static str) -> AnyView {
    view! {
        <SkipLink locale />
        <main id="main" tabindex="-1">
            <div class="wrap wide">
                {desk(locale)} <hr /> {verification(locale)} <hr /> {lesson(locale)}
            </div>
        </main>
    }
    .into_any()
}

fn level(level: u8) -> Option<Level> {
    Level::try_from(level).ok()
}

fn pins() -> Vec<PlacedPin> {
    let places =
        [(0.31, 0.44, Severity::MustFix), (0.58, 0.52, Severity::Refine), (0.74, 0.3, Severity::Good)];
    let pin = |(number, (x, y, severity)): (u32, (f64, f64, Severity))| {
        Spot::new(x, y).ok().map(|spot| PlacedPin { number, spot, severity })
    };
    (1..).zip(places).filter_map(pin).collect()
}

fn desk(locale: Locale) -> impl IntoView {
    let describe = || {
        ["Line wanders", "Some points sit", "All five points sit", "Sits and is symmetric"].map(str::to_owned)
    };
    let entries = pins().into_iter().map(|pin| view! {
        <li id=format!("pin-{}", pin.number)>
            <PinMark locale number=pin.number severity=pin.severity />
            <div><p><strong>"Landmarks"</strong></p><p>"The temporal point sits a finger too far forward; the corner looks drawn on."</p></div>
        </li>
    });
    view! {
        <div class="desk">
            <div class="stage">
                <h1>"Three hairlines"</h1>
                <Plate locale src="static/hairline.svg" alt="Stippled hairline on paper" width=640 height=360 pins=pins() />
                <ol class="pins">{entries.collect_view()}</ol>
            </div>
            <div class="aside">
                <h2 class="visually-hidden">"Rubric"</h2>
                <RubricInput locale name="landmarks" title="Landmarks" hard_gate=true descriptions=describe() chosen=level(3) />
                <RubricScore locale title="Symmetry" level=level(2) description="Left and right differ by more than 3 mm." />
                <RubricScore locale title="Line character" hard_gate=true level=None />
            </div>
        </div>
        <RubricInput locale name="wide" title="Density" descriptions=describe() chosen=None />
    }
}

fn verification(locale: Locale) -> impl IntoView {
    view! {
        <div class="standing valid">
            <svg viewBox="0 0 48 48" aria-hidden="true"><circle class="f-accent" cx="24" cy="24" r="21"></circle><path class="f-accent" d="M14 25l7 7 13-15"></path></svg>
            <div><h1>"Valid"</h1><p>"Checked 14 Nov 2026, 10:42 UTC"</p></div>
        </div>
        <div class="standing revoked"><div><h1>"Revoked on 3 Nov 2026"</h1><p>"The academy withdrew this certificate."</p></div></div>
        <div class="certificate">
            <p class="kicker">"Stipple Academy certifies that"</p>
            <p class="holder">"Ana Rey"</p>
            <p class="lead">"has completed Scalp Micropigmentation, Foundations"</p>
            <dl class="facts">
                <div><dt>"Code"</dt><dd class="code">"7K3M-Q0ZV-1XDA"</dd></div>
                <div><dt>"Issued"</dt><dd>"14 Nov 2026"</dd></div>
                <div><dt>"Hairline design"</dt><dd><ScoreDots locale score=Some(4) /></dd></div>
            </dl>
        </div>
        <ul class="requirements">
            <li class="met"><span>"Read all lessons of the course"</span><span class="meta">"14 of 14"</span></li>
            <li><span>"Pass the quiz “Pricing” with 80%"</span><a href="#">"Take it"</a></li>
        </ul>
    }
}

fn lesson(locale: Locale) -> impl IntoView {
    view! {
        <div class="lesson">
            <nav class="outline" aria-label="Contents">
                <ol>
                    <li class="read"><a href="#">"The layers of the scalp"</a></li>
                    <li class="read"><a href="#">"How skin heals"</a></li>
                    <li><a href="#" aria-current="page">"Where pigment sits"</a></li>
                    <li><a href="#">"What makes a dot spread"</a></li>
                </ol>
            </nav>
            <article class="prose">
                <PageHead title="Where pigment sits" kicker="Skin and scalp anatomy · 6 min" lead="Half a millimetre decides whether a dot stays a dot." />
                <p>"Pigment that lasts lies in the upper dermis. Above it, the epidermis renews itself and takes the dot away; below it, the dot spreads and turns blue."<sup><a href="#s7">"7"</a></sup></p>
                <aside class="note warn safety"><strong>"Safety"</strong><p>"Stop when you see blood."</p></aside>
                <h2>"Two passes"</h2>
                <p>"A first pass is light, a second one finds the gaps."</p>
                <aside class="note action"><strong>"Now you"</strong><p>"Draw a field of 4 by 4 cm."</p></aside>
                <nav class="turn"><a href="#"><small>"Previous"</small>"How skin heals"</a><a class="next" href="#"><small>"Next"</small>"What makes a dot spread"</a></nav>
                <Stipple tone=5 />
                <DotsProgress locale done=3 total=4 />
            </article>
        </div>
    }
}
