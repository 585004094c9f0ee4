//! Letters leave: to an SMTP server, or as files into an outbox folder one can read.

use std::path::PathBuf;

use academy::letters::{Envelope, Post};
use async_trait::async_trait;
use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::{Config, Mail};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The way letters leave.
pub(crate) struct Carrier {
    from: Mailbox,
    route: Route,
}

enum Route {
    Outbox(PathBuf, AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Carrier {
    /// The way `config` asks for.
    ///
    /// # Errors
    /// When the sender or the server's URL cannot be understood, or the outbox cannot be made.
    pub(crate) fn new(config: &Config) -> Result<Self, Failure> {
        let from = Mailbox::new(Some(config.academy_name.clone()), config.mail_from.parse()?);
        let route = match &config.mail {
            Mail::Outbox(folder) => {
                std::fs::create_dir_all(folder)?;
                Route::Outbox(folder.clone(), AsyncFileTransport::new(folder))
            }
            Mail::Smtp(url) => Route::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.build()),
        };
        Ok(Self { from, route })
    }

    /// Where letters go, in words for the start-up message.
    pub(crate) fn describe(&self) -> String {
        match &self.route {
            Route::Outbox(folder, _) => format!("files in {}", folder.display()),
            Route::Smtp(_) => "the SMTP server".to_owned(),
        }
    }
}

#[async_trait]
impl Post for Carrier {
    async fn deliver(&self, envelope: Envelope) -> Result<(), Failure> {
        let to = Mailbox::new(Some(envelope.name), envelope.to.as_str().parse()?);
        let mut message = Message::builder().from(self.from.clone()).to(to);
        if let Some(sender) = envelope.reply_to {
            message = message.reply_to(Mailbox::new(Some(sender.name), sender.email.as_str().parse()?));
        }
        let message =
            message.subject(envelope.subject).header(ContentType::TEXT_PLAIN).body(envelope.body)?;
        match &self.route {
            Route::Outbox(_, outbox) => drop(outbox.send(message).await?),
            Route::Smtp(server) => drop(server.send(message).await?),
        }
        Ok(())
    }
}
