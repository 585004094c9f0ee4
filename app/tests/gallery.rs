//! Every component on one page, in both languages and themes: `target/gallery/{en,es}-{light,dark}.html`, with the
//! static files beside them, to be looked at in a browser.
#![cfg(feature = "ssr")]

use std::path::PathBuf;
use std::{fs, io};

use app::i18n::Locale;
use app::ui::STYLESHEET;
use leptos::prelude::*;

#[path = "gallery/forms.rs"]
mod forms;
#[path = "gallery/frames.rs"]
mod frames;
#[path = "gallery/rooms.rs"]
mod rooms;

fn page(locale: Locale, theme: &'static str, body: AnyView) -> String {
    let html = view! {
        <html lang=locale.tag() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>"Gallery"</title>
                <link rel="stylesheet" href="static/main.css" />
                <script type="module" src="static/site.js"></script>
            </head>
            <body>{body}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", html.to_html().replace("<!>", ""))
}

#[test]
fn every_component_renders_without_inline_style_or_script() -> io::Result<()> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/gallery");
    fs::create_dir_all(folder.join("static"))?;
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/static"))? {
        let path = entry?.path();
        fs::copy(&path, folder.join("static").join(path.file_name().unwrap_or_default()))?;
    }
    fs::write(folder.join("static/main.css"), STYLESHEET.replace("/static/", ""))?;
    for locale in Locale::ALL {
        for theme in ["light", "dark"] {
            for (name, body) in
                [("frame", frames::page as Body), ("forms", forms::page), ("rooms", rooms::page)]
            {
                let html = page(locale, theme, body(locale, theme));
                assert!(
                    !html.contains(" style="),
                    "{name}: the content security policy drops style attributes"
                );
                let handler = |word: &str| word.starts_with("on") && word.contains("=\"");
                assert!(!html.split_whitespace().any(handler), "{name}: no inline handlers");
                fs::write(folder.join(format!("{name}-{}-{theme}.html", locale.tag())), html)?;
            }
        }
    }
    Ok(())
}

type Body = fn(Locale, &'static str) -> AnyView;
