//! Certificates as strangers' programs see them: libraries that other people wrote, in two languages, some of which
//! read the token and some the proof inside.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;
use tests::{DEMO_PASSWORD, Person, Server, third_party};

/// A verifier's verdict, and why.
fn said(output: &Output) -> (String, String) {
    let word = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (word, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// What all verifiers say of a certificate; they must agree.
fn verdict(origin: &str, code: &str) -> String {
    let (by_python, python) = said(&third_party::python("verify.py", &[origin, code]));
    let (by_node, node) = said(&third_party::node("verify.mjs", &[origin, code]));
    assert_eq!(by_python, by_node, "{code}: openbadgeslib and jose disagree\n{python}\n{node}");
    let (by_proof, proof) = said(&third_party::node("verify_proof.mjs", &[origin, code]));
    assert_eq!(by_python, by_proof, "{code}: token and embedded proof disagree\n{python}\n{proof}");
    by_python
}

#[tokio::test]
async fn other_libraries_verify_the_demos_certificates() {
    let academy = super::on_sqlite().await;
    for (code, expected) in [
        ("DEMO-VALID", "ok"),
        ("DEMO-REVOKED", "revoked"),
        // Other libraries know one bit: while a certificate is suspended it is withdrawn.
        ("DEMO-SUSPENDED", "revoked"),
        ("DEMO-EXPIRED", "expired"),
    ] {
        assert_eq!(verdict(&academy.url(""), code), expected, "{code}");
    }
}

/// What all verifiers say of a document that was taken out of a file; they must agree.
fn verdict_of(origin: &str, code: &str, document: &Path) -> String {
    let file = document.to_str().expect("a plain name");
    let (by_python, why) = said(&third_party::python("verify.py", &[origin, code, "--document", file]));
    let mut others = vec!["verify_proof.mjs"];
    // npm's `jose` reads tokens only.
    if document.extension().is_some_and(|extension| extension == "jwt") {
        others.push("verify.mjs");
    }
    for script in others {
        let (word, reason) = said(&third_party::node(script, &[origin, code, file]));
        assert_eq!(word, by_python, "{file}: openbadgeslib and {script} disagree\n{why}\n{reason}");
    }
    by_python
}

/// What all verifiers say of the signed document in each of the files that carry it.
async fn carried(academy: &Server, code: &str, expected: &str) {
    let origin = academy.url("");
    let folder = TempDir::with_prefix("stipple-carriers-").expect("a folder");
    let path = folder.path().to_str().expect("a plain name");
    let output = third_party::python("carriers.py", &[&origin, code, path]);
    let (names, complaint) = said(&output);
    assert!(output.status.success(), "{code}: {complaint}");
    assert_eq!(names.lines().count(), 6, "{names}");
    let given = reqwest::get(academy.url(&format!("/credentials/{code}/credential.jwt"))).await;
    let given = given.expect("an answer").text().await.expect("a token");
    for name in names.lines() {
        let document = folder.path().join(name);
        let token = Path::new(name).extension().is_some_and(|extension| extension == "jwt");
        let taken = std::fs::read_to_string(&document).expect("a document");
        assert!(!token || taken == given, "{code}: {name} carries another token");
        assert_eq!(verdict_of(&origin, code, &document), expected, "{code}: {name}");
    }
}

#[tokio::test]
async fn other_libraries_take_the_signed_document_out_of_every_file_and_verify_it() {
    let academy = super::on_sqlite().await;
    for (code, expected) in [
        ("DEMO-VALID", "ok"),
        ("DEMO-REVOKED", "revoked"),
        ("DEMO-SUSPENDED", "revoked"),
        ("DEMO-EXPIRED", "expired"),
    ] {
        carried(academy, code, expected).await;
    }
}

/// Lets an admin issue the record that follows this one, and returns its code.
async fn followed(academy: &Server, code: &str, act: &str) -> String {
    let admin = Person::of_the_demo(academy, "admin").await;
    let page = format!("/admin/certificates/{code}");
    let fields = [("act", act), ("reason", "A test of other libraries."), ("password", DEMO_PASSWORD)];
    let answer = admin.send(&page, &fields).await;
    let next = answer.location().unwrap_or_else(|| panic!("{act} {code}: {}", answer.text()));
    let next = next.strip_prefix("/admin/certificates/").and_then(|rest| rest.split('?').next());
    next.expect("the page of the new record").to_owned()
}

/// Lets new keys sign.
async fn rotate(academy: &mut Server) {
    for arguments in [["keys", "announce"].as_slice(), &["keys", "rotate", "--now"]] {
        let output = academy.operate(arguments, "");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    academy.stop().await;
    academy.start_again().await;
}

#[tokio::test]
async fn other_libraries_verify_what_was_renewed_and_what_other_keys_signed() {
    let mut academy = Server::demo().await;
    let renewed = followed(&academy, "DEMO-ENDING", "renew").await;
    assert_eq!(verdict(&academy.url(""), &renewed), "ok");
    carried(&academy, &renewed, "ok").await;
    // A renewal leaves the record before it its own end.
    assert_eq!(verdict(&academy.url(""), "DEMO-ENDING"), "ok");
    carried(&academy, "DEMO-ENDING", "ok").await;

    rotate(&mut academy).await;
    // Signed by the new keys, as the status list is from now on.
    let new = followed(&academy, "DEMO-SUSPENDED", "reinstate").await;
    for (code, expected) in [
        ("DEMO-VALID", "ok"),
        ("DEMO-REVOKED", "revoked"),
        ("DEMO-SUSPENDED", "revoked"),
        (renewed.as_str(), "ok"),
        (new.as_str(), "ok"),
    ] {
        assert_eq!(verdict(&academy.url(""), code), expected, "{code}");
    }
    for code in ["DEMO-VALID", new.as_str()] {
        carried(&academy, code, "ok").await;
    }
}

/// A process that ends with the test.
pub(super) struct Until(Child);

impl Drop for Until {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The crate `credential` alone, without a server: also what the demo has no example of, a rotated key and a forgery.
#[test]
fn other_libraries_see_through_a_forgery_and_a_rotated_key() {
    let site = TempDir::with_prefix("stipple-published-").expect("a folder");
    // The certificates name the address they are served from, so the port is chosen first.
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let date = Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%SZ"]).output().expect("the program `date`");
    let published = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["run", "--quiet", "-p", "credential", "--example", "published", "--"])
        .arg(site.path())
        .args([&format!("http://localhost:{port}"), String::from_utf8_lossy(&date.stdout).trim()])
        .status();
    assert!(published.is_ok_and(|status| status.success()), "the example academy was not written");
    let _server = serve(site.path(), port);
    let origin = format!("http://127.0.0.1:{port}");
    for (code, expected) in [
        ("DEMO-VALID", "ok"),
        ("DEMO-ROTATED", "ok"),
        ("DEMO-REVOKED", "revoked"),
        ("DEMO-EXPIRED", "expired"),
        ("DEMO-FORGED", "invalid"),
    ] {
        assert_eq!(verdict(&origin, code), expected, "{code}");
    }
}

/// Lets Python's own web server serve a folder, until what is returned is dropped.
pub(super) fn serve(folder: &Path, port: u16) -> Until {
    let server = Command::new("python3")
        .args(["-m", "http.server", &port.to_string(), "--bind", "127.0.0.1", "--directory"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let server = Until(server.expect("Python's own web server"));
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    server
}
