//! Whether certificates are checked and found as fast when there are a million of them, on both databases.
//!
//! Two demo academies, one with a thousand certificates more and one with a million, are asked in turns by the same
//! load, so that whatever slows one slows the other; what counts is the ratio. What is looked up is the demo's own.
//! `cargo xtask build --release`, then `STIPPLE_BIN=… cargo bench -p tests --bench million`. With `-- sqlite` or
//! `-- postgresql` behind it, on that database only.

#![expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]

mod filler;
mod load;

use std::time::Instant;

use tests::{Database, Person, Postgres, Server, Setup, until};

use load::load;

/// What is asked for: by anybody, and what only an admin sees.
const ADDRESSES: [(&str, &str, Who); 9] = [
    ("verification of a certificate", "/verify/DEMO-VALID", Who::Anybody),
    ("its status for machines", "/api/v1/credentials/DEMO-VALID", Who::Anybody),
    ("its status list", "/api/v1/status-lists/1", Who::Anybody),
    ("another status list", "/api/v1/status-lists/2", Who::Anybody),
    ("directory of artists", "/artists", Who::Anybody),
    ("register", "/admin/certificates", Who::Admin),
    ("register, searched for one code", "/admin/certificates?search=DEMO-VALID", Who::Admin),
    ("register, searched for what all have", "/admin/certificates?search=smp", Who::Admin),
    ("register, one certificate", "/admin/certificates/DEMO-VALID", Who::Admin),
];

/// Who asks.
#[derive(Clone, Copy)]
enum Who {
    Anybody,
    Admin,
}

const SQLITE: &str = "sqlite";
const POSTGRESQL: &str = "postgresql";
const TURNS: usize = 5;
const FEW: u32 = 1_000;
const MANY: u32 = 1_000_000;

/// Requests per second, with few certificates and with many.
type Speeds = (f64, f64);

#[tokio::main]
async fn main() {
    // What begins with a hyphen is cargo's own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let known = |word: &String| [SQLITE, POSTGRESQL].contains(&word.as_str());
    assert!(asked.iter().all(known), "what can be measured is {SQLITE} and {POSTGRESQL}");
    let mut columns = Vec::new();
    for engine in [SQLITE, POSTGRESQL] {
        if asked.is_empty() || asked.iter().any(|word| word == engine) {
            columns.push((engine, compare(engine).await));
        }
    }
    print(&columns);
}

/// A demo academy with certificates that nobody looks up. The server goes first, then the database.
struct Academy {
    server: Server,
    _database: Option<Database>,
}

impl Academy {
    async fn with(engine: &str, certificates: u32) -> Self {
        let (mut server, database) = if engine == SQLITE {
            (Server::demo().await, None)
        } else {
            let database = Postgres::shared().await.empty_database().await;
            (Setup::new().demo().database(database.url()).start().await, Some(database))
        };
        let file = || format!("sqlite://{}/stipple.db", server.data().display());
        let url = database.as_ref().map_or_else(file, |database| database.url().to_owned());
        settle(&server).await;
        server.stop().await;
        let start = Instant::now();
        filler::fill(&url, certificates).await;
        eprintln!("{engine}: {certificates} certificates written in {:.0} s", start.elapsed().as_secs_f64());
        server.start_again().await;
        Self { server, _database: database }
    }

    /// The cookies of who asks.
    async fn cookies(&self, who: Who) -> String {
        match who {
            Who::Anybody => String::new(),
            Who::Admin => Person::of_the_demo(&self.server, "admin").await.cookies(),
        }
    }
}

/// Waits until the worker has noticed the last ones who met everything, so that it does not do so under load.
async fn settle(server: &Server) {
    let admin = Person::of_the_demo(server, "admin").await;
    let noticed = async || {
        let register = admin.get("/admin/certificates").await;
        register.text().contains("2 people have met every requirement").then_some(())
    };
    assert!(until(noticed).await.is_some(), "two people of the demo do not wait for their certificates");
}

/// The speeds at each address.
async fn compare(engine: &str) -> Vec<Speeds> {
    let few = Academy::with(engine, FEW).await;
    let many = Academy::with(engine, MANY).await;
    let mut speeds = Vec::new();
    for (what, path, who) in ADDRESSES {
        let (with_few, with_many) = measure(&few, &many, path, who).await;
        eprintln!("{engine}, {what}: {with_few:.0}/s with {FEW}, {with_many:.0}/s with {MANY}");
        speeds.push((with_few, with_many));
    }
    speeds
}

/// The medians of turns that alternate.
async fn measure(few: &Academy, many: &Academy, path: &str, who: Who) -> Speeds {
    // Sessions are short, so each address is asked for in new ones.
    let (of_few, of_many) = (few.cookies(who).await, many.cookies(who).await);
    let (mut with_few, mut with_many) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        with_few.push(load(few.server.address(), path, &of_few).await);
        with_many.push(load(many.server.address(), path, &of_many).await);
    }
    (median(with_few), median(with_many))
}

fn median(mut turns: Vec<f64>) -> f64 {
    turns.sort_by(f64::total_cmp);
    turns[turns.len() / 2]
}

/// The table of ratios, as the benchmarks' README has it.
fn print(columns: &[(&str, Vec<Speeds>)]) {
    let engines: Vec<_> = columns.iter().map(|(engine, _)| *engine).collect();
    println!("| speed with {MANY}, as a share of that with {FEW} | {} |", engines.join(" | "));
    println!("|---|{}", "---|".repeat(engines.len()));
    for (row, (what, ..)) in ADDRESSES.iter().enumerate() {
        let share = |(_, speeds): &(&str, Vec<Speeds>)| format!("{:.2}", speeds[row].1 / speeds[row].0);
        println!("| {what} | {} |", columns.iter().map(share).collect::<Vec<_>>().join(" | "));
    }
}
