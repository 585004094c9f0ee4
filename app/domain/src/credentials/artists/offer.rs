//! What an artist offers, and in which languages: closed lists, so that everybody means the same.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$choice_doc:meta])* $choice:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $(
                $(#[$choice_doc])*
                #[serde(rename = $text)]
                $choice,
            )+
        }

        impl $name {
            /// Every one, in the order they are shown.
            pub const ALL: [Self; [$($text),+].len()] = [$(Self::$choice),+];

            /// The name in storage, forms and addresses.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$choice => $text,)+
                }
            }

            /// The one of a name; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.as_str() == text)
            }
        }
    };
}

choices! {
    /// A kind of treatment, in the words of the field. Removal is none of them: it is for medical or licensed operators.
    Service {
        /// The look of a shaved head with full growth.
        ShavedLook = "shaved-look",
        /// Less contrast between skin and hair that is still there.
        Density = "density",
        /// The front edge.
        Hairline = "hairline",
        /// The crown (vertex).
        Crown = "crown",
        /// Scars of transplants, injuries and operations.
        Scars = "scars",
        /// Round patches without hair.
        AlopeciaAreata = "alopecia-areata",
        /// Refreshing what has faded.
        TouchUp = "touch-up",
        /// Putting right what others did.
        Correction = "correction",
    }
}

choices! {
    /// A language one can be treated in (ISO 639-1).
    Language {
        /// Arabic.
        Arabic = "ar",
        /// Bulgarian.
        Bulgarian = "bg",
        /// Catalan.
        Catalan = "ca",
        /// Chinese.
        Chinese = "zh",
        /// Croatian.
        Croatian = "hr",
        /// Czech.
        Czech = "cs",
        /// Danish.
        Danish = "da",
        /// Dutch.
        Dutch = "nl",
        /// English.
        English = "en",
        /// Finnish.
        Finnish = "fi",
        /// French.
        French = "fr",
        /// German.
        German = "de",
        /// Greek.
        Greek = "el",
        /// Hebrew.
        Hebrew = "he",
        /// Hindi.
        Hindi = "hi",
        /// Hungarian.
        Hungarian = "hu",
        /// Italian.
        Italian = "it",
        /// Japanese.
        Japanese = "ja",
        /// Korean.
        Korean = "ko",
        /// Norwegian.
        Norwegian = "no",
        /// Polish.
        Polish = "pl",
        /// Portuguese.
        Portuguese = "pt",
        /// Romanian.
        Romanian = "ro",
        /// Russian.
        Russian = "ru",
        /// Spanish.
        Spanish = "es",
        /// Swedish.
        Swedish = "sv",
        /// Turkish.
        Turkish = "tr",
        /// Ukrainian.
        Ukrainian = "uk",
    }
}
