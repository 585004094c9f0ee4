//! Whether checking a certificate stays as fast when there are a million of them, on both databases.
//!
//! The demo academy is asked with a thousand certificates and then with a million, under the same load on the same
//! machine; what counts is the ratio. The certificates that are never looked at have short records, or they would fill
//! ten gigabytes; what is looked up is the demo's own.
//! `cargo xtask build --release`, then `STIPPLE_BIN=… cargo bench -p tests --bench million`.

#![expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]

mod load;

use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement};
use tests::{Person, Postgres, Server, Setup};

use load::load;

/// What is asked for: by anybody, and what only an admin sees.
const ADDRESSES: [(&str, &str, Who); 7] = [
    ("page", "/verify/DEMO-VALID", Who::Anybody),
    ("status for machines", "/api/v1/credentials/DEMO-VALID", Who::Anybody),
    ("status list", "/api/v1/status-lists/1", Who::Anybody),
    ("directory", "/artists", Who::Anybody),
    ("register", "/admin/certificates", Who::Admin),
    ("register, one searched for", "/admin/certificates?search=DEMO-VALID", Who::Admin),
    ("register, a certificate", "/admin/certificates/DEMO-VALID", Who::Admin),
];

/// Who asks.
#[derive(Clone, Copy)]
enum Who {
    Anybody,
    Admin,
}

const TURNS: usize = 5;
const FEW: u32 = 1_000;
const MANY: u32 = 1_000_000;

#[tokio::main]
async fn main() {
    let server = Server::demo().await;
    let url = format!("sqlite://{}/stipple.db", server.data().display());
    compare("SQLite", &server, &url).await;
    drop(server);
    let database = Postgres::shared().await.empty_database().await;
    let server = Setup::new().demo().database(database.url()).start().await;
    compare("PostgreSQL", &server, database.url()).await;
}

async fn compare(name: &str, server: &Server, url: &str) {
    let database = Database::connect(url).await.expect("the database");
    fill(&database, 1, FEW).await;
    let few = measure(server).await;
    fill(&database, FEW + 1, MANY).await;
    let many = measure(server).await;
    for ((what, ..), (few, many)) in ADDRESSES.iter().zip(few.into_iter().zip(many)) {
        println!(
            "{name}, {what}: {:.2} of the speed with {FEW} ({many:.0}/s against {few:.0}/s)",
            many / few
        );
    }
}

/// The median speed of each address.
async fn measure(server: &Server) -> Vec<f64> {
    let mut medians = Vec::new();
    for (_, path, who) in ADDRESSES {
        let mut turns = Vec::new();
        for _ in 0..TURNS {
            // Sessions are short; signing in anew is not what is measured.
            let cookies = match who {
                Who::Anybody => String::new(),
                Who::Admin => Person::of_the_demo(server, "admin").await.cookies(),
            };
            turns.push(load(server.address(), path, &cookies).await);
        }
        turns.sort_by(f64::total_cmp);
        medians.push(turns[TURNS / 2]);
    }
    medians
}

/// Adds the certificates numbered `from` to `to`.
async fn fill(database: &DatabaseConnection, from: u32, to: u32) {
    let backend = database.get_database_backend();
    let (numbers, id) = match backend {
        DatabaseBackend::Sqlite => (
            format!(
                "(WITH RECURSIVE n(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM n WHERE n < {to}) SELECT n FROM n)"
            ),
            "randomblob(16)",
        ),
        _ => (format!("(SELECT generate_series({from}, {to}) AS n)"), "gen_random_uuid()"),
    };
    let insert = format!(
        "INSERT INTO credentials (id, code, code_key, holder_id, subject, course, course_revision, edition,
            license_number, record, jwt, list_number, list_index, standing, withdrawn, version, issued_at, valid_until,
            issued_by, holder_name, sought)
         SELECT {id}, 'FILLER-' || n.n, 'F111ER' || n.n, h.id, c.subject, c.course, c.course_revision, 1000 + n.n,
            'FILL-' || n.n, '{{}}', 'e30.e30.e30', 1000 + n.n / 65536, n.n % 65536, c.standing, c.withdrawn, 1,
            c.issued_at, c.valid_until, c.issued_by, c.holder_name, 'fill'
         FROM {numbers} AS n CROSS JOIN (SELECT * FROM credentials WHERE code = 'DEMO-VALID') AS c
         CROSS JOIN (SELECT id FROM accounts WHERE email = 'trainee@stipple.test') AS h"
    );
    database.execute_raw(Statement::from_string(backend, insert)).await.expect("certificates");
    let words = format!(
        "INSERT INTO credential_words (word, credential_id)
         SELECT 'filler-' || substr(code, 8), id FROM credentials WHERE edition BETWEEN {} AND {}
         UNION ALL SELECT 'filler', id FROM credentials WHERE edition BETWEEN {} AND {}",
        1000 + from,
        1000 + to,
        1000 + from,
        1000 + to
    );
    database.execute_raw(Statement::from_string(backend, words)).await.expect("their words");
}
