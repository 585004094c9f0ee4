//! A hairline as it is designed: where its points lie, how its front begins, for whom, and what the rules say to it
//! (facts A3, A4 and E).
//!
//! - [`face`]: seven shapes, and what is found on each drawn face
//! - [`design`]: what a designer chooses, each length within its range
//! - [`points`]: where that puts the five landmark points, and back from a place to the choice
//! - [`check`]: each rule as a [`Finding`] with its grade, its reason and its sources
//!
//! Lengths are whole millimetres of a soft tape on the skin. The five points are those of a published method (source 60):
//! A glabella, B mid-frontal point, C frontotemporal point, D temporal peak, E near the outer corner of the eye. A and E
//! are found on the face; B, C and D are placed.

pub mod check;
pub mod design;
pub mod face;
pub mod points;

pub use check::{Finding, Grade, Reason, Rule};
pub use design::{Age, Client, Design, Edge, Measure, Millimetres, Part, Sex, Side, Sides};
pub use face::{FaceShape, Features};
pub use points::{Landmarks, Movable, Spot};

#[cfg(test)]
mod tests;
