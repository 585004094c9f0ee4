//! What stands around a figure that answers.

use super::{MentionView, SourceView};

/// The surroundings of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureView {
    /// The lessons that lead to it, in reading order.
    pub lessons: Vec<MentionView>,
    /// The sources it cites, in the order of their numbers.
    pub sources: Vec<SourceView>,
}
