//! Who may do what: the only place that decides.
//!
//! An [`Action`] names a permission and the facts it is decided on (its `Target`). [`authorize`] asks the
//! action and, if it allows, returns a [`Grant`] bound to that very target. Store functions that write consume
//! a grant and take what they write from its target, so permission for one submission cannot write another,
//! and forgetting to ask does not compile. There is no way around: `Grant` has no other constructor.
//!
//! What a member may not see does not exist for them ([`Denied::Hidden`] becomes a plain 404); a visitor is
//! asked to sign in ([`Denied::SignIn`]), whether or not the thing exists.
//!
//! `golden/policy.snap` prints every action against every kind of viewer; the test beside it fails when an
//! action is missing there or an answer changes.

use time::OffsetDateTime;

use crate::id::{CredentialId, SubmissionId, UserId};
use crate::identity::{Role, Roles};
use crate::practice::{Stage, Submission};
use crate::viewer::{System, Viewer};

/// A permission.
pub trait Action {
    /// The facts the decision is made on, and what a grant is bound to.
    type Target;
    /// The permission's name in logs and in the golden file.
    const NAME: &'static str;
    /// Whether `viewer` may do this to `target`.
    fn allows(viewer: &Viewer, target: &Self::Target) -> bool;
}

/// Proof that the policy allowed action `A` on the target inside.
#[derive(Debug)]
pub struct Grant<A: Action> {
    target: A::Target,
    by: Option<UserId>,
}

impl<A: Action> Grant<A> {
    /// What the permission is bound to.
    pub const fn target(&self) -> &A::Target {
        &self.target
    }

    /// The person who acts; `None` for visitors and the platform itself.
    pub const fn by(&self) -> Option<UserId> {
        self.by
    }
}

/// The policy said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Nobody has signed in, and somebody would have to.
    #[error("sign in first")]
    SignIn,
    /// For this person the thing does not exist.
    #[error("not found")]
    Hidden,
}

/// Asks the policy.
///
/// # Errors
/// [`Denied`] when the action does not allow the viewer to touch the target.
pub fn authorize<A: Action>(viewer: &Viewer, target: A::Target) -> Result<Grant<A>, Denied> {
    if A::allows(viewer, &target) {
        Ok(Grant { target, by: viewer.member().map(|member| member.id) })
    } else if *viewer == Viewer::Visitor {
        Err(Denied::SignIn)
    } else {
        Err(Denied::Hidden)
    }
}

/// Everything: for actions whose target carries no facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Academy;

/// One person's own things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person(pub UserId);

/// An account somebody says is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entrant {
    /// Which account.
    pub user: UserId,
    /// Whether they have shown it: with the password, a link from a letter, or the token of a session.
    pub proven: bool,
}

/// A lesson, as far as reading it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonAccess {
    /// Open to everybody.
    pub free: bool,
}

/// A certificate in its holder's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnCertificate {
    /// Which certificate.
    pub certificate: CredentialId,
    /// Whose it is.
    pub holder: UserId,
}

/// A submission, as far as permission is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Which submission.
    pub id: SubmissionId,
    /// Whose work it is.
    pub trainee: UserId,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it has been sent at least once, so that mentors know of it.
    pub sent: bool,
    /// The mentor whose claim is live, if any.
    pub holder: Option<UserId>,
}

impl Work {
    /// The facts about `submission` at `now`. Earlier rounds count as sent.
    pub fn of(submission: &Submission, now: OffsetDateTime) -> Self {
        let stage = submission.stage();
        Self {
            id: submission.id,
            trainee: submission.trainee,
            stage,
            sent: submission.round > 1 || !matches!(stage, Stage::Draft | Stage::Withdrawn),
            holder: submission.live_claim(now).map(|claim| claim.mentor),
        }
    }
}

/// Somebody who may have a profile in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub user: UserId,
    /// Whether the academy has issued them a certificate, whatever became of it.
    pub certified: bool,
}

/// A profile in the directory, as far as strangers are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileAccess {
    /// Whose it is.
    pub artist: UserId,
    /// Whether the artist has published it.
    pub published: bool,
    /// Whether a certificate of theirs is in force.
    pub in_force: bool,
    /// Whether they want to be written to.
    pub contact: bool,
}

/// A code that somebody presents to say something about an artist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// Whom it is about.
    pub artist: UserId,
    /// Whether they have shown a code that the artist gave them.
    pub proven: bool,
}

fn has(viewer: &Viewer, role: Role) -> bool {
    viewer.member().is_some_and(|member| member.roles.has(role))
}

fn signed_in(viewer: &Viewer) -> bool {
    viewer.member().is_some_and(|member| member.roles != Roles::NONE)
}

fn is_system(viewer: &Viewer, work: System) -> bool {
    *viewer == Viewer::System(work)
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($viewer:ident, $target:ident: $type:ty) $allows:block)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}

            impl Action for $name {
                type Target = $type;
                const NAME: &'static str = stringify!($name);

                fn allows($viewer: &Viewer, $target: &$type) -> bool $allows
            }
        )+

        /// The name of every action, so that the golden file can miss none.
        pub const ACTIONS: &[&str] = &[$($name::NAME),+];
    };
}

actions! {
    // identity

    /// Open an account, ask for a letter: what happens before anybody is known.
    Enter(_viewer, _target: Academy) { true }

    /// Begin and renew a session, confirm an address or move to another, choose a password: with proof that the account
    /// is one's own.
    EnterAs(viewer, target: Entrant) { target.proven || is_system(viewer, System::Operator) }

    /// See and change one's own account, preferences and sessions.
    ManageOwnAccount(viewer, target: Person) { viewer.is(target.0) }

    /// See the list of accounts.
    ReadAccounts(viewer, _target: Academy) { has(viewer, Role::Admin) || is_system(viewer, System::Operator) }

    /// Change what another person may act as.
    ChangeRoles(viewer, target: Person) {
        is_system(viewer, System::Operator) || has(viewer, Role::Admin) && !viewer.is(target.0)
    }

    /// Read a person's address to write to them.
    WriteLetter(viewer, _target: Person) { is_system(viewer, System::Postal) }

    // learning

    /// See the catalogue and a course's outline.
    ReadCatalogue(_viewer, _target: Academy) { true }

    /// Read a lesson: free ones are open to everybody, the others to everybody with a role.
    ReadLesson(viewer, target: LessonAccess) { target.free || signed_in(viewer) }

    /// Keep progress and take quizzes: one's own, as a trainee.
    Learn(viewer, target: Person) { viewer.is(target.0) && has(viewer, Role::Trainee) }

    /// Keep states of figures under names of one's own, see, rename and throw them away: one's own, as a trainee.
    KeepWorksheets(viewer, target: Person) { viewer.is(target.0) && has(viewer, Role::Trainee) }

    /// Keep notes beside lessons, and how far one has come in them: one's own, and nobody else's.
    KeepNotes(viewer, target: Person) { viewer.is(target.0) && signed_in(viewer) }

    /// See how questions are answered, without whose answers they are: those who teach and those who run the academy.
    ReadItemStatistics(viewer, _target: Academy) { has(viewer, Role::Mentor) || has(viewer, Role::Admin) }

    /// See which curriculum is taught and what is wrong with the files it comes from: those who teach and those who run the
    /// academy.
    ReadCurriculum(viewer, _target: Academy) { has(viewer, Role::Mentor) || has(viewer, Role::Admin) }

    /// Write down what can be found in what is taught.
    IndexCurriculum(viewer, _target: Academy) { is_system(viewer, System::Caretaker) }

    // practice

    /// See what there is to practise.
    ReadAssignments(viewer, _target: Academy) { signed_in(viewer) }

    /// Begin work on an assignment: one's own, as a trainee.
    BeginPractice(viewer, target: Person) { viewer.is(target.0) && has(viewer, Role::Trainee) }

    /// Add and remove photos, write the note, send the round, open it again.
    ChangeOwnWork(viewer, target: Work) { viewer.is(target.trainee) && has(viewer, Role::Trainee) }

    /// Read a submission and its renditions: its trainee always; mentors once it has been sent.
    ReadWork(viewer, target: Work) {
        viewer.is(target.trainee) || has(viewer, Role::Mentor) && target.sent
    }

    /// Read a photo of a round nobody has sent yet: its trainee only.
    ReadDraftPhoto(viewer, target: Work) { viewer.is(target.trainee) }

    /// Read the untouched original of a photo: its trainee, and the mentor who holds the work.
    ReadOriginal(viewer, target: Work) {
        viewer.is(target.trainee)
            || has(viewer, Role::Mentor) && viewer.member().is_some_and(|member| target.holder == Some(member.id))
    }

    // review

    /// See the queue.
    ReadQueue(viewer, _target: Academy) { has(viewer, Role::Mentor) }

    /// Take work from the queue, or give it back: never one's own.
    ClaimReview(viewer, target: Work) { has(viewer, Role::Mentor) && !viewer.is(target.trainee) && target.sent }

    /// Write a review and publish it: the mentor who holds the work, never one's own.
    DecideReview(viewer, target: Work) {
        has(viewer, Role::Mentor)
            && !viewer.is(target.trainee)
            && viewer.member().is_some_and(|member| target.holder == Some(member.id))
    }

    // credentials

    /// Look a certificate up by its code.
    VerifyCredential(_viewer, _target: Academy) { true }

    /// See one's own certificates and what is missing for the next.
    ReadOwnCertificates(viewer, target: Person) { viewer.is(target.0) }

    /// See who may look at one's certificate through which link, make such links and end them.
    ShareCertificate(viewer, target: OwnCertificate) { viewer.is(target.holder) }

    /// Look at what a link shows that somebody was given.
    FollowShareLink(_viewer, _target: Academy) { true }

    /// See who is eligible and what was issued.
    ReadRegister(viewer, _target: Academy) { has(viewer, Role::Admin) || is_system(viewer, System::Operator) }

    /// Issue a certificate: never to oneself.
    IssueCredential(viewer, target: Person) {
        is_system(viewer, System::Operator) || has(viewer, Role::Admin) && !viewer.is(target.0)
    }

    /// Suspend, revoke or supersede a certificate: never one's own.
    ChangeStanding(viewer, target: Person) {
        is_system(viewer, System::Operator) || has(viewer, Role::Admin) && !viewer.is(target.0)
    }

    /// Work out whether somebody has met a certificate's requirements, and tell them.
    CheckEligibility(viewer, _target: Person) { is_system(viewer, System::Registrar) || has(viewer, Role::Admin) }

    // credentials: the directory of artists

    /// Look for artists.
    ReadDirectory(_viewer, _target: Academy) { true }

    /// Read an artist's page: everybody once it is published, the artist before.
    ReadProfile(viewer, target: ProfileAccess) { target.published || viewer.is(target.artist) }

    /// Write one's own profile, publish and hide it, give codes to clients, answer reviews: with a certificate only.
    KeepProfile(viewer, target: Holder) { viewer.is(target.user) && target.certified }

    /// Write to an artist who wants it and whose certificate is in force.
    WriteToArtist(_viewer, target: ProfileAccess) { target.published && target.in_force && target.contact }

    /// Write a review, or take it back: with a code of the artist's, and never about oneself.
    ReviewArtist(viewer, target: Client) { target.proven && !viewer.is(target.artist) }

    /// See what waits to be published.
    ReadModeration(viewer, _target: Academy) { has(viewer, Role::Admin) || is_system(viewer, System::Operator) }

    /// Publish or refuse what a client or an artist wrote: never about oneself.
    Moderate(viewer, target: Person) {
        is_system(viewer, System::Operator) || has(viewer, Role::Admin) && !viewer.is(target.0)
    }

    /// Hand a message to an artist over to the post, and forget it.
    DeliverMessage(viewer, _target: Person) { is_system(viewer, System::Postal) }
    /// Declare prerequisites and continuing education, hand in documents, ask for renewal: for oneself.
    DeclareEvidence(viewer, target: Person) { viewer.is(target.0) && signed_in(viewer) }

    /// See what somebody declared, documents included: that person, and admins.
    ReadEvidence(viewer, target: Person) { viewer.is(target.0) || has(viewer, Role::Admin) }

    /// Accept or refuse what somebody declared: never one's own.
    AppraiseEvidence(viewer, target: Person) {
        is_system(viewer, System::Operator) || has(viewer, Role::Admin) && !viewer.is(target.0)
    }

    /// Notice what is about to end, and tell those whom it concerns.
    Remind(viewer, _target: Academy) { is_system(viewer, System::Registrar) }

    // upkeep

    /// Remove abandoned uploads and spent tokens.
    Sweep(viewer, _target: Academy) { is_system(viewer, System::Caretaker) }

    /// Read how the platform is doing: queue lengths, storage.
    ReadHealth(viewer, _target: Academy) { has(viewer, Role::Admin) || is_system(viewer, System::Operator) }
}

#[cfg(test)]
mod tests;
