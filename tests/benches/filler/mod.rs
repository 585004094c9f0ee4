//! Certificates that nobody looks up, written straight into the database of a demo academy: a million in minutes.
//!
//! Whatever a query can meet is as if they had been issued: each has a holder with an account, a code and a running
//! number of its own, places fill half of each status list, one in fifty is revoked, and the words they are found by are
//! those that issuing notes. Only records and signatures are stubs, or they would fill ten gigabytes.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseBackend};

/// The name of the holder of certificate `n`. A thousand share each of its words.
const NAME: &str = "'Given' || (n % 1000) || ' Family' || (n / 1000)";

/// What certificate `n` is found by; together the words of what [`CREDENTIALS`] writes into `sought`.
const WORDS: [&str; 9] = [
    "'given' || (n % 1000)",
    "'family' || (n / 1000)",
    "'filler-' || k",
    "'filler'",
    "k",
    "'f111er' || k",
    "'smp-2000-' || k",
    "'smp'",
    "'2000'",
];

const ACCOUNTS: &str = "
    INSERT INTO accounts (id, email, name, sought, password_hash, locale, trainee, mentor, admin, confirmed_at,
        created_at)
    SELECT number.id, 'filler-' || k || '@stipple.test', NAME, lower(NAME) || ' filler-' || k || '@stipple.test', '',
        t.locale, t.trainee, t.mentor, t.admin, t.confirmed_at, t.created_at
    FROM NUMBERS CROSS JOIN (SELECT * FROM accounts WHERE email = 'trainee@stipple.test') AS t";

/// In the lists after the first, which is the demo's own; each half full, as the academy leaves them. `DEMO-VALID` and
/// `DEMO-REVOKED` lend everything else, found by what is indexed of their codes.
const CREDENTIALS: &str = "
    INSERT INTO credentials (id, code, code_key, holder_id, subject, course, course_revision, edition,
        license_number, record, jwt, list_number, list_index, standing, withdrawn, version, issued_at, valid_until,
        issued_by, holder_name, sought)
    SELECT number.id, 'FILLER-' || k, 'F111ER' || k, number.id, number.id, c.course, c.course_revision, 1,
        'SMP-2000-' || k, '{}', 'e30.e30.e30', 2 + n / 65536, n % 65536,
        CASE WHEN n % 50 = 0 THEN r.standing ELSE c.standing END,
        CASE WHEN n % 50 = 0 THEN r.withdrawn ELSE c.withdrawn END,
        1, c.issued_at, c.valid_until, c.issued_by, NAME,
        lower(NAME) || ' filler-' || k || ' f111er' || k || ' smp-2000-' || k
    FROM NUMBERS
        CROSS JOIN (SELECT * FROM credentials WHERE code_key = 'DEM0VA11D') AS c
        CROSS JOIN (SELECT * FROM credentials WHERE code_key = 'DEM0REV0KED') AS r";

const STANDING_CHANGES: &str = "
    INSERT INTO standing_changes (id, credential_id, at, by_id, standing, reason, cause)
    SELECT number.id, number.id, s.at, s.by_id, s.standing, s.reason, s.cause
    FROM NUMBERS CROSS JOIN (SELECT * FROM standing_changes
        WHERE credential_id = (SELECT id FROM credentials WHERE code_key = 'DEM0REV0KED')) AS s
    WHERE n % 50 = 0";

/// Who was issued a certificate has met everything, and waits no longer.
const SERVED: &str = "
    INSERT INTO eligible_learners (account_id, course, since, waiting)
    SELECT number.id, c.course, c.issued_at, FALSE
    FROM NUMBERS CROSS JOIN (SELECT * FROM credentials WHERE code_key = 'DEM0VA11D') AS c";

const LISTS: &str = "
    INSERT INTO status_lists (number, version, taken)
    SELECT list_number, 1 + sum(CASE WHEN withdrawn THEN 1 ELSE 0 END), count(*)
    FROM credentials WHERE list_number > 1 GROUP BY list_number";

/// Adds so many certificates. No server may run on a SQLite database meanwhile: it has one writer at a time.
pub async fn fill(url: &str, certificates: u32) {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let database = Database::connect(options).await.expect("the database");
    let backend = database.get_database_backend();
    let execute = async |statement: &str| {
        let done = database.execute_unprepared(statement).await;
        done.unwrap_or_else(|error| panic!("{error}: {statement}"));
    };
    if backend == DatabaseBackend::Sqlite {
        // Only the benchmark reads it, so nothing needs to reach the disk; and indices are filled in memory.
        execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000").await;
    }
    let numbers = numbers(backend, certificates);
    for statement in [ACCOUNTS, CREDENTIALS, STANDING_CHANGES, SERVED, LISTS] {
        execute(&statement.replace("NAME", NAME).replace("NUMBERS", &numbers)).await;
    }
    for word in WORDS {
        let note = "INSERT INTO credential_words (word, credential_id) SELECT";
        execute(&format!("{note} {word}, number.id FROM {numbers}")).await;
    }
    if backend == DatabaseBackend::Postgres {
        // What its own caretaker does within minutes, and would do between the measurements.
        execute("VACUUM ANALYZE").await;
    }
    database.close().await.expect("a clean goodbye");
}

/// A table with each number `n`, the same in seven digits (`k`), and an `id`. They all grow together, as identities and
/// codes need for indices to be filled from one end.
fn numbers(backend: DatabaseBackend, most: u32) -> String {
    match backend {
        DatabaseBackend::Sqlite => format!(
            "(WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {most})
              SELECT n, printf('%07d', n) AS k, CAST(printf('%016d', n) AS BLOB) AS id FROM series) AS number"
        ),
        _ => format!(
            "(SELECT n, lpad(CAST(n AS text), 7, '0') AS k, CAST(lpad(to_hex(n), 32, '0') AS uuid) AS id
              FROM generate_series(1, {most}) AS n) AS number"
        ),
    }
}
