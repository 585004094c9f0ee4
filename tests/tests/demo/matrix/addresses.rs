//! The rows of the tables: every address, with the demo's things in the places of its names.

use tests::{DEMO_PASSWORD, Person};

/// An address as the public contract writes it. After a space follows which of several such things is meant.
pub(crate) struct Address(pub(crate) &'static str);

impl Address {
    /// The address without what it is filled with.
    pub(crate) fn pattern(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

/// A form, and who may send it.
pub(crate) struct Form {
    pub(crate) path: &'static str,
    pub(crate) fields: &'static [(&'static str, &'static str)],
    pub(crate) may: &'static [&'static str],
}

/// The pages, in both languages.
pub(crate) const PAGES: &[Address] = &[
    Address("/"),
    Address("/courses"),
    Address("/courses/{course}"),
    Address("/courses/{course} unknown"),
    Address("/courses/{course}/{module}/{lesson}"),
    Address("/courses/{course}/{module}/{lesson} unknown"),
    Address("/courses/{course}/{module}/quiz"),
    Address("/courses/{course}/{module}/quiz/{attempt}"),
    Address("/courses/{course}/exam"),
    Address("/courses/{course}/exam unknown"),
    Address("/courses/{course}/exam/{attempt}"),
    Address("/glossary"),
    Address("/search"),
    Address("/figures"),
    Address("/figures/{figure}"),
    Address("/dashboard"),
    Address("/recall"),
    Address("/notes"),
    Address("/offline"),
    Address("/login"),
    Address("/logout"),
    Address("/signup"),
    Address("/confirm"),
    Address("/forgot"),
    Address("/reset"),
    Address("/account"),
    Address("/account/email"),
    Address("/practice"),
    Address("/practice/{assignment}"),
    Address("/practice/{assignment} unknown"),
    Address("/submissions/{id}"),
    Address("/submissions/{id} waiting"),
    Address("/submissions/{id} unknown"),
    Address("/review"),
    Address("/review/questions"),
    Address("/review/{submission}"),
    Address("/review/{submission} waiting"),
    Address("/review/{submission} unknown"),
    Address("/certificates"),
    Address("/certificates/{code}"),
    Address("/certificates/{code} unknown"),
    Address("/shared/{token}"),
    Address("/certificates/prerequisites"),
    Address("/certificates/{code}/renewal"),
    Address("/certificates/{code}/renewal unknown"),
    Address("/verify"),
    Address("/verify/{code}"),
    Address("/verify/{code} revoked"),
    Address("/verify/{code} unknown"),
    Address("/keys"),
    Address("/artists"),
    Address("/artists/how-to-choose"),
    Address("/artists/{slug}"),
    Address("/artists/{slug} revoked"),
    Address("/artists/{slug} hidden"),
    Address("/artists/{slug} unknown"),
    Address("/artists/{slug}/review"),
    Address("/certificates/profile"),
    Address("/certificates/profile/preview"),
    Address("/certificates/reviews"),
    Address("/admin"),
    Address("/admin/certificates"),
    Address("/admin/reviews"),
    Address("/admin/certificates/{code}"),
    Address("/admin/certificates/{code} unknown"),
    Address("/admin/checks"),
    Address("/admin/courses"),
    Address("/preferences/theme"),
];

/// Everything else the server answers.
pub(crate) const SITE: &[Address] = &[
    Address("/static/{name}"),
    Address("/static/{name} unknown"),
    Address("/pkg/{name}"),
    Address("/sw.js"),
    Address("/reading-sw.js"),
    Address("/notes.md"),
    Address("/api/v1/courses/{course}/{module}/{lesson}/place"),
    Address("/media/{photo}/{file}"),
    Address("/media/{photo}/{file} original"),
    Address("/media/{photo}/{file} draft"),
    Address("/media/{photo}/{file} unknown"),
    Address("/media/courses/{course}/{file}"),
    Address("/media/courses/{course}/{file} unknown"),
    Address("/documents/{document}"),
    Address("/documents/{document} unknown"),
    Address("/api/v1/uploads"),
    Address("/api/v1/uploads/{id}"),
    Address("/robots.txt"),
    Address("/sitemap.xml"),
    Address("/.well-known/did.json"),
    Address("/.well-known/jwks.json"),
    Address("/.well-known/key-log.jsonl"),
    Address("/api/openapi.json"),
    Address("/api/v1/credentials/{code}"),
    Address("/api/v1/credentials/{code} unknown"),
    Address("/api/v1/verify"),
    Address("/api/v1/status-lists/{number}"),
    Address("/api/v1/status-lists/{number} unknown"),
    Address("/api/v1/reviews/{submission}/draft"),
    Address("/api/v1/reviews/{submission}/draft waiting"),
    Address("/credentials/{id}"),
    Address("/credentials/{code}/credential.jwt"),
    Address("/credentials/{code}/credential.jwt unknown"),
    Address("/credentials/{code}/badge.png"),
    Address("/credentials/{code}/badge.png unknown"),
    Address("/credentials/{code}/badge.svg"),
    Address("/credentials/{code}/badge.svg unknown"),
    Address("/credentials/{code}/certificate.pdf"),
    Address("/credentials/{code}/certificate.pdf unknown"),
    Address("/credentials/{code}/credential.json"),
    Address("/credentials/{code}/credential.json unknown"),
    Address("/credentials/{code}/transcript.pdf"),
    Address("/credentials/{code}/transcript.pdf unknown"),
    Address("/credentials/{code}/transcript.json"),
    Address("/credentials/{code}/transcript.json unknown"),
    Address("/credentials/{code}/expiry.ics"),
    Address("/credentials/{code}/expiry.ics unknown"),
    Address("/credentials/{code}/status.svg"),
    Address("/credentials/{code}/status.svg unknown"),
    Address("/embed/{code}"),
    Address("/embed/{code} unknown"),
    Address("/figures/{figure}/table.csv"),
    Address("/figures/{figure}/table.csv made"),
    Address("/healthz"),
    Address("/readyz"),
    Address("/metrics"),
    Address("/nowhere"),
];

const SIGNED_IN: &[&str] = &["owner", "trainee", "mentor", "admin"];
const TRAINEES: &[&str] = &["owner", "trainee"];
const READ: &str = "/courses/{course}/{module}/{lesson}";
const ATTEMPT: &str = "/courses/{course}/{module}/quiz/{attempt}";
const EXAM: &str = "/courses/{course}/exam";
const SAT: &str = "/courses/{course}/exam/{attempt}";

/// The forms that not everybody may send.
pub(crate) const FORMS: &[Form] = &[
    Form { path: READ, fields: &[], may: SIGNED_IN },
    Form { path: "/courses/{course}/{module}/quiz", fields: &[], may: SIGNED_IN },
    Form { path: ATTEMPT, fields: &[("do", "save")], may: &["owner"] },
    Form { path: ATTEMPT, fields: &[("do", "submit")], may: &["owner"] },
    Form { path: EXAM, fields: &[], may: SIGNED_IN },
    Form { path: SAT, fields: &[("do", "save")], may: &["owner"] },
    Form { path: SAT, fields: &[("do", "submit")], may: &["owner"] },
    Form { path: READ, fields: NOTED, may: SIGNED_IN },
    Form { path: "/notes", fields: &[("do", "save"), ("note", UNKNOWN)], may: &[] },
    Form { path: "/notes", fields: &[("do", "delete"), ("note", UNKNOWN)], may: SIGNED_IN },
    Form { path: "/recall", fields: &[("do", "off")], may: TRAINEES },
    Form { path: "/figures/{figure}", fields: &[("do", "keep"), ("keep-as", "x")], may: &[] },
    Form { path: "/figures/{figure} made", fields: &[("do", "keep"), ("keep-as", "x")], may: TRAINEES },
    Form { path: "/figures/{figure} made", fields: &[("do", "drop"), ("worksheet", UNKNOWN)], may: &[] },
    Form { path: "/account", fields: &[("name", "Somebody Else")], may: SIGNED_IN },
    Form { path: "/account", fields: &[("do", "everywhere")], may: SIGNED_IN },
    Form { path: "/account", fields: ANOTHER_ADDRESS, may: SIGNED_IN },
    Form { path: "/account", fields: &[("do", "keep-email")], may: SIGNED_IN },
    Form { path: "/account/email", fields: &[("token", NO_TOKEN)], may: &[] },
    Form { path: "/practice/{assignment}", fields: &[("do", "save"), ("note", "not mine")], may: TRAINEES },
    Form { path: "/practice/{assignment}", fields: &[("do", "send"), ("round", "1")], may: TRAINEES },
    Form { path: "/submissions/{id} waiting", fields: &[("do", "withdraw")], may: &["trainee"] },
    Form { path: "/submissions/{id}", fields: &[("do", "revise")], may: &["owner"] },
    Form { path: "/review/{submission} waiting", fields: &[("do", "claim")], may: &["mentor"] },
    Form {
        path: "/review/{submission} waiting",
        fields: &[("do", "approve"), ("round", "1"), ("summary", "x")],
        may: &["mentor"],
    },
    Form { path: "/review/{submission} waiting", fields: &[("do", "release")], may: &["mentor"] },
    Form {
        path: "/admin",
        fields: &[("user", UNKNOWN), ("roles", "admin"), ("reason", "x"), ("password", DEMO_PASSWORD)],
        may: &["admin"],
    },
    Form {
        path: "/admin/certificates",
        fields: &[("do", "issue"), ("learner", UNKNOWN), ("course", COURSE)],
        may: &["admin"],
    },
    Form {
        path: "/admin/certificates",
        fields: &[("do", "propose"), ("learner", UNKNOWN), ("course", COURSE)],
        may: &["admin"],
    },
    Form {
        path: "/admin/certificates",
        fields: &[("do", "withdraw"), ("learner", UNKNOWN), ("course", COURSE)],
        may: &["admin"],
    },
    Form { path: "/admin/checks", fields: &[("do", "accept"), ("what", CHECK)], may: &["admin"] },
    Form { path: "/certificates/prerequisites", fields: &[("do", "declare")], may: SIGNED_IN },
    Form { path: "/certificates/{code}/renewal", fields: &[("do", "request")], may: &[] },
    Form { path: "/certificates/{code}/renewal", fields: &[("do", "record")], may: &[] },
    Form {
        path: "/admin/certificates/{code}",
        fields: &[("act", "suspend"), ("reason", "x"), ("password", DEMO_PASSWORD)],
        may: &["admin"],
    },
    Form {
        path: "/admin/certificates/{code}",
        fields: &[("act", "correct"), ("reason", "x"), ("password", DEMO_PASSWORD)],
        may: &["admin"],
    },
    Form {
        path: "/admin/certificates/{code}",
        fields: &[("act", "revoke"), ("reason", "x"), ("password", DEMO_PASSWORD)],
        may: &["admin"],
    },
    Form {
        path: "/artists/{slug}",
        fields: &[("name", "Carl"), ("email", "carl@example.org"), ("message", "x"), ("shown", "0")],
        may: EVERYBODY,
    },
    Form { path: "/certificates/profile", fields: &[("do", "publish")], may: &[] },
    Form { path: "/certificates/profile", fields: PROFILE, may: &[] },
    Form { path: "/certificates/reviews", fields: &[("do", "give")], may: &[] },
    Form {
        path: "/certificates/reviews",
        fields: &[("do", "answer"), ("answer", UNKNOWN), ("reply", "x")],
        may: &[],
    },
    Form {
        path: "/admin/reviews",
        fields: &[("do", "publish"), ("review", UNKNOWN), ("of", "review")],
        may: &["admin"],
    },
    // It belongs to none of these.
    Form {
        path: "/certificates/{code}",
        fields: &[("do", "share"), ("label", "x"), ("shows", "everything")],
        may: &[],
    },
    Form { path: "/certificates/{code}", fields: &[("do", "end"), ("link", UNKNOWN)], may: &[] },
];

const NOTED: &[(&str, &str)] = &[("do", "note"), ("section", "x"), ("note-x", "not mine")];

/// Opens no share link.
const NO_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAA";

const EVERYBODY: &[&str] = &["visitor", "owner", "trainee", "mentor", "admin"];
const PROFILE: &[(&str, &str)] =
    &[("do", "save"), ("slug", "not-mine"), ("place", "Madrid"), ("services", "scars"), ("languages", "es")];

const ANOTHER_ADDRESS: &[(&str, &str)] =
    &[("do", "email"), ("email", "somebody.else@stipple.test"), ("password", DEMO_PASSWORD)];
const CHECK: &str = "prerequisite-0192f1a0-0000-7000-8000-000000000001";
const UNKNOWN: &str = "0192f1a0-0000-7000-8000-000000000001";
const COURSE: &str = "foundations";
const MODULE: &str = "skin-and-scalp-anatomy";

/// The demo's things, by the names that stand for them.
pub(crate) struct Things {
    /// Work of the owner that was approved.
    pub(crate) submission: String,
    /// Work of the other trainee that waits for a mentor.
    pub(crate) waiting: String,
    photo: String,
    document: String,
    draft_photo: String,
    lesson: String,
    attempt: String,
    sat: String,
}

impl Things {
    /// Finds them as their owners would: by following links.
    pub(crate) async fn find(owner: &Person, trainee: &Person) -> Self {
        let last = |link: Option<&str>, what: &str| {
            let link = link.unwrap_or_else(|| panic!("the demo has no {what}"));
            link.split(['#', '?'])
                .next()
                .and_then(|link| link.rsplit('/').next())
                .unwrap_or_default()
                .to_owned()
        };
        let practice = owner.get("/practice").await;
        let submission = last(practice.link("/submissions/"), "work of the trainee's");
        let waiting = last(trainee.get("/practice").await.link("/submissions/"), "work that waits");
        let photo = owner.get(&format!("/submissions/{submission}")).await;
        let draft = owner.get("/practice/price-list").await;
        let quiz = owner.get(&format!("/courses/{COURSE}/{MODULE}/quiz")).await;
        let exam = owner.get(&format!("/courses/{COURSE}/exam")).await;
        let course = owner.get(&format!("/courses/{COURSE}")).await;
        let declared = owner.get("/certificates/prerequisites").await;
        let lessons = format!("/courses/{COURSE}/{MODULE}/");
        let photo_of = |link: Option<&str>| {
            link.and_then(|link| link.split('/').nth(2)).expect("a photo of the trainee's").to_owned()
        };
        Self {
            attempt: last(quiz.link(&format!("{lessons}quiz/")), "attempt"),
            sat: last(exam.link(&format!("/courses/{COURSE}/exam/")), "attempt at the exam"),
            lesson: last(course.links(&lessons).into_iter().find(|link| !link.contains("/quiz")), "lesson"),
            photo: photo_of(photo.link("/media/")),
            document: last(declared.link("/documents/"), "document of the trainee's"),
            draft_photo: photo_of(draft.link("/media/")),
            submission,
            waiting,
        }
    }

    /// The address with things in the places of names.
    pub(crate) fn fill(&self, address: &str) -> String {
        let (pattern, which) = address.split_once(' ').unwrap_or((address, ""));
        let thing = match which {
            "waiting" => &self.waiting,
            "unknown" => UNKNOWN,
            _ => &self.submission,
        };
        let photo = match which {
            "draft" => &self.draft_photo,
            "unknown" => UNKNOWN,
            _ => &self.photo,
        };
        let anything = pattern.starts_with("/api/v1/uploads") || pattern.starts_with("/credentials");
        let unknown = which == "unknown";
        let file = match which {
            _ if pattern.starts_with("/media/courses/") => "layering.webm",
            "original" => "original",
            _ => "thumb.jpg",
        };
        let code = match which {
            "revoked" => "DEMO-REVOKED",
            "unknown" => "2222-3333-4444",
            _ => "DEMO-VALID",
        };
        let slug = match which {
            "revoked" => "rita-revoked",
            "hidden" => "hugo-hidden",
            "unknown" => "no-such-artist",
            _ => "arlo-artist",
        };
        let last_lesson = pattern.ends_with("{lesson}");
        pattern
            .replace("{course}", if unknown && !last_lesson { "no-such-course" } else { COURSE })
            .replace("{module}", MODULE)
            .replace("{figure}", if which == "made" { "pricing" } else { "healing-timeline" })
            .replace("{lesson}", if unknown { "no-such-lesson" } else { &self.lesson })
            .replace("{attempt}", if pattern.contains("/exam/") { &self.sat } else { &self.attempt })
            .replace("{assignment}", if unknown { "no-such-assignment" } else { "dot-fields-on-latex" })
            .replace("{id}", if anything { UNKNOWN } else { thing })
            .replace("{submission}", thing)
            .replace("{photo}", photo)
            .replace("{document}", if unknown { UNKNOWN } else { &self.document })
            .replace("{file}", file)
            .replace("{code}", code)
            .replace("{slug}", slug)
            .replace("{token}", NO_TOKEN)
            .replace("{number}", if unknown { "999" } else { "1" })
            .replace("{name}", if unknown { "passwords.txt" } else { "main.css" })
    }

    /// The address with names in the places of things.
    pub(crate) fn name(&self, address: &str) -> String {
        address
            .replace(&self.submission, "{submission}")
            .replace(&self.waiting, "{waiting}")
            .replace(&self.attempt, "{attempt}")
            .replace(&self.sat, "{attempt}")
            .replace(&self.lesson, "{lesson}")
    }
}
