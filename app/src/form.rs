//! What a form sent.

use domain::{FieldProblem, Problem};

/// The fields and files of a form, in order.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The text fields.
    pub fields: Vec<(String, String)>,
    /// The files.
    pub files: Vec<FormFile>,
}

/// A file of a form.
#[derive(Debug, Clone)]
pub struct FormFile {
    /// The field it came in.
    pub field: String,
    /// What the browser calls it; not to be trusted for anything but showing.
    pub name: String,
    /// Its bytes, or the limit in bytes it went over.
    pub content: Result<Vec<u8>, u64>,
}

impl Form {
    /// The first value of a field; empty when it is missing, as browsers leave out what is not ticked.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field, in order.
    pub fn all<'form>(&'form self, name: &'form str) -> impl Iterator<Item = &'form str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

/// Parses the fields of one form and collects what is wrong with them, so that all problems are shown at once.
///
/// ```
/// # use app::form::{Form, Parser};
/// # use domain::identity::{DisplayName, EmailAddress};
/// let form = Form { fields: vec![("email".into(), "ana".into())], files: vec![] };
/// let mut parser = Parser::new(&form);
/// let email = parser.take("email", EmailAddress::parse);
/// let name = parser.take("name", DisplayName::parse);
/// let Err(problems) = parser.finish() else { panic!("two fields are wrong") };
/// assert_eq!(problems.len(), 2);
/// assert!(email.is_none() && name.is_none());
/// ```
#[derive(Debug)]
pub struct Parser<'form> {
    form: &'form Form,
    problems: Vec<FieldProblem>,
}

impl<'form> Parser<'form> {
    /// Starts on `form`.
    pub const fn new(form: &'form Form) -> Self {
        Self { form, problems: Vec::new() }
    }

    /// Parses one field; `None` notes the problem.
    pub fn take<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        match parse(self.form.get(name)) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problems.push(FieldProblem::new(name, problem));
                None
            }
        }
    }

    /// Notes a problem that concerns several fields.
    pub fn note(&mut self, name: &str, problem: Problem) {
        self.problems.push(FieldProblem::new(name, problem));
    }

    /// Ends the parsing.
    ///
    /// # Errors
    /// Every problem noted, in the order of the calls.
    pub fn finish(self) -> Result<(), Vec<FieldProblem>> {
        if self.problems.is_empty() { Ok(()) } else { Err(self.problems) }
    }
}
