//! A whole academy for one test: a database of its own, files in memory, a clock that stands still until it is
//! told to move, reproducible chance, and a mailbox instead of mail.
//!
//! The database is a SQLite file; with `STIPPLE_TEST_ACADEMY_URL` it is PostgreSQL, and the same tests run there.
//!
//! Jobs run when the test says so ([`World::run_jobs`]). A world that is dropped while a job is due panics: a test
//! that does not look at what follows from a use case has seen only half of it.
#![allow(dead_code, reason = "each room's tests use a part of it")]

pub mod answers;
mod database;
mod fakes;
pub mod scene;

use std::sync::{Arc, OnceLock};

use academy::credentials::Signer;
use academy::identity::Limits;
use academy::identity::operator::{self, NewMember};
use academy::letters::Envelope;
use academy::{Academy, Blobs, Chance as _, Clock as _, Parts, jobs};
use contract::Ports;
use credential::{IssuingKeys, KeyLog, ProofKey, PublicUrl, SigningKey};
use domain::id::{SessionId, UserId};
use domain::identity::{DisplayName, EmailAddress, Password, Role, Roles};
use domain::learning::{Catalogue, Course};
use domain::viewer::Member;
use domain::{Locale, Viewer};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use store::Store;
use time::{Duration, OffsetDateTime};

use database::Database;
pub use fakes::{Dial, Dice, Mailbox, Noticeboard, Painter};

/// The password of everybody in this world.
pub const PASSWORD: &str = "three quiet herons";

/// An academy and everything around it.
pub struct World {
    /// The academy.
    pub academy: Academy,
    /// Its doors.
    pub ports: Ports,
    /// The time of day.
    pub clock: Arc<Dial>,
    /// Chance, for ids a test needs itself.
    pub chance: Arc<Dice>,
    /// What other issuers publish.
    pub noticeboard: Arc<Noticeboard>,
    mailbox: Arc<Mailbox>,
    database: Database,
}

impl World {
    /// A world without limits on how often one may try.
    pub async fn new() -> Self {
        Self::with(Limits::lifted()).await
    }

    /// A world with these limits.
    pub async fn with(limits: Limits) -> Self {
        Self::built(limits, catalogue()).await
    }

    /// A world in which these courses are taught.
    pub async fn teaching(courses: Vec<Course>) -> Self {
        let catalogue = Catalogue::new(courses, Vec::new()).expect("their names differ");
        Self::built(Limits::lifted(), Arc::new(catalogue)).await
    }

    async fn built(limits: Limits, catalogue: Arc<Catalogue>) -> Self {
        let (database, store) = Database::create().await;
        let clock = Arc::new(Dial::default());
        let chance = Arc::new(Dice::default());
        let mailbox = Arc::new(Mailbox::default());
        let noticeboard = Arc::new(Noticeboard::default());
        let academy = Academy::new(Parts {
            store,
            blobs: Blobs::new(Arc::new(object_store::memory::InMemory::new())),
            catalogue,
            clock: clock.clone(),
            chance: chance.clone(),
            scribe: mailbox.clone(),
            post: mailbox.clone(),
            limits,
            signer: signer(),
            strangers: noticeboard.clone(),
            engraver: Arc::new(Painter),
        });
        let ports = academy.ports();
        Self { academy, ports, clock, chance, noticeboard, mailbox, database }
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.clock.turn(time);
    }

    /// Runs every job that is due, and those they enqueue.
    pub async fn run_jobs(&self) {
        while jobs::run_next(&self.academy).await.expect("the database answers") {}
    }

    /// The letters delivered since this was last asked.
    pub fn letters(&self) -> Vec<Envelope> {
        self.mailbox.empty()
    }

    /// Lets the next letters be refused by the post.
    pub fn lose_letters(&self, count: usize) {
        self.mailbox.refuse(count);
    }

    /// Somebody with an account and these roles, signed in.
    pub async fn member(&self, name: &str, roles: &[Role]) -> Viewer {
        let roles: Roles = roles.iter().copied().collect();
        let id = self.account(name, roles).await;
        let session = SessionId::new(self.chance.id(self.clock.now()));
        Viewer::Member(Member { id, roles, session })
    }

    /// An account for `name` at `name@stipple.test`.
    pub async fn account(&self, name: &str, roles: Roles) -> UserId {
        let new = NewMember {
            name: DisplayName::parse(name).expect("a name"),
            email: email(name),
            password: Password::present(PASSWORD).expect("a password"),
            roles,
            locale: Locale::En,
            confirmed: true,
            reason: "part of this world".to_owned(),
        };
        operator::create_member(&self.academy, new).await.expect("nobody has this name yet")
    }
}

/// The academy as certificates name it. Keys that are secret to nobody, the same in every run.
fn signer() -> Signer {
    let url = PublicUrl::parse("https://academy.example").expect("an origin");
    let chance = &mut ChaCha20Rng::seed_from_u64(1);
    let keys = IssuingKeys { token: SigningKey::generate(chance), proof: ProofKey::generate(chance) };
    let log = KeyLog::beginning(&keys, Dial::default().now());
    Signer::new("Stipple Academy".to_owned(), url, keys, log)
}

/// `name@stipple.test`
pub fn email(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{}@stipple.test", name.to_lowercase())).expect("an address")
}

/// The shipped curriculum, loaded once.
pub fn catalogue() -> Arc<Catalogue> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    CATALOGUE
        .get_or_init(|| Arc::new(courses::load(&courses::Embedded).expect("the shipped courses are clean")))
        .clone()
}

impl Drop for World {
    fn drop(&mut self) {
        let (url, now, remainder) = (self.database.url.clone(), self.clock.now(), self.database.remainder());
        let judge = !std::thread::panicking();
        // A destructor cannot wait for the test's own runtime, so another thread looks and clears up.
        let looking = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let forgotten = if judge { job_due(&url, now).await? } else { None };
                if let Some((server, statement)) = remainder {
                    database::run(&server, &statement).await;
                }
                Ok::<_, Box<dyn std::error::Error + Send + Sync>>(forgotten)
            })
        });
        let forgotten = looking.join();
        if judge {
            let forgotten = forgotten.expect("the thread ends").expect("the database answers");
            assert_eq!(forgotten, None, "a job is due: call run_jobs() and look at what it did");
        }
    }
}

async fn job_due(url: &str, now: OffsetDateTime) -> store::Result<Option<String>> {
    let store = Store::open(url).await?;
    let tx = store.begin().await?;
    let job = store::jobs::lease(&tx, now).await?;
    Ok(job.map(|job| job.kind().to_owned()))
}
