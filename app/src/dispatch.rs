//! Which function answers which page: the table of contents of everything people see.

use contract::{Fault, Ports};
use domain::learning::quiz::Sitting;
use time::OffsetDateTime;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::{Outcome, Page};
use crate::routes::Route;
use crate::{credentials, figures, identity, learning, practice, review};

/// Answers a page that was asked for.
///
/// # Errors
/// What the rooms answer; [`Fault::NotFound`] for addresses that are no page.
pub async fn get(ctx: &Ctx) -> Result<Page, Fault> {
    match ctx.route.as_ref().ok_or(Fault::NotFound)? {
        Route::Home => learning::pages::home(ctx).await,
        Route::Courses => learning::pages::courses(ctx).await,
        Route::Course(course) => learning::pages::course(ctx, course).await,
        Route::Lesson(course, module, lesson) => learning::pages::lesson(ctx, course, module, lesson).await,
        Route::Quiz(course, module) => learning::pages::quiz(ctx, course, module).await,
        Route::QuizAttempt(course, module, attempt) => {
            learning::pages::attempt(ctx, course, &Sitting::Quiz(module.clone()), *attempt).await
        }
        Route::Exam(course) => learning::pages::exam(ctx, course).await,
        Route::ExamAttempt(course, attempt) => {
            learning::pages::attempt(ctx, course, &Sitting::Exam, *attempt).await
        }
        Route::Glossary => learning::pages::glossary(ctx).await,
        Route::Search => learning::pages::search(ctx).await,
        Route::Figures => figures::pages::list(ctx).await,
        Route::Figure(figure) => figures::pages::figure(ctx, *figure).await,
        Route::Dashboard => learning::pages::dashboard(ctx).await,
        Route::Recall => learning::pages::recall(ctx).await,
        Route::Notes => learning::pages::notes(ctx).await,
        Route::Offline => learning::pages::offline(ctx).await,
        Route::Login => identity::pages::login(ctx).await,
        Route::SignUp => identity::pages::sign_up(ctx).await,
        Route::Confirm => identity::pages::confirm(ctx).await,
        Route::Forgot => identity::pages::forgot(ctx).await,
        Route::Reset => identity::pages::reset(ctx).await,
        Route::Account => identity::pages::account(ctx).await,
        Route::NewEmail => identity::pages::new_email(ctx).await,
        Route::Practice => practice::pages::practice(ctx).await,
        Route::Assignment(assignment) => practice::pages::assignment(ctx, assignment).await,
        Route::Submission(id) => practice::pages::submission(ctx, *id).await,
        Route::Review => review::pages::queue(ctx).await,
        Route::Questions => learning::pages::questions(ctx).await,
        Route::ReviewWork(id) => review::pages::workspace(ctx, *id).await,
        Route::Certificates => credentials::pages::certificates(ctx).await,
        Route::OwnCertificate(code) => credentials::pages::own_certificate(ctx, code).await,
        Route::Shared(token) => credentials::pages::shared(ctx, token).await,
        Route::Prerequisites => credentials::pages::prerequisites(ctx).await,
        Route::Renewal(code) => credentials::pages::renewal(ctx, code).await,
        Route::Verify => credentials::pages::verify(ctx).await,
        Route::Verification(code) => credentials::pages::verification(ctx, code).await,
        Route::Keys => credentials::pages::keys(ctx).await,
        Route::Artists => credentials::artists::pages::directory(ctx).await,
        Route::ArtistsGuide => credentials::artists::pages::guide(ctx).await,
        Route::Artist(slug) => credentials::artists::pages::artist(ctx, slug).await,
        Route::ArtistReview(slug) => credentials::artists::pages::review(ctx, slug).await,
        Route::ArtistProfile => credentials::artists::pages::own_profile(ctx).await,
        Route::ArtistPreview => credentials::artists::pages::preview(ctx).await,
        Route::ArtistCodes => credentials::artists::pages::codes(ctx).await,
        Route::Admin => identity::pages::admin(ctx).await,
        Route::AdminCertificates => credentials::pages::register(ctx).await,
        Route::AdminReviews => credentials::artists::pages::moderation(ctx).await,
        Route::AdminCertificate(code) => credentials::pages::certificate(ctx, code).await,
        Route::AdminChecks => credentials::pages::checks(ctx).await,
        Route::AdminCourses => learning::pages::curriculum(ctx).await,
        Route::Logout | Route::Theme => Err(Fault::NotFound),
    }
}

/// What a visitor's page would be made from, if that can be told without making it: as long as the revision is
/// the same, so is the page.
pub async fn revision(ports: &Ports, route: &Route, now: OffsetDateTime) -> Option<String> {
    match route {
        Route::Home
        | Route::Courses
        | Route::Course(_)
        | Route::Lesson(..)
        | Route::Glossary
        | Route::Figures
        | Route::Figure(_)
        | Route::ArtistsGuide => Some(ports.learning.revision().to_owned()),
        Route::Verification(code) => credentials::pages::revision(ports, code, now).await,
        _ => None,
    }
}

/// Answers a form that was sent to a page.
///
/// # Errors
/// What the rooms answer and the page does not show itself; [`Fault::NotFound`] for pages without a form.
pub async fn post(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    match ctx.route.as_ref().ok_or(Fault::NotFound)? {
        Route::Lesson(course, module, lesson) => {
            learning::actions::lesson(ctx, form, course, module, lesson).await
        }
        Route::Quiz(course, module) => learning::actions::quiz(ctx, form, course, module).await,
        Route::QuizAttempt(course, module, attempt) => {
            learning::actions::attempt(ctx, form, course, &Sitting::Quiz(module.clone()), *attempt).await
        }
        Route::Exam(course) => learning::actions::exam(ctx, form, course).await,
        Route::ExamAttempt(course, attempt) => {
            learning::actions::attempt(ctx, form, course, &Sitting::Exam, *attempt).await
        }
        Route::Figure(figure) => figures::actions::figure(ctx, form, *figure).await,
        Route::Recall => learning::actions::recall(ctx, form).await,
        Route::Notes => learning::actions::notes(ctx, form).await,
        Route::Login => identity::actions::login(ctx, form).await,
        Route::Logout => identity::actions::logout(ctx, form).await,
        Route::SignUp => identity::actions::sign_up(ctx, form).await,
        Route::Confirm => identity::actions::confirm(ctx, form).await,
        Route::Forgot => identity::actions::forgot(ctx, form).await,
        Route::Reset => identity::actions::reset(ctx, form).await,
        Route::Account => identity::actions::account(ctx, form).await,
        Route::NewEmail => identity::actions::new_email(ctx, form).await,
        Route::Theme => identity::actions::theme(ctx, form).await,
        Route::Admin => identity::actions::admin(ctx, form).await,
        Route::Assignment(assignment) => practice::actions::assignment(ctx, form, assignment).await,
        Route::Submission(id) => practice::actions::submission(ctx, form, *id).await,
        Route::ReviewWork(id) => review::actions::workspace(ctx, form, *id).await,
        Route::Artist(slug) => credentials::artists::actions::write(ctx, form, slug).await,
        Route::ArtistReview(slug) => credentials::artists::actions::review(ctx, form, slug).await,
        Route::ArtistProfile => credentials::artists::actions::own_profile(ctx, form).await,
        Route::ArtistCodes => credentials::artists::actions::codes(ctx, form).await,
        Route::AdminCertificates => credentials::actions::register(ctx, form).await,
        Route::AdminReviews => credentials::artists::actions::moderation(ctx, form).await,
        Route::OwnCertificate(code) => credentials::actions::own_certificate(ctx, form, code).await,
        Route::AdminCertificate(code) => credentials::actions::certificate(ctx, form, code).await,
        Route::AdminChecks => credentials::actions::checks(ctx, form).await,
        Route::Prerequisites => credentials::actions::prerequisites(ctx, form).await,
        Route::Renewal(code) => credentials::actions::renewal(ctx, form, code).await,
        Route::Verify => credentials::actions::verify(ctx, form).await,
        Route::Home
        | Route::Courses
        | Route::Course(_)
        | Route::Glossary
        | Route::Search
        | Route::Figures
        | Route::Dashboard
        | Route::Offline
        | Route::Practice
        | Route::Review
        | Route::Questions
        | Route::AdminCourses
        | Route::Certificates
        | Route::Keys
        | Route::Shared(_)
        | Route::Verification(_)
        | Route::Artists
        | Route::ArtistsGuide
        | Route::ArtistPreview => Err(Fault::NotFound),
    }
}
