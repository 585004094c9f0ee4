//! Tables for spreadsheets (RFC 4180, as the spreadsheets of each language read it).

use app::figures::Cell;
use csv::{Terminator, WriterBuilder};
use domain::Locale;

/// Tells spreadsheets that what follows is UTF-8.
const MARK: &str = "\u{feff}";

/// Rows as CSV. Where a comma is the decimal mark, semicolons part the cells. Words that a spreadsheet would take for a
/// formula get an apostrophe in front, which it shows as text; numbers are written as they are.
///
/// # Errors
/// When there is no memory left to write to.
pub(crate) fn csv(locale: Locale, rows: &[Vec<Cell>]) -> Result<Vec<u8>, csv::Error> {
    let delimiter = match locale {
        Locale::En => b',',
        Locale::Es => b';',
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(written))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.clone(),
        Cell::Text(text) if starts_a_formula(text) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
    }
}

/// Whether a spreadsheet would compute a cell with this text: some skip white space in front, and some read the wide
/// forms of East Asian scripts as well.
fn starts_a_formula(text: &str) -> bool {
    let first = text.chars().next();
    let visible = text.trim_start().chars().next();
    matches!(first, Some('\t' | '\r' | '\n'))
        || matches!(visible, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn written(locale: Locale, row: Vec<Cell>) -> String {
        let bytes = csv(locale, &[row]).expect("a table");
        let table = String::from_utf8(bytes).expect("UTF-8");
        table.strip_prefix(MARK).expect("the mark of UTF-8").to_owned()
    }

    #[test]
    fn cells_are_parted_as_spreadsheets_of_the_language_expect() {
        let row = || vec![text("Price, \"all in\""), Cell::Number("-12.50".to_owned())];
        assert_eq!(written(Locale::En, row()), "\"Price, \"\"all in\"\"\",-12.50\r\n");
        assert_eq!(written(Locale::Es, vec![text("a"), text("b;c")]), "a;\"b;c\"\r\n");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"] {
            let cell = format!("{start}HYPERLINK(\"http://evil.example\")");
            let line = written(Locale::En, vec![text(&cell)]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{line}");
        }
        assert_eq!(written(Locale::En, vec![text("a=b")]), "a=b\r\n");
    }
}
