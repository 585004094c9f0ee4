//! What a client says of an artist, and what becomes of it.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Refusal;
use crate::id::UserId;

/// A plain question that a client can answer from memory. Questions and not stars: a number of stars says how somebody
/// felt, these say what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Were limits and risks explained before the client agreed?
    Explained,
    /// Were needles and pigment opened in front of the client?
    Opened,
    /// Did the price stay what was agreed?
    Price,
    /// Were written instructions for aftercare given?
    Aftercare,
    /// Would the client go again?
    Again,
}

impl Question {
    /// Every question, in the order they are asked.
    pub const ALL: [Self; 5] = [Self::Explained, Self::Opened, Self::Price, Self::Aftercare, Self::Again];

    /// The name of its field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::Opened => "opened",
            Self::Price => "price",
            Self::Aftercare => "aftercare",
            Self::Again => "again",
        }
    }
}

/// The answer to a [`Question`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The client does not remember, or would rather not say.
    Unsure,
}

impl Answer {
    /// Every answer, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// The value in a form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// The answer of a value; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text)
    }
}

/// The answers to all questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// To [`Question::Explained`].
    pub explained: Answer,
    /// To [`Question::Opened`].
    pub opened: Answer,
    /// To [`Question::Price`].
    pub price: Answer,
    /// To [`Question::Aftercare`].
    pub aftercare: Answer,
    /// To [`Question::Again`].
    pub again: Answer,
}

impl Answers {
    /// The answer to one question.
    pub const fn to(&self, question: Question) -> Answer {
        match question {
            Question::Explained => self.explained,
            Question::Opened => self.opened,
            Question::Price => self.price,
            Question::Aftercare => self.aftercare,
            Question::Again => self.again,
        }
    }
}

/// What became of a text that somebody wants to be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// The academy has not looked at it yet.
    Waiting,
    /// Everybody may read it.
    Published {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Who let it through; `None` for the command line.
        by: Option<UserId>,
    },
    /// The academy does not publish it.
    Refused {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Who refused it; `None` for the command line.
        by: Option<UserId>,
        /// Why, in words its author may read.
        reason: String,
    },
    /// Its author took it back.
    Withdrawn {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
}

/// The broad kind of a [`Decision`]: what lists are counted and filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nobody has decided.
    Waiting,
    /// Public.
    Published,
    /// Refused.
    Refused,
    /// Taken back.
    Withdrawn,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Published, Self::Refused, Self::Withdrawn];

    /// The name in storage.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Published => "published",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Decision {
    /// The broad kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Waiting => Kind::Waiting,
            Self::Published { .. } => Kind::Published,
            Self::Refused { .. } => Kind::Refused,
            Self::Withdrawn { .. } => Kind::Withdrawn,
        }
    }

    /// Lets it through.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`] unless it is waiting.
    pub fn publish(&self, by: Option<UserId>, at: OffsetDateTime) -> Result<Self, Refusal> {
        self.decide(Self::Published { at, by })
    }

    /// Keeps it back. What was published may be taken down later: a complaint may turn out to be right.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`] when it was refused or withdrawn before.
    pub fn refuse(&self, by: Option<UserId>, reason: String, at: OffsetDateTime) -> Result<Self, Refusal> {
        match self {
            Self::Published { .. } => Ok(Self::Refused { at, by, reason }),
            _ => self.decide(Self::Refused { at, by, reason }),
        }
    }

    /// Takes it back, for good.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`] when that was done before.
    pub fn withdraw(&self, at: OffsetDateTime) -> Result<Self, Refusal> {
        match self {
            Self::Withdrawn { .. } => Err(Refusal::AlreadyDecided),
            _ => Ok(Self::Withdrawn { at }),
        }
    }

    fn decide(&self, decision: Self) -> Result<Self, Refusal> {
        match self {
            Self::Waiting => Ok(decision),
            Self::Published { .. } | Self::Refused { .. } | Self::Withdrawn { .. } => {
                Err(Refusal::AlreadyDecided)
            }
        }
    }
}

/// What a client says of an artist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientReview {
    /// The answers to plain questions.
    pub answers: Answers,
    /// What the client adds; empty once it is withdrawn.
    pub text: String,
    /// What became of it.
    pub decision: Decision,
    /// What the artist answers, and what became of that.
    pub reply: Option<(String, Decision)>,
}

impl ClientReview {
    /// The client takes it back: the text goes, and the answer to it, so that nothing stands there alone.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`] when that was done before.
    pub fn withdraw(self, at: OffsetDateTime) -> Result<Self, Refusal> {
        let decision = self.decision.withdraw(at)?;
        Ok(Self { text: String::new(), decision, reply: None, ..self })
    }

    /// The artist answers: once, and only what everybody can read. An answer that was refused may be written anew.
    ///
    /// # Errors
    /// [`Refusal::NotToAnswer`] otherwise.
    pub fn answer(self, text: String) -> Result<Self, Refusal> {
        let answered = self.reply.as_ref().is_some_and(|(_, decision)| decision.kind() != Kind::Refused);
        if self.decision.kind() != Kind::Published || answered {
            return Err(Refusal::NotToAnswer);
        }
        Ok(Self { reply: Some((text, Decision::Waiting)), ..self })
    }
}
