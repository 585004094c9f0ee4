//! What a mentor typed into the form: read into a command, or kept as it is when something is wrong.

use contract::Reason;
use contract::review::{NewPin, SaveDraft, SaveOutcome};
use domain::id::{PhotoId, PinId, SubmissionId};
use domain::review::{Draft, Level, MAX_PINS, Pin, Severity, Spot, Version};
use domain::slug::CriterionId;
use domain::{Problem, problem};

use super::fields;
use crate::form::Form;
use crate::i18n::{Locale, fault, review as say};

/// The form as it came: what could be read of it, what is wrong, and every value as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    /// The draft, as far as it could be read.
    pub draft: Draft,
    /// The version it started from.
    pub base: Version,
    /// Messages beside fields.
    pub problems: Vec<(String, String)>,
    /// Why the whole was refused, if it was.
    pub refused: Option<String>,
    /// What another window saved in the meantime.
    pub theirs: Option<Draft>,
    /// Values that a draft cannot hold: numbers that are none, and the pin to be added.
    pub raw: Vec<(String, String)>,
    round: u16,
    new_pin: Option<NewPin>,
}

impl Typed {
    /// What is kept, as nothing was sent.
    pub(super) fn kept(draft: Draft, base: Version) -> Self {
        Self { draft, base, ..Self::default() }
    }

    /// Reads the form. A pin whose number is `without` is left out.
    pub(super) fn read(locale: Locale, form: &Form, without: Option<usize>) -> Self {
        let mut typed = Self {
            base: Version(form.get(fields::VERSION).parse().unwrap_or_default()),
            round: form.get(fields::ROUND).parse().unwrap_or_default(),
            ..Self::default()
        };
        typed.draft.summary = plain(form.get(fields::SUMMARY));
        for (name, value) in &form.fields {
            let Some(criterion) = name.strip_prefix("level-").and_then(|id| CriterionId::parse(id).ok())
            else {
                continue;
            };
            if let Some(level) = value.parse::<u8>().ok().and_then(|n| Level::try_from(n).ok()) {
                typed.draft.levels.insert(criterion, level);
            }
        }
        for number in 1..=MAX_PINS {
            let identity = form.get(&fields::pin(number));
            let Some((id, photo)) = identity.split_once(' ') else { continue };
            let (Ok(id), Ok(photo)) = (id.parse::<PinId>(), photo.parse::<PhotoId>()) else { continue };
            if without != Some(number) {
                let pin = typed.pin(locale, form, number, id, photo);
                typed.draft.pins.push(pin);
            }
        }
        typed.new_pin = typed.new_pin(locale, form);
        typed
    }

    /// Whether nothing has to be corrected before the draft can be kept.
    pub(super) fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether nothing was drafted, now or before.
    pub(super) fn is_untouched(&self) -> bool {
        self.base == Version::default() && self.draft == Draft::default() && self.new_pin.is_none()
    }

    /// The command that keeps it.
    pub(super) fn command(&self, submission: SubmissionId) -> SaveDraft {
        SaveDraft {
            submission,
            round: self.round,
            base: self.base,
            draft: self.draft.clone(),
            new_pin: self.new_pin.clone(),
        }
    }

    /// The same after the academy said no, each message beside its field.
    pub(super) fn refused(mut self, locale: Locale, reason: &Reason) -> Self {
        let mut beside = |field: String, text: String| self.problems.push((field, text));
        match reason {
            Reason::Unscored { criteria } => {
                for criterion in criteria {
                    beside(fields::level(criterion), say::problem::unscored(locale).to_owned());
                }
            }
            Reason::BelowPassLevel { criteria } => {
                for criterion in criteria {
                    beside(fields::level(criterion), say::problem::below(locale).to_owned());
                }
            }
            Reason::NoSummary => beside(fields::SUMMARY.to_owned(), fault::reason(locale, reason)),
            Reason::Summary { problem } => {
                beside(fields::SUMMARY.to_owned(), fault::problem(locale, problem))
            }
            Reason::Pin { number, problem } => {
                let field = if *number > self.draft.pins.len() {
                    fields::new_part("text")
                } else {
                    fields::pin_part(*number, "text")
                };
                beside(field, fault::problem(locale, problem));
            }
            other => self.refused = Some(fault::reason(locale, other)),
        }
        self
    }

    /// The same beside what another window saved; saving again replaces that.
    pub(super) fn beside(mut self, outcome: SaveOutcome) -> Self {
        if let SaveOutcome::Conflict { theirs, version } = outcome {
            self.base = version;
            self.theirs = Some(theirs);
        }
        self
    }

    fn pin(&mut self, locale: Locale, form: &Form, number: usize, id: PinId, photo: PhotoId) -> Pin {
        let place = self.draft.pins.len() + 1;
        let spot = self.spot(
            locale,
            form,
            |part| fields::pin_part(number, part),
            |part| fields::pin_part(place, part),
        );
        let get = |part| form.get(&fields::pin_part(number, part));
        Pin {
            id,
            photo,
            spot,
            severity: severity(get("severity")),
            criterion: CriterionId::parse(get("criterion")).ok(),
            text: plain(get("text")),
        }
    }

    /// The pin to be added, once it says something.
    fn new_pin(&mut self, locale: Locale, form: &Form) -> Option<NewPin> {
        for part in ["photo", "x", "y", "severity", "criterion", "text"] {
            let name = fields::new_part(part);
            self.raw.push((name.clone(), form.get(&name).to_owned()));
        }
        let get = |part| form.get(&fields::new_part(part));
        let text = plain(get("text"));
        if text.trim().is_empty() {
            if form.get(fields::ACT) == "add" {
                let message = fault::problem(locale, &Problem::Required);
                self.problems.push((fields::new_part("text"), message));
            }
            return None;
        }
        let spot = self.spot(locale, form, fields::new_part, fields::new_part);
        let photo = get("photo").parse().ok()?;
        let text = problem::text(&text, domain::review::MAX_PIN_TEXT);
        let text = text.map_err(|wrong| {
            self.problems.push((fields::new_part("text"), fault::problem(locale, &wrong)));
        });
        Some(NewPin {
            photo,
            spot,
            severity: severity(get("severity")),
            criterion: CriterionId::parse(get("criterion")).ok(),
            text: text.ok()?,
        })
    }

    /// A place of two fields called `from`; what is wrong with them is noted beside those called `to`.
    fn spot(
        &mut self,
        locale: Locale,
        form: &Form,
        from: impl Fn(&str) -> String,
        to: impl Fn(&str) -> String,
    ) -> Spot {
        let mut side = |part: &str| {
            let typed = form.get(&from(part));
            fields::fraction(typed).unwrap_or_else(|wrong| {
                self.problems.push((to(part), fault::problem(locale, &wrong)));
                self.raw.push((to(part), typed.to_owned()));
                0.5
            })
        };
        let (x, y) = (side("x"), side("y"));
        fields::spot(x, y)
    }
}

fn severity(name: &str) -> Severity {
    Severity::ALL.into_iter().find(|severity| severity.as_str() == name).unwrap_or(Severity::Refine)
}

/// Text as people typed it; forms send line breaks as two characters.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}
