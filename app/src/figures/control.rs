//! What a reader can change. The server makes fields of it; the browser keeps them in step.

pub(super) mod beside;

use beside::Unit;

/// Something that can be changed, under its name in the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Control {
    /// Words above the controls that follow.
    Heading(String),
    /// A number on a scale.
    Slider {
        /// Its name in the form.
        name: &'static str,
        /// What it is.
        label: String,
        /// Its first, its last and its present value, and the way from one to the next.
        min: f64,
        /// The last.
        max: f64,
        /// From one to the next.
        step: f64,
        /// The present one.
        value: f64,
        /// The present one in words, with its unit; also read out.
        spoken: String,
        /// Words below its two ends; may be empty.
        ends: [String; 2],
    },
    /// A slider with a field beside it, into which its number can be typed.
    Typed {
        /// The slider.
        slider: Box<Self>,
        /// What its number counts.
        unit: Unit,
    },
    /// One of several.
    Choice {
        /// Its name in the form.
        name: &'static str,
        /// What is asked.
        label: String,
        /// What can be chosen.
        options: Vec<Picked>,
        /// The name of what is chosen.
        value: &'static str,
    },
    /// A number to be typed.
    Number {
        /// Its name in the form.
        name: &'static str,
        /// What it is, with its unit.
        label: String,
        /// Help below it; may be empty.
        hint: String,
        /// As it was typed.
        value: String,
        /// What is wrong with it, if anything.
        problem: Option<String>,
    },
    /// Yes or no. What is not ticked is not in the address, so `no` is how it is at the beginning.
    Tick {
        /// Its name in the form.
        name: &'static str,
        /// The sentence beside it.
        label: String,
        /// Whether it is so.
        ticked: bool,
    },
    /// What the figure remembers between two answers; not seen.
    Kept {
        /// Its name in the form.
        name: &'static str,
        /// As an address holds it.
        value: String,
    },
    /// Something to be done at once: a button that sends the form with one value more.
    Act {
        /// The name of that value.
        name: &'static str,
        /// The value.
        value: &'static str,
        /// What happens.
        label: String,
    },
}

impl Eq for Control {}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its name in the form.
    pub value: &'static str,
    /// What it is.
    pub label: String,
    /// A small `svg` element beside the words; may be empty.
    pub picture: String,
}

impl Control {
    /// The same slider with a field beside it, into which its number can be typed.
    #[must_use]
    pub fn typed(self, unit: Unit) -> Self {
        Self::Typed { slider: Box::new(self), unit }
    }

    /// The value as the form would send it; nothing for what is not ticked, for words, and for what nobody pressed.
    pub fn sent(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Heading(_) | Self::Act { .. } | Self::Tick { ticked: false, .. } => None,
            Self::Slider { name, value, .. } => Some((name, value.to_string())),
            Self::Typed { slider, .. } => slider.sent(),
            Self::Choice { name, value, .. } => Some((name, (*value).to_owned())),
            Self::Number { name, value, .. } | Self::Kept { name, value } => Some((name, value.clone())),
            Self::Tick { name, ticked: true, .. } => Some((name, "yes".to_owned())),
        }
    }
}
