//! What stands around a figure that answers, and what somebody keeps of it.

use domain::learning::{FigureState, Interactive, Worksheet, WorksheetName};

use super::{MentionView, SourceView};

/// The surroundings of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureView {
    /// The lessons that lead to it, in reading order.
    pub lessons: Vec<MentionView>,
    /// The sources it cites, in the order of their numbers.
    pub sources: Vec<SourceView>,
}

/// The worksheets of one person and one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetsView {
    /// Whether the reader can keep worksheets at all: trainees can.
    pub can_keep: bool,
    /// What they keep, the latest first.
    pub kept: Vec<Worksheet>,
}

/// Keep a state of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepWorksheet {
    /// The figure.
    pub figure: Interactive,
    /// What to call it.
    pub name: WorksheetName,
    /// The state.
    pub state: FigureState,
}
