//! `stipple credential page FILE`: the page that checks certificates without any server.

use std::path::PathBuf;

use academy::identity::Limits;
use academy::{Clock as _, SystemClock};
use app::credentials::alone;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clap::Args;
use contract::Fault;
use domain::Locale;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use time::format_description::well_known::Rfc3339;

use crate::compose::{self, Failure};
use crate::config::Config;
use crate::http::{built, text};

/// Where to write the page.
#[derive(Debug, Args)]
pub(crate) struct Page {
    /// The HTML file to write
    file: PathBuf,
}

/// Chooses the language and hands over what is in the page; the glue of the checks stands before it.
const CHOOSE: &str = r#"
const asked = location.hash.slice(1);
const lang = ["en", "es"].includes(asked) ? asked : navigator.language.startsWith("es") ? "es" : "en";
const { content, dataset } = document.querySelector(`template[lang=${lang}]`);
document.documentElement.lang = lang;
document.title = dataset.title;
document.querySelector("main > div").append(content.cloneNode(true));
addEventListener("hashchange", () => location.reload());
const bytes = () => Uint8Array.from(atob(KEPT.wasm), (letter) => letter.charCodeAt(0));
window.alone = {
  seen: KEPT.seen,
  files: KEPT.files,
  load: async () => (await __wbg_init({ module_or_path: bytes() }), { check, paper }),
};
"#;

impl Page {
    /// Writes the page with the keys and lists of this moment.
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let academy = compose::academy(config, Limits::lifted()).await?;
        let credentials = academy.ports().credentials;
        let mut files = Map::new();
        files.insert("/.well-known/did.json".to_owned(), Value::String(credentials.did_document()?));
        for number in 1.. {
            match credentials.status_list(number).await {
                Ok(list) => files.insert(format!("/api/v1/status-lists/{number}"), Value::String(list.jwt)),
                Err(Fault::NotFound) => break,
                Err(fault) => return Err(fault.into()),
            };
        }
        let seen = SystemClock.now().format(&Rfc3339)?;
        let html = html(config, &seen, files)?;
        std::fs::write(&self.file, html).map_err(|error| format!("{}: {error}", self.file.display()))?;
        Ok(())
    }
}

fn html(config: &Config, seen: &str, files: Map<String, Value>) -> Result<String, Failure> {
    let missing = "this program was built without its browser half; build it with `cargo xtask build`";
    let wasm = built("prover_bg.wasm").ok_or(missing)?;
    let glue = built("prover.js").and_then(|glue| std::str::from_utf8(glue).ok()).ok_or(missing)?;
    let kept = json!({"seen": seen, "files": files, "wasm": BASE64_STANDARD.encode(wasm)});
    // In a script, `<` could begin its end.
    let kept = kept.to_string().replace('<', "\\u003c");
    let first = format!("{glue}\nconst KEPT = {kept};\n{CHOOSE}");
    let (second, style) = (text("verify.js"), alone::style());
    let allowed = |content: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)));
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src blob: data:; media-src blob:; \
         base-uri 'none'; form-action 'none'",
        allowed(&first),
        allowed(second),
        allowed(&style)
    );
    let part = |locale| alone::part(locale, &config.academy_name, &config.public_url);
    let link = |locale: Locale| {
        format!("<a href=\"#{0}\" lang=\"{0}\">{1}</a>", locale.tag(), alone::language(locale))
    };
    Ok(format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta \
         name=\"color-scheme\" content=\"light dark\"><title>Stipple</title><style>{style}</style></head><body><main \
         id=\"main\"><div class=\"wrap\"><p class=\"bar\">{}</p></div></main>{}<script type=\"module\">{first}</script>\
         <script type=\"module\">{second}</script></body></html>\n",
        Locale::ALL.map(link).join(" "),
        Locale::ALL.map(part).concat(),
    ))
}
