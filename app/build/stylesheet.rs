//! Joins the style sheets named in `main.css`, in order, and strips what browsers do not need.

use std::fs;
use std::path::Path;

/// Replaces every `@import url("file") layer(name);` by the file, wrapped in its layer.
///
/// Real bundlers understand the same lines, so `main.css` stays an ordinary style sheet.
///
/// # Errors
/// A sentence naming the file that cannot be read or the line that cannot be understood.
pub(crate) fn bundle(main: &Path) -> Result<String, String> {
    let folder = main.parent().unwrap_or(Path::new("."));
    let mut css = String::new();
    for line in strip_comments(&read(main)?).lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !line.starts_with("@import") {
            css.push_str(line);
            continue;
        }
        let (file, layer) = import(line).ok_or_else(|| {
            format!("{}: `{line}` is not of the form @import url(\"file.css\") layer(name);", main.display())
        })?;
        let text = read(&folder.join(file))?;
        css.extend(["@layer ", layer, "{", &text, "}"]);
    }
    Ok(minify(&css))
}

fn import(line: &str) -> Option<(&str, &str)> {
    let (file, rest) = line.strip_prefix("@import url(\"")?.split_once("\")")?;
    let layer = rest.trim().strip_prefix("layer(")?.strip_suffix(");")?;
    Some((file, layer))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Removes comments and white space that carries no meaning. Strings are left alone.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    let mut space = false;
    for c in strip_comments(css).chars() {
        if quote.is_none() && c.is_whitespace() {
            space = true;
            continue;
        }
        // Blanks around these never matter; around `:` and `+` they can, in selectors and `calc()`.
        let tight =
            quote.is_none() && (matches!(c, '{' | '}' | ';' | ',') || out.ends_with(['{', '}', ';', ',']));
        if space && quote.is_none() && !tight && !(out.ends_with(':') && in_declaration(&out)) {
            out.push(' ');
        }
        space = false;
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        quote = match (quote, c) {
            (None, '"' | '\'') => Some(c),
            (Some(open), c) if open == c => None,
            (open, _) => open,
        };
        out.push(c);
    }
    out
}

/// Whether the text ends in `property:` (and not in a selector such as `a:`).
fn in_declaration(out: &str) -> bool {
    let start = out.rfind(['{', ';']).map_or(0, |at| at + 1);
    let name = &out[start..out.len() - 1];
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn strip_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out
}
