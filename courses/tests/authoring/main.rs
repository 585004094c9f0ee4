//! A small course with everything in it once, and everything an author can get wrong in it.

mod doubts;
mod files;
mod languages;
mod loading;
mod media;
mod mistakes;
mod reports;
