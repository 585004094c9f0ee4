//! Authors edit a folder while the real server teaches from it.

use std::fs;
use std::path::{Path, PathBuf};

use http::StatusCode;
use tempfile::TempDir;
use tests::{Person, Server, Setup, until};

const PASSWORD: &str = "four unrelated plain words";
const LESSON: &str = "/courses/mini/first/one";
const CURRICULUM: &str = "/admin/courses";
const OPENING: &str = "Two layers lie here.\n\n##";

/// A copy of the small course that the checker is tested with, to be edited.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = TempDir::with_prefix("stipple-courses-").expect("a temporary folder");
        let miniature = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/tests/miniature");
        copy(&miniature, folder.path());
        Self(folder)
    }

    fn file(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Replaces words of a file, which must hold them, and saves as editors do: a new file in place of the old one.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let file = self.file(path);
        let text = fs::read_to_string(&file).expect("a file of the course");
        assert!(text.contains(from), "{path} does not hold {from:?}");
        let saving = file.with_extension("saving");
        fs::write(&saving, text.replacen(from, to, 1)).expect("a place to save");
        fs::rename(saving, file).expect("the file in its place");
    }
}

/// Copies a folder. Its sections get their length here; in the files it would only be in the reader's way.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("an entry");
        if path.is_dir() {
            fs::create_dir(to.join(&name)).expect("a folder of the copy");
            copy(&path, &to.join(name));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let [english, spanish] =
                ["A word is here. ", "Aquí va una palabra. "].map(|words| words.repeat(50));
            let text = text.replace("FILLER", english.trim()).replace("RELLENO", spanish.trim());
            fs::write(to.join(name), text).expect("a file of the copy");
        } else {
            fs::copy(&path, to.join(name)).expect("a file of the copy");
        }
    }
}

async fn shows(person: &Person, page: &str, words: &str) {
    let found = until(async || person.get(page).await.text().contains(words).then_some(())).await;
    assert!(found.is_some(), "{page} does not show “{words}”:\n{}", person.get(page).await.text());
}

async fn admin(server: &Server) -> Person {
    server.add_user("ada@stipple.test", "Ada", PASSWORD, &["admin"]);
    Person::signed_in(server, "ada@stipple.test", PASSWORD).await
}

#[tokio::test]
async fn what_is_saved_is_taught_at_once_on_every_page_made_from_it() {
    let desk = Desk::new();
    let server = Setup::new().watching_courses(desk.0.path()).start().await;
    let visitor = Person::visitor(&server);
    shows(&visitor, LESSON, "Two layers lie here.").await;
    shows(&visitor, "/glossary", "dermis").await;
    shows(&visitor, "/search?q=zygote", "Nothing holds all of these words").await;

    desk.edit("mini/first/en/one.md", OPENING, "Three zygote layers lie here.\n\n##");
    desk.edit("mini/first/module.toml", "en = \"dermis\"", "en = \"leathery layer\"");
    shows(&visitor, LESSON, "Three zygote layers lie here.").await;
    shows(&visitor, LESSON, "leathery layer").await;
    shows(&visitor, "/glossary", "leathery layer").await;
    shows(&visitor, "/search?q=zygote", "Lesson one").await;

    // The drawing stands in a page that was kept already.
    desk.edit("mini/figures/skin.svg", "<svg", "<svg data-edition=\"second\"");
    let drawn = async || visitor.get(LESSON).await.body.contains("data-edition=\"second\"").then_some(());
    assert!(until(drawn).await.is_some(), "the lesson still shows the drawing as it was");
}

#[tokio::test]
async fn a_folder_with_errors_is_not_taught_and_the_errors_are_named() {
    let desk = Desk::new();
    let server = Setup::new().watching_courses(desk.0.path()).start().await;
    let (visitor, admin) = (Person::visitor(&server), admin(&server).await);
    shows(&admin, CURRICULUM, "What stands in the folder is what is taught.").await;

    desk.edit("mini/first/en/one.md", OPENING, "Nobody reads this. [^77]\n\n##");
    shows(&admin, CURRICULUM, "The folder has errors: what was taught before still is.").await;
    let page = admin.get(CURRICULUM).await.text();
    let place = format!("{}/mini/first/en/one.md:11:", desk.0.path().display());
    assert!(page.contains(&place) && page.contains("there is no source `77`"), "{page}");
    assert!(server.log().contains(&place), "the log does not name {place}:\n{}", server.log());
    let lesson = visitor.get(LESSON).await.text();
    assert!(lesson.contains("Two layers lie here.") && !lesson.contains("Nobody reads this"), "{lesson}");

    desk.edit("mini/first/en/one.md", "Nobody reads this. [^77]", "Mended.");
    shows(&visitor, LESSON, "Mended.").await;
    shows(&admin, CURRICULUM, "What stands in the folder is what is taught.").await;
    let spanish = admin.get("/es/admin/courses").await.text();
    assert!(spanish.contains("Lo que hay en la carpeta es lo que se enseña."), "{spanish}");
}

#[tokio::test]
async fn a_file_of_a_new_lesson_is_noticed_too() {
    let desk = Desk::new();
    let server = Setup::new().watching_courses(desk.0.path()).start().await;
    let visitor = Person::visitor(&server);
    let third = "/courses/mini/first/three";
    assert_eq!(visitor.get(third).await.status, StatusCode::NOT_FOUND);
    for language in ["en", "es"] {
        let one = desk.file(&format!("mini/first/{language}/one.md"));
        let text = fs::read_to_string(&one).expect("the first lesson");
        fs::write(one.with_file_name("three.md"), text).expect("a new lesson");
    }
    desk.edit("mini/first/module.toml", "\"two\"]", "\"two\", \"three\"]");
    let taught = async || (visitor.get(third).await.status == StatusCode::OK).then_some(());
    assert!(until(taught).await.is_some(), "{}", server.log());
}

#[tokio::test]
async fn a_renamed_lesson_is_found_by_its_old_address_in_both_languages() {
    let desk = Desk::new();
    let server = Setup::new().watching_courses(desk.0.path()).start().await;
    let visitor = Person::visitor(&server);
    assert_eq!(visitor.get(LESSON).await.status, StatusCode::OK);
    for language in ["en", "es"] {
        let path = format!("mini/first/{language}/one.md");
        desk.edit(&path, "free = true", "free = true\nformerly = [\"one\"]");
        let file = desk.file(&path);
        fs::rename(&file, file.with_file_name("bands.md")).expect("another name");
    }
    desk.edit("mini/first/module.toml", "[\"one\", ", "[\"bands\", ");
    let now = "/courses/mini/first/bands";
    let taught = async || (visitor.get(now).await.status == StatusCode::OK).then_some(());
    assert!(until(taught).await.is_some(), "{}", server.log());
    for (before, now) in [
        (LESSON.to_owned(), now.to_owned()),
        (format!("/es{LESSON}"), format!("/es{now}")),
        (format!("{LESSON}?copy=1"), format!("{now}?copy=1")),
    ] {
        let answer = visitor.get(&before).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::PERMANENT_REDIRECT, Some(now.as_str())));
    }
}

#[tokio::test]
async fn what_was_taught_under_a_revision_can_be_told_from_its_files() {
    let desk = Desk::new();
    let server = Setup::new().watching_courses(desk.0.path()).start().await;
    let admin = admin(&server).await;
    let page = admin.get(CURRICULUM).await.text();
    let is_revision = |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let revision = page.split(' ').find(is_revision).expect("the revision of the course").to_owned();
    let folder = desk.0.path().to_string_lossy().into_owned();
    let tell = || server.operate(&["course", "taught", &revision, &folder], "");

    let told = tell();
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    for part in
        ["Lesson one (one)", "(mini-order)", "(two-bands)", "  mini/first/en/one.md", "  sources.toml"]
    {
        assert!(text.contains(part), "“{part}” is not in\n{text}");
    }

    desk.edit("mini/first/en/one.md", OPENING, "Three layers lie here.\n\n##");
    let told = tell();
    assert!(!told.status.success(), "another text has another revision");
    assert!(String::from_utf8_lossy(&told.stderr).contains("no course in"), "{told:?}");
}

#[tokio::test]
async fn nothing_is_watched_without_a_folder() {
    let output = std::process::Command::new(tests::stipple())
        .args(["serve", "--watch-courses", "--data-dir"])
        .arg(TempDir::with_prefix("stipple-data-").expect("a temporary folder").path())
        .output()
        .expect("the binary starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("--courses-dir"), "{said}");
}
