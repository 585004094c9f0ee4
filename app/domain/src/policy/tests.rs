//! The policy as a table a reviewer can read, and the rules that must never bend.

use std::fmt::Write as _;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::SessionId;
use crate::viewer::Member;

const OWNER: u128 = 1;

fn person(n: u128) -> UserId {
    UserId::new(Uuid::from_u128(n))
}

fn member(n: u128, roles: &[Role]) -> Viewer {
    Viewer::Member(Member {
        id: person(n),
        roles: roles.iter().copied().collect(),
        session: SessionId::new(Uuid::from_u128(n)),
    })
}

/// Every kind of viewer. "owner" is the person the target belongs to, whatever roles they hold besides.
fn viewers() -> Vec<(&'static str, Viewer)> {
    vec![
        ("visitor", Viewer::Visitor),
        ("no role", member(9, &[])),
        ("owner, trainee", member(OWNER, &[Role::Trainee])),
        ("owner, all roles", member(OWNER, &Role::ALL)),
        ("other trainee", member(2, &[Role::Trainee])),
        ("mentor", member(3, &[Role::Mentor])),
        ("holding mentor", member(4, &[Role::Mentor])),
        ("admin", member(5, &[Role::Admin])),
        ("postal", Viewer::System(System::Postal)),
        ("registrar", Viewer::System(System::Registrar)),
        ("caretaker", Viewer::System(System::Caretaker)),
        ("operator", Viewer::System(System::Operator)),
    ]
}

fn work(stage: Stage, holder: Option<u128>) -> Work {
    Work {
        id: SubmissionId::new(Uuid::from_u128(100)),
        trainee: person(OWNER),
        stage,
        sent: !matches!(stage, Stage::Draft | Stage::Withdrawn),
        holder: holder.map(person),
    }
}

fn works() -> Vec<(&'static str, Work)> {
    vec![
        ("draft", work(Stage::Draft, None)),
        ("submitted", work(Stage::Submitted, None)),
        ("in review", work(Stage::InReview, Some(4))),
        ("returned", work(Stage::Returned, None)),
        ("approved", work(Stage::Approved, None)),
        ("withdrawn", work(Stage::Withdrawn, None)),
    ]
}

fn profiles() -> Vec<(&'static str, ProfileAccess)> {
    let open = ProfileAccess { artist: person(OWNER), published: true, in_force: true, contact: true };
    vec![
        ("published", open),
        ("published, not to be written to", ProfileAccess { contact: false, ..open }),
        ("published, no certificate in force", ProfileAccess { in_force: false, ..open }),
        ("hidden", ProfileAccess { published: false, ..open }),
    ]
}

fn rows<A: Action>(table: &mut String, targets: &[(&str, A::Target)]) {
    for (name, target) in targets {
        let _ = writeln!(table, "{} {name}", A::NAME);
        for (allowed, heading) in [(true, "may"), (false, "not")] {
            let who: Vec<_> = viewers()
                .into_iter()
                .filter(|(_, viewer)| A::allows(viewer, target) == allowed)
                .map(|(name, _)| name)
                .collect();
            let _ = writeln!(table, "    {heading}: {}", who.join(" · "));
        }
    }
}

fn table() -> String {
    let mut table = String::new();
    let academy = [("", Academy)];
    let own = [("", Person(person(OWNER)))];
    let t = &mut table;
    rows::<Enter>(t, &academy);
    let entrant = |proven| Entrant { user: person(OWNER), proven };
    rows::<EnterAs>(t, &[("with proof", entrant(true)), ("without proof", entrant(false))]);
    rows::<ManageOwnAccount>(t, &own);
    rows::<ReadAccounts>(t, &academy);
    rows::<ChangeRoles>(t, &own);
    rows::<WriteLetter>(t, &own);
    rows::<ReadCatalogue>(t, &academy);
    rows::<ReadLesson>(
        t,
        &[("free", LessonAccess { free: true }), ("of the course", LessonAccess { free: false })],
    );
    rows::<Learn>(t, &own);
    rows::<KeepWorksheets>(t, &own);
    rows::<KeepNotes>(t, &own);
    rows::<ReadItemStatistics>(t, &academy);
    rows::<ReadCurriculum>(t, &academy);
    rows::<IndexCurriculum>(t, &academy);
    rows::<ReadAssignments>(t, &academy);
    rows::<BeginPractice>(t, &own);
    rows::<ChangeOwnWork>(t, &works());
    rows::<ReadWork>(t, &works());
    rows::<ReadDraftPhoto>(t, &works());
    rows::<ReadOriginal>(t, &works());
    rows::<ReadQueue>(t, &academy);
    rows::<ClaimReview>(t, &works());
    rows::<DecideReview>(t, &works());
    rows::<VerifyCredential>(t, &academy);
    rows::<ReadOwnCertificates>(t, &own);
    let certificate = CredentialId::new(Uuid::from_u128(200));
    rows::<ShareCertificate>(t, &[("", OwnCertificate { certificate, holder: person(OWNER) })]);
    rows::<FollowShareLink>(t, &academy);
    rows::<ReadRegister>(t, &academy);
    rows::<IssueCredential>(t, &own);
    rows::<ChangeStanding>(t, &own);
    rows::<CheckEligibility>(t, &own);
    rows::<ReadDirectory>(t, &academy);
    rows::<ReadProfile>(t, &profiles());
    let holder = |certified| Holder { user: person(OWNER), certified };
    rows::<KeepProfile>(t, &[("certified", holder(true)), ("not certified", holder(false))]);
    rows::<WriteToArtist>(t, &profiles());
    let client = |proven| Client { artist: person(OWNER), proven };
    rows::<ReviewArtist>(t, &[("with a code", client(true)), ("without a code", client(false))]);
    rows::<ReadModeration>(t, &academy);
    rows::<Moderate>(t, &own);
    rows::<DeliverMessage>(t, &own);
    rows::<DeclareEvidence>(t, &own);
    rows::<ReadEvidence>(t, &own);
    rows::<AppraiseEvidence>(t, &own);
    rows::<Remind>(t, &academy);
    rows::<Sweep>(t, &academy);
    rows::<ReadHealth>(t, &academy);
    table
}

#[test]
fn the_policy_is_the_one_written_down() {
    insta::with_settings!({ snapshot_path => "../../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("policy", table());
    });
}

#[test]
fn every_action_stands_in_the_table() {
    let table = table();
    for action in ACTIONS {
        assert!(table.lines().any(|line| line.split(' ').next() == Some(action)), "{action} is missing");
    }
}

#[test]
fn a_mentor_cannot_review_their_own_submission() {
    let own = Work { holder: Some(person(OWNER)), ..work(Stage::InReview, None) };
    let viewer = member(OWNER, &Role::ALL);
    assert!(!ClaimReview::allows(&viewer, &own));
    assert!(!DecideReview::allows(&viewer, &own));
}

#[test]
fn a_visitor_is_asked_to_sign_in_and_a_stranger_finds_nothing() {
    let ask = |viewer| authorize::<ReadWork>(&viewer, work(Stage::Submitted, None)).map(|_| ());
    assert_eq!(ask(Viewer::Visitor), Err(Denied::SignIn));
    assert_eq!(ask(member(2, &[Role::Trainee])), Err(Denied::Hidden));
}

proptest! {
    #[test]
    fn work_is_closed_to_everybody_but_its_trainee_and_mentors(id in 2_u128..50, trainee: bool, admin: bool, stage in 0_usize..6) {
        let mut roles = Roles::NONE;
        if trainee { roles = roles.with(Role::Trainee); }
        if admin { roles = roles.with(Role::Admin); }
        let viewer = member(id, &roles.iter().collect::<Vec<_>>());
        let target = work(Stage::ALL[stage], Some(id));
        prop_assert!(!ReadWork::allows(&viewer, &target));
        prop_assert!(!ReadOriginal::allows(&viewer, &target));
        prop_assert!(!ChangeOwnWork::allows(&viewer, &target));
        prop_assert!(!DecideReview::allows(&viewer, &target));
    }
}
