//! Stand-ins for time, chance, mail and what other sites publish.

use std::collections::HashMap;
use std::sync::Mutex;

use academy::letters::{Envelope, Letter, Post, Scribe};
use academy::{Chance, Clock, Engraver, Strangers, Unreachable};
use async_trait::async_trait;
use domain::Locale;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// A clock that moves only when it is told to.
pub struct Dial(Mutex<OffsetDateTime>);

impl Default for Dial {
    fn default() -> Self {
        Self(Mutex::new(datetime!(2026-11-14 09:00 UTC)))
    }
}

impl Dial {
    /// Moves the clock.
    pub fn turn(&self, by: Duration) {
        *self.0.lock().expect("no test panics while holding the clock") += by;
    }
}

impl Clock for Dial {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().expect("no test panics while holding the clock")
    }
}

/// Chance that comes out the same in every run.
pub struct Dice(Mutex<ChaCha12Rng>);

impl Default for Dice {
    fn default() -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(1)))
    }
}

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().expect("no test panics while holding the dice").fill_bytes(bytes);
    }
}

/// Puts letters into words for machines (the subject names the letter, the body is its secret, if any) and keeps
/// what was delivered.
#[derive(Default)]
pub struct Mailbox {
    delivered: Mutex<Vec<Envelope>>,
    refused: Mutex<usize>,
}

impl Mailbox {
    /// Takes everything out.
    pub fn empty(&self) -> Vec<Envelope> {
        std::mem::take(&mut *self.delivered.lock().expect("no test panics at the mailbox"))
    }

    /// Refuses the next `count` letters.
    pub fn refuse(&self, count: usize) {
        *self.refused.lock().expect("no test panics at the mailbox") = count;
    }
}

impl Scribe for Mailbox {
    fn write(&self, letter: &Letter, _name: &str, locale: Locale) -> (String, String) {
        let described = format!("{letter:?}");
        let kind = described.split([' ', '{']).next().unwrap_or_default();
        let body = match letter {
            Letter::ConfirmEmail { token }
            | Letter::ResetPassword { token }
            | Letter::ChangeEmail { token } => token.clone(),
            _ => described.clone(),
        };
        (format!("{kind} {}", locale.tag()), body)
    }
}

#[async_trait]
impl Post for Mailbox {
    async fn deliver(&self, envelope: Envelope) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut refused = self.refused.lock().expect("no test panics at the mailbox");
        if *refused > 0 {
            *refused -= 1;
            return Err("the post is on strike".into());
        }
        self.delivered.lock().expect("no test panics at the mailbox").push(envelope);
        Ok(())
    }
}

/// What other sites publish, by address, and what was asked for.
#[derive(Default)]
pub struct Noticeboard {
    documents: Mutex<HashMap<String, Vec<u8>>>,
    asked: Mutex<Vec<String>>,
}

impl Noticeboard {
    /// Publishes a document.
    pub fn publish(&self, url: &str, document: impl Into<Vec<u8>>) {
        let mut documents = self.documents.lock().expect("no test panics while holding the board");
        documents.insert(url.to_owned(), document.into());
    }

    /// The addresses that were asked for since this was last asked.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("no test panics while holding the board"))
    }
}

#[async_trait]
impl Strangers for Noticeboard {
    async fn get(&self, url: &str) -> Result<Vec<u8>, Unreachable> {
        self.asked.lock().expect("no test panics while holding the board").push(url.to_owned());
        let documents = self.documents.lock().expect("no test panics while holding the board");
        documents.get(url).cloned().ok_or(Unreachable::Failed)
    }
}

/// Makes a picture of any drawing: the same of the same, another one of another.
pub struct Painter;

impl Engraver for Painter {
    fn engrave(&self, svg: &str) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
        let variant = svg.bytes().fold(0_u8, u8::wrapping_add);
        let paper = image::RgbImage::from_pixel(640, 580, image::Rgb([variant, 200, 200]));
        let mut file = std::io::Cursor::new(Vec::new());
        paper.write_to(&mut file, image::ImageFormat::Png)?;
        Ok(file.into_inner())
    }
}
