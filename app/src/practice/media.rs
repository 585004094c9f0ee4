//! The addresses of photos' files.

use domain::id::PhotoId;
use domain::practice::photo::RenditionKind;

/// A file of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFile {
    /// A picture shown in its place.
    Rendition(RenditionKind),
    /// The untouched original.
    Original,
}

impl PhotoFile {
    /// The file of a last path segment such as `thumb.jpg` or `original`.
    pub fn parse(segment: &str) -> Option<Self> {
        match segment.strip_suffix(".jpg") {
            Some(kind) => RenditionKind::parse(kind).map(Self::Rendition),
            None => (segment == "original").then_some(Self::Original),
        }
    }

    /// The address of this file of `photo`, the same in every language.
    pub fn href(self, photo: PhotoId) -> String {
        match self {
            Self::Rendition(kind) => format!("/media/{photo}/{}.jpg", kind.as_str()),
            Self::Original => format!("/media/{photo}/original"),
        }
    }
}

/// The address of a rendition.
pub fn rendition(photo: PhotoId, kind: RenditionKind) -> String {
    PhotoFile::Rendition(kind).href(photo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_names_its_file() {
        let photo: PhotoId = "0192f1a0-0000-7000-8000-000000000001".parse().expect("an id");
        let renditions = RenditionKind::ALL.map(PhotoFile::Rendition);
        for file in renditions.into_iter().chain([PhotoFile::Original]) {
            let href = file.href(photo);
            assert_eq!(href.rsplit('/').next().and_then(PhotoFile::parse), Some(file), "{href}");
        }
        assert_eq!(PhotoFile::parse("thumb.png"), None);
        assert_eq!(PhotoFile::parse("original.jpg"), None);
    }
}
