//! Every pair of colours that meets on a screen keeps its WCAG 2 contrast, in both themes.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../style/tokens.css");

/// Foreground, background, least ratio: 7 for running text, 4.5 for other text, 3 for controls and the focus ring.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunk", 7.0),
    ("ink", "accent-wash", 7.0),
    ("ink", "info-wash", 7.0),
    ("ink", "warn-wash", 7.0),
    ("ink", "danger-wash", 7.0),
    ("ink-2", "paper", 7.0),
    ("ink-2", "surface", 7.0),
    ("ink-2", "sunk", 4.5),
    ("ink-3", "paper", 4.5),
    ("ink-3", "surface", 4.5),
    ("ink-3", "sunk", 4.5),
    ("ink-3", "accent-wash", 4.5),
    ("line", "paper", 3.0),
    ("line", "surface", 3.0),
    ("line", "sunk", 3.0),
    ("accent", "paper", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "sunk", 4.5),
    ("accent", "accent-wash", 4.5),
    ("accent-hover", "paper", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-hover", 4.5),
    ("danger", "paper", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "danger-wash", 4.5),
    ("on-danger", "danger", 4.5),
    ("warn", "paper", 4.5),
    ("warn", "surface", 4.5),
    ("warn", "warn-wash", 4.5),
    ("info", "paper", 4.5),
    ("info", "surface", 4.5),
    ("info", "info-wash", 4.5),
    ("focus", "paper", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "sunk", 3.0),
    ("pin-ink", "pin-ring", 7.0),
];

/// The colour tokens of the rule that starts with `selector`.
fn theme(selector: &str) -> HashMap<&'static str, [f64; 3]> {
    let rule =
        TOKENS.split_once(selector).and_then(|(_, rest)| rest.split_once('}')).map_or("", |(rule, _)| rule);
    rule.split(['{', ';'])
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let hex = value.trim().strip_prefix('#')?;
            let channel =
                |at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(|n| f64::from(n) / 255.0);
            Some((name, [channel(0)?, channel(2)?, channel(4)?]))
        })
        .collect()
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_keep_their_contrast_in_both_themes() {
    let light = theme(":root {");
    let mut failures = Vec::new();
    for (name, colours) in [
        ("light", light.clone()),
        ("dark by choice", theme(":root[data-theme=\"dark\"] {")),
        ("dark by device", theme(":root:not([data-theme=\"light\"]) {")),
    ] {
        for (front, back, least) in PAIRS {
            let found = ratio(colours[front], colours[back]);
            if found < *least {
                failures.push(format!("{name}: {front} on {back} is {found:.2}, needs {least}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_two_dark_themes_are_the_same() {
    assert_eq!(theme(":root[data-theme=\"dark\"] {"), theme(":root:not([data-theme=\"light\"]) {"));
}
