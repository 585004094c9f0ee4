//! Practice: assignments, photos on their way, rounds and their receipts.

use async_trait::async_trait;
use domain::id::{PhotoId, RoundId, SubmissionId, UploadId};
use domain::learning::{FigureState, WorksheetName};
use domain::learning::{PrerequisiteKind, Surface};
use domain::practice::Stage;
use domain::practice::photo::{Advice, RefusedPhoto, RenditionKind};
use domain::review::Level;
use domain::slug::AssignmentSlug;
use domain::{Locale, Viewer};
use time::{Date, OffsetDateTime};

use crate::Answer;

/// Send a round to the mentors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmitRound {
    /// The assignment worked on.
    pub assignment: AssignmentSlug,
    /// The round the page showed, so that a second tap sends nothing new.
    pub round: u16,
    /// What the trainee says about it, up to [`domain::practice::MAX_NOTE`] characters.
    pub note: String,
}

/// A file to be added to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddPhoto {
    /// The assignment worked on.
    pub assignment: AssignmentSlug,
    /// What the device calls the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A design to be added to a draft as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddDesign {
    /// The assignment worked on.
    pub assignment: AssignmentSlug,
    /// What its maker calls it.
    pub name: WorksheetName,
    /// The state of the figure, to open it again.
    pub state: FigureState,
    /// The drawing that the figure makes of this state, as SVG that stands on its own.
    pub drawing: String,
}

/// A resumable upload to be expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginUpload {
    /// The assignment worked on.
    pub assignment: AssignmentSlug,
    /// What the device calls the file.
    pub name: String,
    /// How many bytes there will be.
    pub length: u64,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It is part of the draft.
    Taken(PhotoView),
    /// It is no photo we can keep.
    Refused(RefusedPhoto),
}

/// What became of a part of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// The part is durable; more is to come.
    Receiving(UploadView),
    /// The upload is complete and its photo part of the draft.
    Complete(UploadView, PhotoView),
    /// The upload is complete, but no photo we can keep; it is forgotten.
    Refused {
        /// What the device calls the file.
        name: String,
        /// Why.
        reason: RefusedPhoto,
    },
}

/// An upload on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadView {
    /// Its identity.
    pub id: UploadId,
    /// The assignment it is for.
    pub assignment: AssignmentSlug,
    /// What the device calls the file.
    pub name: String,
    /// How many bytes there will be.
    pub length: u64,
    /// How many of them are durable.
    pub received: u64,
    /// When it is forgotten unless it goes on.
    pub until: OffsetDateTime,
}

/// Where one's work on an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingView {
    /// The submission.
    pub submission: SubmissionId,
    /// The current round, from 1.
    pub round: u16,
    /// Where the round stands.
    pub stage: Stage,
    /// Since when, where that is known.
    pub since: Option<OffsetDateTime>,
}

/// An assignment in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// Its name in addresses.
    pub slug: AssignmentSlug,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What the work is done on.
    pub surface: Surface,
    /// The title of its module.
    pub module: String,
    /// One's own work on it, if one has begun.
    pub standing: Option<StandingView>,
}

/// An assignment that takes designs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignWorkView {
    /// Its name in addresses.
    pub slug: AssignmentSlug,
    /// Title.
    pub title: String,
    /// One's own work on it, if one has begun.
    pub standing: Option<StandingView>,
}

/// An assignment, with one's own draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentView {
    /// Its name in addresses.
    pub slug: AssignmentSlug,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What the work is done on.
    pub surface: Surface,
    /// The title of its module.
    pub module: String,
    /// The instructions, as HTML.
    pub brief_html: String,
    /// What to photograph.
    pub shots: Vec<String>,
    /// Fewest and most photos of a round.
    pub photos: (usize, usize),
    /// Whether a design may take the place of a photo.
    pub designs: bool,
    /// Measurable aims.
    pub targets: Vec<TargetView>,
    /// What a mentor judges.
    pub criteria: Vec<CriterionView>,
    /// The level every criterion should reach.
    pub pass_level: Level,
    /// One's own work, if one has begun.
    pub standing: Option<StandingView>,
    /// What one is preparing: `None` when the round was sent, or when one does not practise here.
    pub draft: Option<DraftView>,
    /// Prerequisites one lacks for work on people: without them no round is taken.
    pub lacking: Vec<PrerequisiteKind>,
}

/// A measurable aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetView {
    /// What is measured.
    pub name: String,
    /// The range aimed at, with its unit.
    pub range: String,
}

/// A criterion of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionView {
    /// What is judged.
    pub title: String,
    /// Whether falling short here alone returns the work.
    pub hard_gate: bool,
    /// What levels 1 to 4 look like.
    pub levels: [String; 4],
}

/// A round that is not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftView {
    /// Its number, from 1.
    pub round: u16,
    /// What the trainee says about it so far.
    pub note: String,
    /// Its photos so far.
    pub photos: Vec<PhotoView>,
}

/// A photo of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoView {
    /// Its identity.
    pub id: PhotoId,
    /// What the trainee's device calls it.
    pub name: String,
    /// Width of the rendition for screens, in pixels.
    pub width: u32,
    /// Height of the rendition for screens, in pixels.
    pub height: u32,
    /// Length of the original, in bytes.
    pub bytes: u64,
    /// SHA-256 of the original, in lower-case hexadecimal.
    pub sha256: String,
    /// What would make the next photo better.
    pub advice: Vec<Advice>,
    /// The design it is a picture of, if it is one.
    pub design: Option<FigureState>,
}

/// A submission with its rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionView {
    /// Its identity.
    pub id: SubmissionId,
    /// What it answers.
    pub assignment: AssignmentSlug,
    /// The assignment's title.
    pub title: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Whose work it is.
    pub trainee: String,
    /// Where it stands.
    pub standing: StandingView,
    /// Whether its trainee may take the round back now.
    pub may_withdraw: bool,
    /// Whether its trainee may open it for changes now.
    pub may_revise: bool,
    /// The rounds that were sent, the newest first.
    pub rounds: Vec<RoundView>,
}

/// A round that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundView {
    /// Its identity.
    pub id: RoundId,
    /// Its number, from 1.
    pub number: u16,
    /// What the trainee says about it; may be empty.
    pub note: String,
    /// Its photos.
    pub photos: Vec<PhotoView>,
    /// When the receipt was given.
    pub submitted_at: OffsetDateTime,
    /// The day by which an answer may be expected.
    pub expected_by: Date,
}

/// The file of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// What the trainee's device calls it.
    pub name: String,
}

/// The port of the practice room.
#[async_trait]
pub trait Practice: Send + Sync {
    /// Everything there is to practise, with where one's own work stands.
    async fn assignments(&self, viewer: &Viewer, locale: Locale) -> Answer<Vec<AssignmentRow>>;
    /// One assignment, with one's own draft.
    async fn assignment(
        &self,
        viewer: &Viewer,
        locale: Locale,
        slug: &AssignmentSlug,
    ) -> Answer<AssignmentView>;
    /// Adds a photo to one's draft, which begins with it if need be.
    async fn add_photo(&self, viewer: &Viewer, command: AddPhoto) -> Answer<Arrival>;
    /// Adds a picture of a design to one's draft, if its assignment takes designs.
    async fn add_design(&self, viewer: &Viewer, command: AddDesign) -> Answer<Arrival>;
    /// The assignments that take designs, with where one's own work stands.
    async fn assignments_for_designs(&self, viewer: &Viewer, locale: Locale) -> Answer<Vec<DesignWorkView>>;
    /// Takes a photo out of one's draft.
    async fn remove_photo(&self, viewer: &Viewer, photo: PhotoId) -> Answer<()>;
    /// Keeps what one says about one's draft.
    async fn save_note(&self, viewer: &Viewer, assignment: &AssignmentSlug, note: &str) -> Answer<()>;
    /// Sends the round. Sending it twice gives the same receipt.
    async fn submit(&self, viewer: &Viewer, command: SubmitRound) -> Answer<SubmissionId>;
    /// Takes a round back while no mentor holds it.
    async fn withdraw(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<()>;
    /// Opens one's work for changes: a new round after a review, the same after a withdrawal.
    async fn revise(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<AssignmentSlug>;
    /// A submission with the rounds that were sent.
    async fn submission(&self, viewer: &Viewer, locale: Locale, id: SubmissionId) -> Answer<SubmissionView>;
    /// A picture shown in place of a photo.
    async fn rendition(&self, viewer: &Viewer, photo: PhotoId, kind: RenditionKind) -> Answer<MediaFile>;
    /// The untouched original of a photo.
    async fn original(&self, viewer: &Viewer, photo: PhotoId) -> Answer<MediaFile>;

    /// Expects a resumable upload.
    async fn begin_upload(&self, viewer: &Viewer, command: BeginUpload) -> Answer<UploadView>;
    /// How far one's upload is.
    async fn upload(&self, viewer: &Viewer, id: UploadId) -> Answer<UploadView>;
    /// Continues one's upload at `offset`; answered once the bytes are durable.
    async fn add_part(&self, viewer: &Viewer, id: UploadId, offset: u64, bytes: Vec<u8>) -> Answer<Progress>;
    /// Gives one's upload up.
    async fn cancel_upload(&self, viewer: &Viewer, id: UploadId) -> Answer<()>;
}
