//! The test library's own promises: what it starts answers, and ends.

#![expect(clippy::disallowed_methods, reason = "a test program tells its own copy by the environment")]

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use tests::leash::Leashed;
use tests::{Browser, Bucket, Device, Mailbox, Postgres, Visitor};

/// A page whose script changes its title, its text and where its form leads.
const PAGE: &str = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Page</title>\
    <style>p { display: none } @media (prefers-color-scheme: dark) { p { display: block } }</style>\
    <h1>Written by the server</h1><p>It is dark</p>\
    <form action=/next><label for=name>Name</label> <input id=name name=name>\
    <label><input type=checkbox name=agree> I agree</label><button>Send</button></form>\
    <script>document.querySelector('h1').textContent = 'Written by a script at ' + innerWidth</script>";

/// Serves `PAGE` at every path and returns the site's address.
fn site() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().filter_map(Result::ok) {
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n", PAGE.len());
            // A person's sign-in cookie is `__Host-` and `Secure`; browsers take it from loopback without TLS.
            let cookie = "Set-Cookie: __Host-session=1; Secure; Path=/\r\nConnection: close\r\n\r\n";
            let _ = std::io::Read::read(&mut stream, &mut [0; 4096]);
            let _ = write!(stream, "{head}{cookie}{PAGE}");
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_browser_runs_scripts() {
    let browser = Browser::open(Visitor::new()).await;
    browser.visit(&site()).await;
    browser.sees("Written by a script at 1280").await;
    assert!(
        browser
            .get_all_cookies()
            .await
            .is_ok_and(|cookies| cookies.iter().any(|c| c.name() == "__Host-session"))
    );
    browser.close().await;
}

#[tokio::test]
async fn a_browser_without_scripts_still_fills_and_sends_forms() {
    let browser = Browser::open(Visitor::without_scripts()).await;
    browser.visit(&site()).await;
    browser.sees("Written by the server").await;
    browser.fill("Name", "Ana \"O'Hara\"").await;
    browser.tick("I agree").await;
    browser.press("Send").await;
    browser.arrives("/next?name=Ana+%22O%27Hara%22&agree=on").await;
    browser.close().await;
}

#[tokio::test]
async fn a_browser_is_a_phone_in_the_dark() {
    let browser = Browser::open(Visitor::new().on(Device::Phone).dark()).await;
    browser.visit(&site()).await;
    browser.sees("Written by a script at 390").await;
    browser.sees("It is dark").await;
    let folder = TempDir::new().expect("a folder");
    let picture = folder.path().join("phone.png");
    browser.picture(&picture).await;
    assert!(std::fs::read(picture).expect("a picture").starts_with(b"\x89PNG"));
    browser.close().await;
}

#[tokio::test]
async fn every_test_has_a_database_of_its_own() {
    let postgres = Postgres::shared().await;
    let prepare = async |url: &str| {
        let database = sea_orm::Database::connect(url).await.expect("a connection");
        database.execute_unprepared("CREATE TABLE seat (number int)").await.expect("a table");
    };
    let (one, two) = (postgres.database("seats", prepare).await, postgres.database("seats", prepare).await);
    let first = sea_orm::Database::connect(one.url()).await.expect("a connection");
    let second = sea_orm::Database::connect(two.url()).await.expect("a connection");
    first.execute_unprepared("INSERT INTO seat VALUES (1)").await.expect("a row");
    assert_eq!(second.execute_unprepared("DELETE FROM seat").await.expect("an answer").rows_affected(), 0);
    assert_eq!(first.execute_unprepared("DELETE FROM seat").await.expect("an answer").rows_affected(), 1);
}

#[tokio::test]
async fn a_mailbox_keeps_what_it_receives() {
    let mailbox = Mailbox::open();
    let address = mailbox.url().replace("smtp://", "");
    let mut stream = TcpStream::connect(address).expect("an SMTP server");
    let message =
        "Subject: =?utf-8?q?Conf=C3=ADrmalo?=\r\n\r\nOpen https://stipple.test/confirm?t=1 today\r\n.\r\n";
    write!(
        stream,
        "EHLO me\r\nMAIL FROM:<a@stipple.test>\r\nRCPT TO:<b@stipple.test>\r\nDATA\r\n{message}QUIT\r\n"
    )
    .expect("a conversation");
    let letter = mailbox.letter_to("b@stipple.test").await;
    assert_eq!(letter.subject, "Confírmalo");
    assert_eq!(letter.link(), Some("https://stipple.test/confirm?t=1"));
    assert!(mailbox.letters_to("a@stipple.test").is_empty());
}

#[tokio::test]
async fn a_bucket_asks_for_a_signature() {
    let bucket = Bucket::open();
    let answer =
        reqwest::get(format!("{}/{}/secret", bucket.endpoint(), Bucket::NAME)).await.expect("an answer");
    assert_eq!(answer.status(), reqwest::StatusCode::FORBIDDEN);
    assert!(!bucket.holds("secret"));
}

#[test]
fn a_leashed_process_ends_with_its_leash_and_leaves_no_folder() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().to_owned();
    let mut sleep = Command::new("sleep");
    sleep.arg("600");
    let process = Leashed::start(sleep, folder, "TERM");
    let entry = std::path::PathBuf::from(format!("/proc/{}", process.id()));
    assert!(entry.exists() || !std::path::Path::new("/proc").exists());
    drop(process);
    assert!(!entry.exists() && !path.exists());
}

/// Starts itself as another test program, which keeps a process in a static and ends without a word.
#[test]
fn a_process_in_a_static_ends_with_its_program_and_so_do_its_data() {
    static PROCESS: OnceLock<Leashed> = OnceLock::new();
    const DATA: &str = "HARNESS_DATA";
    if let Some(data) = std::env::var_os(DATA).map(PathBuf::from) {
        let mut sleep = Command::new("sleep");
        sleep.arg("600");
        let folder = TempDir::new_in(data.parent().expect("a parent")).expect("a folder");
        PROCESS.get_or_init(|| Leashed::start_with_data(sleep, folder, "TERM", &data));
        return;
    }
    let parent = TempDir::new().expect("a folder");
    let data = parent.path().join("data");
    std::fs::create_dir(&data).expect("a folder for the data");
    let program = std::env::current_exe().expect("this program");
    let name = "a_process_in_a_static_ends_with_its_program_and_so_do_its_data";
    let output = Command::new(program).args(["--exact", name]).env(DATA, &data).output().expect("itself");
    assert!(output.status.success());
    let gone = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        std::fs::read_dir(parent.path()).is_ok_and(|mut left| left.next().is_none())
    });
    assert!(gone, "left behind in {}", parent.path().display());
}
