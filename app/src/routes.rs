//! Every page's address, in one type: parsed from a path, formatted for a link, in both languages.
//!
//! A link to a page that does not exist does not compile. English paths have no prefix, Spanish ones start
//! with `/es`; [`Route::href`] adds it, [`Route::parse`] takes it off.

use domain::Locale;
use domain::credentials::artists::ArtistSlug;
use domain::id::{QuizAttemptId, SubmissionId};
use domain::learning::Interactive;
use domain::slug::{AssignmentSlug, CourseSlug, LessonSlug, ModuleSlug};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/courses`
    Courses,
    /// `/courses/{course}`
    Course(CourseSlug),
    /// `/courses/{course}/{module}/{lesson}`
    Lesson(CourseSlug, ModuleSlug, LessonSlug),
    /// `/courses/{course}/{module}/quiz`
    Quiz(CourseSlug, ModuleSlug),
    /// `/courses/{course}/{module}/quiz/{attempt}`
    QuizAttempt(CourseSlug, ModuleSlug, QuizAttemptId),
    /// `/courses/{course}/exam`
    Exam(CourseSlug),
    /// `/courses/{course}/exam/{attempt}`
    ExamAttempt(CourseSlug, QuizAttemptId),
    /// `/glossary`
    Glossary,
    /// `/search?q=…`
    Search,
    /// `/figures`
    Figures,
    /// `/figures/{figure}`
    Figure(Interactive),
    /// `/dashboard`
    Dashboard,
    /// `/recall`
    Recall,
    /// `/notes`
    Notes,
    /// `/offline`
    Offline,
    /// `/login`
    Login,
    /// `/logout`, a form only
    Logout,
    /// `/signup`
    SignUp,
    /// `/confirm?token=…`
    Confirm,
    /// `/forgot`
    Forgot,
    /// `/reset?token=…`
    Reset,
    /// `/account`
    Account,
    /// `/account/email?token=…`
    NewEmail,
    /// `/practice`
    Practice,
    /// `/practice/{assignment}`
    Assignment(AssignmentSlug),
    /// `/submissions/{id}`
    Submission(SubmissionId),
    /// `/review`
    Review,
    /// `/review/questions?course=…`
    Questions,
    /// `/review/{submission}`
    ReviewWork(SubmissionId),
    /// `/certificates`
    Certificates,
    /// `/certificates/{code}`: the code as it was given, to be read forgivingly
    OwnCertificate(String),
    /// `/shared/{token}`: what opens the link, as it was given
    Shared(String),
    /// `/certificates/prerequisites`
    Prerequisites,
    /// `/certificates/{code}/renewal`: the code as it was given, to be read forgivingly
    Renewal(String),
    /// `/verify`
    Verify,
    /// `/verify/{code}`: the code as it was given, to be read forgivingly
    Verification(String),
    /// `/keys`
    Keys,
    /// `/artists`
    Artists,
    /// `/artists/how-to-choose`
    ArtistsGuide,
    /// `/artists/{slug}`
    Artist(ArtistSlug),
    /// `/artists/{slug}/review?code=…`
    ArtistReview(ArtistSlug),
    /// `/certificates/profile`
    ArtistProfile,
    /// `/certificates/profile/preview`
    ArtistPreview,
    /// `/certificates/reviews`
    ArtistCodes,
    /// `/admin`
    Admin,
    /// `/admin/certificates`
    AdminCertificates,
    /// `/admin/reviews`
    AdminReviews,
    /// `/admin/certificates/{code}`: the code as it was given, to be read forgivingly
    AdminCertificate(String),
    /// `/admin/checks`
    AdminChecks,
    /// `/admin/courses`
    AdminCourses,
    /// `/preferences/theme`, a form only
    Theme,
}

impl Route {
    /// The page at `path`, and the language asked for; `None` when there is no such page.
    pub fn parse(path: &str) -> Option<(Locale, Self)> {
        let path = path.strip_prefix('/')?;
        let (locale, rest) = match path.split_once('/') {
            Some(("es", rest)) => (Locale::Es, rest),
            None if path == "es" => (Locale::Es, ""),
            _ => (Locale::En, path),
        };
        let segments: Vec<_> = rest.split('/').collect();
        Self::parse_segments(&segments).map(|route| (locale, route))
    }

    fn parse_segments(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [""] => Self::Home,
            ["courses"] => Self::Courses,
            ["courses", course] => Self::Course(course.parse().ok()?),
            ["courses", course, "exam"] => Self::Exam(course.parse().ok()?),
            ["courses", course, "exam", attempt] => {
                Self::ExamAttempt(course.parse().ok()?, attempt.parse().ok()?)
            }
            ["courses", course, module, "quiz"] => Self::Quiz(course.parse().ok()?, module.parse().ok()?),
            ["courses", course, module, lesson] => {
                Self::Lesson(course.parse().ok()?, module.parse().ok()?, lesson.parse().ok()?)
            }
            ["courses", course, module, "quiz", attempt] => {
                Self::QuizAttempt(course.parse().ok()?, module.parse().ok()?, attempt.parse().ok()?)
            }
            ["glossary"] => Self::Glossary,
            ["search"] => Self::Search,
            ["figures"] => Self::Figures,
            ["figures", figure] => Self::Figure(Interactive::parse(figure)?),
            ["dashboard"] => Self::Dashboard,
            ["recall"] => Self::Recall,
            ["notes"] => Self::Notes,
            ["offline"] => Self::Offline,
            ["login"] => Self::Login,
            ["logout"] => Self::Logout,
            ["signup"] => Self::SignUp,
            ["confirm"] => Self::Confirm,
            ["forgot"] => Self::Forgot,
            ["reset"] => Self::Reset,
            ["account"] => Self::Account,
            ["account", "email"] => Self::NewEmail,
            ["practice"] => Self::Practice,
            ["practice", assignment] => Self::Assignment(assignment.parse().ok()?),
            ["submissions", id] => Self::Submission(id.parse().ok()?),
            ["review"] => Self::Review,
            ["review", "questions"] => Self::Questions,
            ["review", id] => Self::ReviewWork(id.parse().ok()?),
            ["certificates"] => Self::Certificates,
            ["certificates", "prerequisites"] => Self::Prerequisites,
            ["certificates", "profile"] => Self::ArtistProfile,
            ["certificates", "profile", "preview"] => Self::ArtistPreview,
            ["certificates", "reviews"] => Self::ArtistCodes,
            ["certificates", code] if !code.is_empty() && code.len() <= 120 => {
                Self::OwnCertificate(percent_decode(code)?)
            }
            ["shared", token] if !token.is_empty() && token.len() <= 120 => {
                Self::Shared(percent_decode(token)?)
            }
            ["certificates", code, "renewal"] if !code.is_empty() && code.len() <= 120 => {
                Self::Renewal(percent_decode(code)?)
            }
            ["verify"] => Self::Verify,
            ["verify", code] if !code.is_empty() && code.len() <= 120 => {
                Self::Verification(percent_decode(code)?)
            }
            ["keys"] => Self::Keys,
            ["artists"] => Self::Artists,
            ["artists", "how-to-choose"] => Self::ArtistsGuide,
            ["artists", slug] => Self::Artist(slug.parse().ok()?),
            ["artists", slug, "review"] => Self::ArtistReview(slug.parse().ok()?),
            ["admin"] => Self::Admin,
            ["admin", "certificates"] => Self::AdminCertificates,
            ["admin", "reviews"] => Self::AdminReviews,
            ["admin", "checks"] => Self::AdminChecks,
            ["admin", "courses"] => Self::AdminCourses,
            ["admin", "certificates", code] if !code.is_empty() && code.len() <= 120 => {
                Self::AdminCertificate(percent_decode(code)?)
            }
            ["preferences", "theme"] => Self::Theme,
            _ => return None,
        })
    }

    /// The address of the page in `locale`, from the root of the site.
    pub fn href(&self, locale: Locale) -> String {
        let path = self.path();
        match (locale, path.as_str()) {
            (Locale::En, _) => path,
            (Locale::Es, "/") => "/es".to_owned(),
            (Locale::Es, _) => format!("/es{path}"),
        }
    }

    /// As [`Route::href`], with a query: `/admin?search=ana&page=2`. Empty values are left out.
    pub fn href_with(&self, locale: Locale, query: &[(&str, &str)]) -> String {
        let (href, query) = (self.href(locale), query_string(query));
        if query.is_empty() { href } else { format!("{href}?{query}") }
    }

    /// Whether the address itself is a secret between those who have it, so that no other page is told of it and no
    /// search engine keeps it.
    pub const fn is_secret(&self) -> bool {
        matches!(self, Self::Shared(_))
    }

    /// An address somebody handed in (`?next=`, a hidden field), if it is a page of this site; forms and other
    /// sites are not. The path is written anew, so nothing but a page of ours can come out.
    pub fn local(address: &str) -> Option<String> {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        let (locale, route) = Self::parse(path)?;
        if matches!(route, Self::Logout | Self::Theme) {
            return None;
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%=&+".contains(&byte);
        Some(match query {
            Some(query) if query.bytes().all(plain) => format!("{}?{query}", route.href(locale)),
            _ => route.href(locale),
        })
    }

    fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Courses => "/courses".to_owned(),
            Self::Course(course) => format!("/courses/{course}"),
            Self::Lesson(course, module, lesson) => format!("/courses/{course}/{module}/{lesson}"),
            Self::Quiz(course, module) => format!("/courses/{course}/{module}/quiz"),
            Self::QuizAttempt(course, module, attempt) => {
                format!("/courses/{course}/{module}/quiz/{attempt}")
            }
            Self::Exam(course) => format!("/courses/{course}/exam"),
            Self::ExamAttempt(course, attempt) => format!("/courses/{course}/exam/{attempt}"),
            Self::Glossary => "/glossary".to_owned(),
            Self::Search => "/search".to_owned(),
            Self::Figures => "/figures".to_owned(),
            Self::Figure(figure) => format!("/figures/{}", figure.as_str()),
            Self::Dashboard => "/dashboard".to_owned(),
            Self::Recall => "/recall".to_owned(),
            Self::Notes => "/notes".to_owned(),
            Self::Offline => "/offline".to_owned(),
            Self::Login => "/login".to_owned(),
            Self::Logout => "/logout".to_owned(),
            Self::SignUp => "/signup".to_owned(),
            Self::Confirm => "/confirm".to_owned(),
            Self::Forgot => "/forgot".to_owned(),
            Self::Reset => "/reset".to_owned(),
            Self::Account => "/account".to_owned(),
            Self::NewEmail => "/account/email".to_owned(),
            Self::Practice => "/practice".to_owned(),
            Self::Assignment(assignment) => format!("/practice/{assignment}"),
            Self::Submission(id) => format!("/submissions/{id}"),
            Self::Review => "/review".to_owned(),
            Self::Questions => "/review/questions".to_owned(),
            Self::ReviewWork(id) => format!("/review/{id}"),
            Self::Certificates => "/certificates".to_owned(),
            Self::OwnCertificate(code) => format!("/certificates/{}", percent_encode(code)),
            Self::Shared(token) => format!("/shared/{}", percent_encode(token)),
            Self::Prerequisites => "/certificates/prerequisites".to_owned(),
            Self::Renewal(code) => format!("/certificates/{}/renewal", percent_encode(code)),
            Self::Verify => "/verify".to_owned(),
            Self::Verification(code) => format!("/verify/{}", percent_encode(code)),
            Self::Keys => "/keys".to_owned(),
            Self::Artists => "/artists".to_owned(),
            Self::ArtistsGuide => "/artists/how-to-choose".to_owned(),
            Self::Artist(slug) => format!("/artists/{slug}"),
            Self::ArtistReview(slug) => format!("/artists/{slug}/review"),
            Self::ArtistProfile => "/certificates/profile".to_owned(),
            Self::ArtistPreview => "/certificates/profile/preview".to_owned(),
            Self::ArtistCodes => "/certificates/reviews".to_owned(),
            Self::Admin => "/admin".to_owned(),
            Self::AdminCertificates => "/admin/certificates".to_owned(),
            Self::AdminReviews => "/admin/reviews".to_owned(),
            Self::AdminChecks => "/admin/checks".to_owned(),
            Self::AdminCourses => "/admin/courses".to_owned(),
            Self::AdminCertificate(code) => format!("/admin/certificates/{}", percent_encode(code)),
            Self::Theme => "/preferences/theme".to_owned(),
        }
    }
}

/// Decodes `%41` in a path segment; `None` for anything that is not UTF-8 then, or holds control characters.
fn percent_decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}

/// Names and values as the query of an address; those without a value are left out.
pub(crate) fn query_string(pairs: &[(&str, &str)]) -> String {
    let said = pairs.iter().filter(|(_, value)| !value.is_empty());
    let written = said.map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)));
    written.collect::<Vec<_>>().join("&")
}

/// The names and values of a [`query_string`]. What makes no sense is left out.
#[cfg(feature = "ssr")]
pub(crate) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter_map(|(name, value)| Some((percent_decode(name)?, percent_decode(value)?))).collect()
}

/// Writes a text so that it can stand in a path or in a query.
pub(crate) fn percent_encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_contract_is_parsed_in_both_languages() {
        for path in [
            "/",
            "/courses",
            "/courses/foundations",
            "/courses/foundations/pricing/costs",
            "/courses/foundations/pricing/quiz",
            "/courses/foundations/exam",
            "/courses/foundations/exam/0192f1a0-0000-7000-8000-000000000001",
            "/recall",
            "/notes",
            "/offline",
            "/review/questions",
            "/figures",
            "/figures/healing-timeline",
            "/login",
            "/signup",
            "/account",
            "/account/email",
            "/dashboard",
            "/search",
            "/practice",
            "/practice/three-hairlines",
            "/submissions/0192f1a0-0000-7000-8000-000000000001",
            "/review",
            "/review/0192f1a0-0000-7000-8000-000000000001",
            "/certificates",
            "/certificates/DEMO-VALID",
            "/shared/0Zr4nDxWk3nq7Qm1B-_cdA",
            "/verify",
            "/verify/DEMO-VALID",
            "/artists",
            "/artists/how-to-choose",
            "/artists/ana-ruiz",
            "/artists/ana-ruiz/review",
            "/admin",
            "/admin/certificates",
            "/admin/certificates/DEMO-VALID",
            "/admin/checks",
            "/admin/courses",
            "/certificates/prerequisites",
            "/certificates/DEMO-VALID/renewal",
        ] {
            let (locale, route) = Route::parse(path).unwrap_or_else(|| panic!("{path} is a page"));
            assert_eq!((locale, route.href(Locale::En).as_str()), (Locale::En, path));
            let spanish = route.href(Locale::Es);
            assert_eq!(Route::parse(&spanish), Some((Locale::Es, route)), "{spanish}");
        }
    }

    #[test]
    fn what_is_no_page_is_not_parsed() {
        for path in [
            "",
            "courses",
            "/courses/",
            "//",
            "/courses/Foundations",
            "/submissions/1",
            "/courses/foundations/exam/quiz",
            "/espanol",
            "/verify/",
            "/verify/%zz",
            "/verify/%00",
            "/artists/Ana-Ruiz",
            "/artists/new",
            "/figures/perpetual-motion",
            "/artists/",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn only_pages_of_this_site_are_come_back_to() {
        for page in ["/", "/es", "/dashboard", "/es/practice/three-hairlines", "/admin?search=ana%20b&page=2"]
        {
            assert_eq!(Route::local(page).as_deref(), Some(page));
        }
        for foreign in [
            "https://evil.example/",
            "//evil.example/courses",
            "/\\evil.example",
            "javascript:alert(1)",
            "/logout",
            "/nowhere",
            "",
        ] {
            assert_eq!(Route::local(foreign), None, "{foreign}");
        }
        assert_eq!(Route::local("/courses?a=\r\nSet-Cookie:x"), Some("/courses".to_owned()));
    }

    #[test]
    fn a_query_is_written_so_that_it_survives() {
        let href = Route::Admin.href_with(Locale::Es, &[("search", "ana & ñ"), ("role", ""), ("page", "2")]);
        assert_eq!(href, "/es/admin?search=ana%20%26%20%C3%B1&page=2");
        assert_eq!(Route::Admin.href_with(Locale::En, &[("page", "")]), "/admin");
    }

    #[test]
    fn a_code_with_odd_characters_survives_the_address() {
        let route = Route::Verification("7q4k 2m9p/ñ".to_owned());
        assert_eq!(Route::parse(&route.href(Locale::Es)), Some((Locale::Es, route)));
    }
}
