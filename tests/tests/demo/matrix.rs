//! Every address × every role, against golden tables that a reviewer can read.
//!
//! What a role may is decided by `domain::policy`; this shows that no page, file or form forgets to ask it. An address
//! that is missing here fails [`no_address_is_left_out`].

mod addresses;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use http::{Method, StatusCode, header};
use tests::{Answer, Person, Server};

use self::addresses::{Address, FORMS, Form, PAGES, SITE, Things};

/// Who asks, in the columns of the tables.
const ROLES: [&str; 5] = ["visitor", "owner", "trainee", "mentor", "admin"];
const ANOTHER_SITE: &str = "https://another-site.example";

struct Cast {
    people: [Person; 5],
    things: Things,
}

impl Cast {
    /// `owner` is the demo's trainee, whose things are asked for; `trainee` is another one.
    async fn of(server: &Server) -> Self {
        let people = [
            Person::visitor(server),
            Person::of_the_demo(server, "trainee").await,
            Person::of_the_demo(server, "quim").await,
            Person::of_the_demo(server, "mentor").await,
            Person::of_the_demo(server, "admin").await,
        ];
        let things = Things::find(&people[1], &people[2]).await;
        let cast = Self { people, things };
        cast.wait_until_quiet().await;
        cast
    }

    fn admin(&self) -> &Person {
        &self.people[4]
    }

    /// The worker still has to notice that two people of the demo have met every requirement: until then pages change
    /// by themselves.
    async fn wait_until_quiet(&self) {
        for _ in 0..600 {
            let register = self.admin().get("/admin/certificates").await;
            if register.text().contains("2 people have met every requirement.") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("two people of the demo do not wait for their certificates");
    }

    /// What everybody sees of their own work and of the queues: what a refused form must not change.
    async fn state(&self) -> String {
        let mut state = String::new();
        for (person, role) in self.people.iter().zip(ROLES) {
            for page in [
                "/dashboard",
                "/practice",
                "/review",
                "/admin",
                "/admin/certificates",
                "/admin/reviews",
                "/account",
            ] {
                let text = person.get(page).await.text();
                // When a session was last used changes by looking.
                let text = if page == "/account" {
                    text.split("signed in").next().unwrap_or_default()
                } else {
                    &text
                };
                writeln!(state, "{role} {page} {text}").expect("a string takes any text");
            }
            for thing in [&self.things.submission, &self.things.waiting] {
                let text = person.get(&format!("/submissions/{thing}")).await.text();
                writeln!(state, "{role} {thing} {text}").expect("a string takes any text");
            }
        }
        state
    }

    /// Fails with the first page that is not as it was.
    async fn assert_unchanged(&self, before: &str) {
        let after = self.state().await;
        for (before, after) in before.lines().zip(after.lines()) {
            assert_eq!(before, after, "a refused form changed something");
        }
    }
}

#[tokio::test]
async fn who_may_open_what_on_sqlite() {
    insta::assert_snapshot!("who_may_open_what", opened(super::on_sqlite().await).await);
}

#[tokio::test]
async fn who_may_open_what_on_postgresql() {
    insta::assert_snapshot!("who_may_open_what", opened(super::on_postgresql().await).await);
}

#[tokio::test]
async fn forms_of_others_do_nothing_on_sqlite() {
    insta::assert_snapshot!("whose_forms_do_nothing", refused(super::on_sqlite().await).await);
}

#[tokio::test]
async fn forms_of_others_do_nothing_on_postgresql() {
    insta::assert_snapshot!("whose_forms_do_nothing", refused(super::on_postgresql().await).await);
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let cast = Cast::of(super::on_sqlite().await).await;
    let before = cast.state().await;
    for form in FORMS {
        let path = cast.things.fill(form.path);
        for person in &cast.people {
            let request = person.request(Method::POST, &path).form(form.fields);
            let answer = person.ask(request.header(header::ORIGIN, ANOTHER_SITE)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} took a form of another site");
            let request = person.request(Method::POST, &path).form(form.fields);
            let answer = person.ask(request.header("sec-fetch-site", "cross-site")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} took a form of another site");
        }
    }
    cast.assert_unchanged(&before).await;
}

#[test]
fn no_address_is_left_out() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let routes = std::fs::read_to_string(sources.join("app/src/routes.rs")).expect("the pages' addresses");
    let pages = routes.lines().filter_map(|line| line.trim().strip_prefix("/// `/"));
    let pages = pages.map(|rest| format!("/{}", rest.split(['?', '`']).next().unwrap_or_default()));
    let mut known: BTreeSet<_> = pages.collect();
    for file in std::fs::read_dir(sources.join("server/src/http")).expect("the router's folder") {
        let file = file.expect("an entry").path();
        if file.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(file).expect("a source file");
            known.extend(source.split(".route(").skip(1).filter_map(first_string));
        }
    }
    let listed = PAGES.iter().chain(SITE).map(Address::pattern).map(str::to_owned).collect();
    let missing: Vec<_> = known.difference(&listed).collect();
    assert!(missing.is_empty(), "not in the matrix: {missing:?}");
}

fn first_string(source: &str) -> Option<String> {
    source.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned)
}

/// The table of what GET answers; Spanish pages must answer as English ones do.
async fn opened(server: &Server) -> String {
    let cast = Cast::of(server).await;
    let mut table = heading("GET");
    for address in PAGES {
        let path = cast.things.fill(address.0);
        let spanish = if path == "/" { "/es".to_owned() } else { format!("/es{path}") };
        let mut cells = Vec::new();
        for (person, role) in cast.people.iter().zip(ROLES) {
            let english = cell(&cast.things, &path, &person.get(&path).await);
            let same = cell(&cast.things, &spanish, &person.get(&spanish).await);
            assert_eq!(same, english, "{spanish} for {role}");
            cells.push(english);
        }
        row(&mut table, address.0, &cells);
    }
    for address in SITE {
        let path = cast.things.fill(address.0);
        let mut cells = Vec::new();
        for person in &cast.people {
            cells.push(cell(&cast.things, &path, &person.get(&path).await));
        }
        row(&mut table, address.0, &cells);
    }
    table
}

/// The table of what forms answer to those who may not send them.
async fn refused(server: &Server) -> String {
    let cast = Cast::of(server).await;
    let before = cast.state().await;
    let mut table = heading("POST");
    for Form { path: pattern, fields, may } in FORMS {
        let path = cast.things.fill(pattern);
        let mut cells = Vec::new();
        for (person, role) in cast.people.iter().zip(ROLES) {
            cells.push(if may.contains(&role) {
                "may".to_owned()
            } else {
                let answer = person.send(&path, fields).await;
                assert!(!answer.status.is_success(), "{role} sent {path}");
                cell(&cast.things, &path, &answer)
            });
        }
        row(&mut table, pattern, &cells);
    }
    cast.assert_unchanged(&before).await;
    assert_eq!(cast.admin().get("/readyz").await.status, StatusCode::OK);
    table
}

/// `sign in` for a redirect to the sign-in page that comes back; otherwise the status, and where it leads.
fn cell(things: &Things, path: &str, answer: &Answer) -> String {
    let status = answer.status.as_u16();
    let Some(location) = answer.location() else { return status.to_string() };
    let (prefix, page) = match path.strip_prefix("/es") {
        Some(page) => ("/es", page),
        None => ("", path),
    };
    let back = format!("{prefix}/login?next={}", format!("{prefix}{page}").replace('/', "%2F"));
    if location == back {
        return "sign in".to_owned();
    }
    format!("{status} → {}", things.name(location.strip_prefix("/es").unwrap_or(location)))
}

fn heading(method: &str) -> String {
    let mut table = String::new();
    row(&mut table, method, &ROLES.map(str::to_owned));
    table
}

fn row(table: &mut String, pattern: &str, cells: &[String]) {
    let cells = cells.iter().map(|cell| format!("{cell:<9}")).collect::<String>();
    writeln!(table, "{pattern:<58} {}", cells.trim_end()).expect("a string takes any text");
}
