//! The folder that the curriculum is read from, while the academy runs.

use std::sync::{Arc, PoisonError, RwLock};

use contract::learning::{CurriculumView, FolderView, ProblemView, TaughtView};
use courses::{Checked, ContentSource, Problem, Severity};
use domain::learning::Course;
use domain::policy::{self, ReadCurriculum, authorize};
use domain::{Locale, Viewer};

use super::outline;
use crate::{Academy, Result};

/// What was found when the folder was last read; nothing where no folder is watched.
#[derive(Default)]
pub(crate) struct LastReading(RwLock<Option<FolderView>>);

impl LastReading {
    fn set(&self, view: FolderView) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(view);
    }

    fn get(&self) -> Option<FolderView> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A folder that was read anew.
#[derive(Debug)]
pub struct Reread {
    /// The academy that teaches what stands there; nothing when it has errors, or says what is taught already.
    pub academy: Option<Academy>,
    /// Everything that is to be said of it, by file and line.
    pub problems: Vec<Problem>,
}

/// Reads the folder of the curriculum anew, and remembers for [`curriculum`] what is wrong with it. Takes a core for a
/// moment.
pub fn reread(academy: &Academy, folder: &impl ContentSource) -> Reread {
    let Checked { catalogue, problems } = courses::check(folder);
    academy.folder().set(FolderView {
        path: folder.root().to_owned(),
        read_at: academy.now(),
        published: catalogue.is_some(),
        problems: problems.iter().map(problem).collect(),
    });
    let other = catalogue.filter(|read| read.revision() != academy.catalogue.revision());
    Reread { academy: other.map(|catalogue| academy.teaching(Arc::new(catalogue))), problems }
}

fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
        error: problem.severity == Severity::Error,
        message: problem.message.clone(),
        remedy: problem.remedy.clone(),
    }
}

/// What is taught now, and what is wrong with the folder it comes from.
pub(super) fn curriculum(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<CurriculumView> {
    authorize::<ReadCurriculum>(viewer, policy::Academy)?;
    let taught = |course: &Course| TaughtView {
        course: outline::named_course(course, locale),
        lessons: course.lessons().count(),
        items: course.modules.iter().map(|module| module.quiz.items().len()).sum(),
        revision: course.revision.to_string(),
    };
    Ok(CurriculumView {
        since: academy.taught_since(),
        courses: academy.catalogue.courses().iter().map(taught).collect(),
        folder: academy.folder().get(),
    })
}
