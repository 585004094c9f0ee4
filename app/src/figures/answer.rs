//! What a figure answers: one sentence, and the reasons for it.

use crate::i18n::{Locale, figures as say};
use crate::ui::Tone;

use super::Markup;

/// What follows from the state of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How it is meant.
    pub tone: Tone,
    /// The same in one or two words: `Expected`.
    pub word: String,
    /// One sentence: what there is to see, and why it matters.
    pub verdict: String,
    /// The reasons, in order.
    pub parts: Vec<Part>,
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Sentences under a heading, or in the box that its weight asks for.
    Lines {
        /// How they are meant.
        weight: Weight,
        /// The sentences.
        lines: Vec<Line>,
    },
    /// What rules say, one by one.
    Checks {
        /// What is checked.
        title: String,
        /// Each rule.
        checks: Vec<Check>,
    },
    /// Numbers beside each other. On a phone each row is a list of its own.
    Table {
        /// What it shows.
        title: String,
        /// The heads of the columns.
        head: Vec<String>,
        /// The rows; the first cell is the head of its row.
        rows: Vec<Vec<String>>,
    },
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Which rule, in markup.
    pub rule: &'static str,
    /// How it takes it.
    pub tone: Tone,
    /// The same in a word: `Holds`.
    pub word: String,
    /// What the rule is about.
    pub title: String,
    /// What was found, such as a length.
    pub found: String,
    /// Why.
    pub why: Line,
}

/// How sentences are meant. The boxes are those of the lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weight {
    /// They stand under this heading.
    Under(String),
    /// What can hurt somebody.
    Safety,
    /// Where sources differ, and why.
    Contested,
    /// What to do now.
    Action,
}

/// A sentence and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// The section of the academy's fact base, such as `A2`.
    pub fact: &'static str,
    /// Numbers of sources, as in lessons.
    pub sources: Vec<u16>,
}

impl Line {
    /// A sentence from a section of the fact base and its sources.
    pub fn new(text: impl Into<String>, fact: &'static str, sources: &[u16]) -> Self {
        Self { text: text.into(), fact, sources: sources.to_vec() }
    }
}

impl Part {
    /// Sentences.
    pub const fn lines(weight: Weight, lines: Vec<Line>) -> Self {
        Self::Lines { weight, lines }
    }

    fn write(&self, locale: Locale, html: &mut Markup) {
        match self {
            Self::Lines { weight, lines } => match weight {
                Weight::Under(title) => html.within("section", &[], |html| {
                    html.text("h3", &[], title);
                    sentences(lines, html);
                }),
                Weight::Safety => aside("note warn safety", say::weight::safety(locale), lines, html),
                Weight::Contested => aside("note", say::weight::contested(locale), lines, html),
                Weight::Action => aside("note action", say::weight::action(locale), lines, html),
            },
            Self::Checks { title, checks } => html.within("section", &[("class", "checks")], |html| {
                html.text("h3", &[], title);
                html.within("ul", &[], |html| checks.iter().for_each(|check| check.write(html)));
            }),
            Self::Table { title, head, rows } => html.within("section", &[], |html| {
                html.text("h3", &[], title);
                html.within("table", &[("class", "data")], |html| table(head, rows, html));
            }),
        }
    }
}

impl Check {
    fn write(&self, html: &mut Markup) {
        html.within("li", &[("data-check", self.rule), ("data-fact", self.why.fact)], |html| {
            html.within("p", &[("class", "head-of-check")], |html| {
                html.text("span", &[("class", &self.tone.class("chip"))], &self.word);
                html.say(" ");
                html.text("strong", &[], &self.title);
                html.say(" ");
                html.text("span", &[("class", "found")], &self.found);
            });
            html.within("p", &[], |html| sentence(&self.why, html));
        });
    }
}

fn aside(class: &str, label: &str, lines: &[Line], html: &mut Markup) {
    html.within("aside", &[("class", class)], |html| {
        html.text("strong", &[], label);
        sentences(lines, html);
    });
}

/// One sentence is a paragraph, several are a list.
fn sentences(lines: &[Line], html: &mut Markup) {
    match lines {
        [line] => html.within("p", &[("data-fact", line.fact)], |html| sentence(line, html)),
        lines => html.within("ul", &[], |html| {
            for line in lines {
                html.within("li", &[("data-fact", line.fact)], |html| sentence(line, html));
            }
        }),
    }
}

fn sentence(line: &Line, html: &mut Markup) {
    html.say(&line.text);
    for source in &line.sources {
        html.within("sup", &[("class", "cite")], |html| {
            html.text("a", &[("href", &format!("#source-{source}"))], &format!("[{source}]"));
        });
    }
}

fn table(head: &[String], rows: &[Vec<String>], html: &mut Markup) {
    html.within("thead", &[], |html| {
        html.within("tr", &[], |html| {
            for cell in head {
                html.text("th", &[("scope", "col")], cell);
            }
        });
    });
    html.within("tbody", &[], |html| {
        for row in rows {
            html.within("tr", &[], |html| {
                for (number, cell) in row.iter().enumerate() {
                    let label = head.get(number).map_or("", String::as_str);
                    match number {
                        0 => html.text("th", &[("scope", "row")], cell),
                        _ => html.text("td", &[("data-label", label)], cell),
                    }
                }
            });
        }
    });
}

impl Answer {
    /// The word and the sentence, as text.
    pub fn said(&self) -> String {
        format!("{}. {}", self.word, self.verdict)
    }

    /// The word and the sentence below the picture.
    pub fn verdict_html(&self) -> String {
        let mut html = Markup::default();
        html.text("span", &[("class", &self.tone.class("chip"))], &self.word);
        html.say(" ");
        html.say(&self.verdict);
        html.into_html()
    }

    /// The reasons.
    pub fn reasons_html(&self, locale: Locale) -> String {
        let mut html = Markup::default();
        self.parts.iter().for_each(|part| part.write(locale, &mut html));
        html.into_html()
    }

    /// Every sentence with its source.
    pub fn all_lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().flat_map(|part| match part {
            Part::Lines { lines, .. } => lines.iter().collect(),
            Part::Checks { checks, .. } => checks.iter().map(|check| &check.why).collect(),
            Part::Table { .. } => Vec::new(),
        })
    }
}
