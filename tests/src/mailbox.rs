//! An SMTP server that keeps what it receives.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use mail_parser::MessageParser;
use mailin::{Action, Handler, Response, SessionBuilder};

use crate::until;

/// Receives mail for everybody; `STIPPLE_SMTP_URL` is its [`url`](Mailbox::url).
#[derive(Debug)]
pub struct Mailbox {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Letter>>>,
}

/// One received message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
    /// The plain-text part, decoded.
    pub text: String,
    /// Where an answer goes, when the letter says so.
    pub reply_to: Option<String>,
}

impl Letter {
    /// Reads a message as it travels: headers, an empty line, the body.
    #[must_use]
    pub fn parse(to: Vec<String>, bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let text = message.body_text(0).unwrap_or_default().into_owned();
        let reply_to = message.reply_to().and_then(|list| list.first()).and_then(|one| one.address());
        let reply_to = reply_to.map(str::to_owned);
        Some(Self { to, subject: message.subject().unwrap_or_default().to_owned(), text, reply_to })
    }

    /// The first web address in the text: the link that a confirmation or a reset asks to follow.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let start = self.text.find("http://").or_else(|| self.text.find("https://"))?;
        self.text[start..].split_whitespace().next()
    }
}

impl Mailbox {
    /// Starts to listen on a free port.
    ///
    /// # Panics
    /// When the machine has no port left.
    #[must_use]
    pub fn open() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free loopback port");
        let address = listener.local_addr().expect("the listener's address");
        let received = Arc::<Mutex<Vec<Letter>>>::default();
        let inbox = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let inbox = Arc::clone(&inbox);
                std::thread::spawn(move || converse(stream, Delivery { inbox, ..Delivery::default() }));
            }
        });
        Self { address, received }
    }

    /// What `STIPPLE_SMTP_URL` wants.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Every message to this address so far, oldest first.
    #[must_use]
    pub fn letters_to(&self, address: &str) -> Vec<Letter> {
        let received = self.received.lock().unwrap_or_else(PoisonError::into_inner);
        received.iter().filter(|letter| letter.to.iter().any(|to| to == address)).cloned().collect()
    }

    /// The newest message to this address, waited for.
    ///
    /// # Panics
    /// When none arrives within [`PATIENCE`](crate::PATIENCE).
    pub async fn letter_to(&self, address: &str) -> Letter {
        let letter = until(async || self.letters_to(address).pop()).await;
        letter.unwrap_or_else(|| panic!("no mail to {address} arrived"))
    }
}

/// One message on its way in.
#[derive(Debug, Clone, Default)]
struct Delivery {
    inbox: Arc<Mutex<Vec<Letter>>>,
    to: Vec<String>,
    bytes: Vec<u8>,
}

impl Handler for Delivery {
    fn mail(&mut self, _ip: std::net::IpAddr, _domain: &str, _from: &str) -> Response {
        self.to.clear();
        self.bytes.clear();
        mailin::response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        self.to.push(to.trim_matches(['<', '>']).to_owned());
        mailin::response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        match Letter::parse(std::mem::take(&mut self.to), &self.bytes) {
            Some(letter) => self.inbox.lock().unwrap_or_else(PoisonError::into_inner).push(letter),
            None => return mailin::response::INTERNAL_ERROR,
        }
        mailin::response::OK
    }
}

fn converse(mut stream: TcpStream, delivery: Delivery) -> io::Result<()> {
    let peer = stream.peer_addr()?.ip();
    let mut session = SessionBuilder::new("mailbox.stipple.test").build(peer, delivery);
    let mut lines = BufReader::new(stream.try_clone()?);
    session.greeting().write_to(&mut stream)?;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let response = session.process(&line);
        line.clear();
        if !matches!(response.action, Action::NoReply) {
            response.write_to(&mut stream)?;
            stream.flush()?;
        }
        if matches!(response.action, Action::Close) {
            break;
        }
    }
    Ok(())
}
