//! The kinds of problems. Their names stay as they are: reports in SARIF give them, and people filter by them.

macro_rules! rules {
    ($($name:ident $id:literal $summary:literal;)+) => {
        /// A kind of problem, called by what it asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $summary] $name,)+
        }

        impl Rule {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name, the same in every version.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }

            /// What it asks for, in a sentence.
            pub const fn summary(self) -> &'static str {
                match self {
                    $(Self::$name => $summary,)+
                }
            }
        }
    };
}

rules! {
    File "file" "Files that are named are there and can be read.";
    Syntax "syntax" "Files can be parsed: TOML, SVG, the front matter of a text.";
    Field "field" "Every field is there, known, and of a value that means something.";
    Reference "reference" "What a file names or links exists.";
    Repeated "repeated" "A name is given once.";
    Unused "unused" "Figures, films, terms and files are shown somewhere.";
    Markup "markup" "A text holds nothing but the Markdown that pages know.";
    Sections "sections" "A lesson has an opening, and sections that end in something to do.";
    Length "length" "Lessons and their sections are neither too short nor too long.";
    Readability "readability" "No part of a lesson is much harder to read than the others.";
    Translation "translation" "Both languages are there and say the same, block by block.";
    Untranslated "untranslated" "No sentence is the same in both languages.";
    SafetyWording "safety-wording" "What is said for safety is repeated in both languages alike.";
    AlternativeText "alternative-text" "A figure has a text that says what it shows.";
    Caption "caption" "A figure has a caption.";
    Facts "facts" "Lessons and quiz items name the sections of the fact base they are written from.";
    Sources "sources" "What is cited is registered and listed, and what is listed is cited.";
    Drawing "drawing" "A figure holds nothing that could run, load or restyle, and its texts in both languages.";
    FigureColour "figure-colour" "A figure takes its colours from the theme.";
    Medium "medium" "A film or a recording is complete and can be played.";
    Item "quiz-item" "Quiz items can be asked, and are not answered by how they look.";
    Exam "exam" "The final exam can be drawn from the quizzes.";
    Certificate "certificate" "The rule of the certificate asks for what the course has.";
    Assignment "assignment" "Practice work can be done and judged.";
    FreeLessons "free-lessons" "Two lessons of a course are open without an account.";
    FormerName "former-name" "What a lesson was called before is a name that no lesson has.";
}
