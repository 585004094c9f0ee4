//! What holders hold and learn besides the course: in force, lapsed, waiting to be checked, refused.

use contract::credentials::{Appraise, Credentials as _, Declare, Declared, HandIn, RecordEducation};
use domain::Viewer;
use domain::credentials::Code;
use domain::id::DocumentId;
use domain::learning::PrerequisiteKind;
use time::Duration;

use super::days::Days;
use super::people::People;
use super::practice::ANATOMY;
use super::study::{self, Knows};
use crate::{Academy, Error, Result};

/// A declaration: which kind, from whom, how many days ago it was issued and declared, in how many it expires.
struct Paper {
    kind: PrerequisiteKind,
    provider: &'static str,
    issued: i64,
    declared: i64,
    expires: i64,
    seen: Seen,
}

/// What became of it.
enum Seen {
    /// There is no document, and nobody was asked.
    No,
    /// There is a document that nobody has looked at.
    Waiting,
    /// An admin has accepted it.
    Accepted,
    /// An admin has refused it.
    Refused(&'static str),
}

/// Lets everybody declare what they hold.
pub(super) async fn fill(days: &Days, people: &People) -> Result<()> {
    use PrerequisiteKind::{BloodbornePathogens, FirstAid, Insurance};
    let paper = |kind, provider, issued, declared, expires, seen| Paper {
        kind,
        provider,
        issued,
        declared,
        expires,
        seen,
    };
    let [expired, ..] = &people.former;
    for (who, papers) in [
        (
            &people.trainee,
            vec![
                paper(BloodbornePathogens, "Safe Needle Online (demo)", 368, 100, -3, Seen::No),
                paper(
                    FirstAid,
                    "City First Aid (demo)",
                    50,
                    12,
                    680,
                    Seen::Refused("The page with the name is missing."),
                ),
                paper(Insurance, "Hairline Mutual (demo)", 20, 2, 345, Seen::Waiting),
            ],
        ),
        (
            &people.artist,
            vec![
                paper(BloodbornePathogens, "Safe Needle Online (demo)", 150, 149, 215, Seen::No),
                paper(FirstAid, "City First Aid (demo)", 200, 190, 530, Seen::Accepted),
                paper(Insurance, "Hairline Mutual (demo)", 359, 350, 6, Seen::Accepted),
            ],
        ),
        (
            expired,
            vec![
                paper(BloodbornePathogens, "Aguja Segura (demo)", 385, 380, -20, Seen::No),
                paper(FirstAid, "Cruz Verde (demo)", 30, 3, 700, Seen::Waiting),
            ],
        ),
        (
            &people.renewing,
            vec![
                paper(BloodbornePathogens, "Aguja Segura (demo)", 90, 88, 275, Seen::No),
                paper(FirstAid, "Cruz Verde (demo)", 200, 80, 530, Seen::Accepted),
            ],
        ),
    ] {
        for paper in papers {
            declare(days, people, who, paper).await?;
        }
    }
    learn(days, people, expired, "DEMO-EXPIRED", ("Camuflaje de cicatrices", 8, 200, true)).await?;
    learn(days, people, expired, "DEMO-EXPIRED", ("Fotografía clínica", 6, 40, false)).await?;
    learn(days, people, &people.renewing, "DEMO-ENDING", ("Camuflaje de cicatrices", 8, 300, true)).await?;
    learn(days, people, &people.renewing, "DEMO-ENDING", ("Higiene en el estudio", 5, 120, true)).await?;
    study::quiz(days, &people.renewing, ANATOMY, Knows::All, Duration::days(30)).await?;
    let code = code("DEMO-ENDING")?;
    days.ago(Duration::days(2)).request_renewal(&people.renewing, &code).await.map_err(Error::Refused)
}

async fn declare(days: &Days, people: &People, who: &Viewer, paper: Paper) -> Result<()> {
    let then = days.ago(Duration::days(paper.declared));
    let document = match paper.seen {
        Seen::No => None,
        Seen::Waiting | Seen::Accepted | Seen::Refused(_) => Some(hand_in(&then, who, paper.provider).await?),
    };
    let command = Declare {
        kind: paper.kind,
        provider: paper.provider.to_owned(),
        number: String::new(),
        issued_on: days.day(-paper.issued),
        expires_on: days.day(paper.expires),
        document,
    };
    then.declare(who, command).await.map_err(Error::Refused)?;
    let refuse = match paper.seen {
        Seen::No | Seen::Waiting => return Ok(()),
        Seen::Accepted => None,
        Seen::Refused(reason) => Some(reason.to_owned()),
    };
    let waiting = then.checks(&people.admin2).await.map_err(Error::Refused)?.prerequisites;
    let of_document = |id: DocumentId| {
        waiting.iter().find(|row| row.declared.document.as_ref().is_some_and(|document| document.id == id))
    };
    let what = document.and_then(of_document).ok_or(Error::NotFound)?.declared.id;
    let command = Appraise { what: Declared::Prerequisite(what), refuse };
    let next_day = days.ago(Duration::days((paper.declared - 1).max(0)));
    next_day.appraise(&people.admin2, command).await.map_err(Error::Refused)
}

/// Records continuing education: what, how many hours, how many days ago, and whether an admin has accepted it.
async fn learn(
    days: &Days,
    people: &People,
    who: &Viewer,
    certificate: &str,
    (title, hours, ago, accepted): (&str, u16, i64, bool),
) -> Result<()> {
    let then = days.ago(Duration::days(ago - 1));
    let provider = "Escuela Tinta (demo)";
    let document = hand_in(&then, who, provider).await?;
    let command = RecordEducation {
        code: code(certificate)?,
        title: format!("{title} (demo)"),
        provider: provider.to_owned(),
        completed_on: days.day(-ago),
        hours,
        document: Some(document),
    };
    then.record_education(who, command).await.map_err(Error::Refused)?;
    if accepted {
        let waiting = then.checks(&people.admin2).await.map_err(Error::Refused)?.education;
        let this = waiting
            .iter()
            .map(|row| &row.declared)
            .find(|entry| entry.document.as_ref().is_some_and(|attached| attached.id == document));
        let what = this.ok_or(Error::NotFound)?.id;
        let command = Appraise { what: Declared::Education(what), refuse: None };
        then.appraise(&people.admin2, command).await.map_err(Error::Refused)?;
    }
    Ok(())
}

async fn hand_in(academy: &Academy, who: &Viewer, provider: &str) -> Result<DocumentId> {
    let command = HandIn { name: "certificate.pdf".to_owned(), bytes: sheet(provider) };
    Ok(academy.hand_in(who, command).await.map_err(Error::Refused)?.id)
}

fn code(text: &str) -> Result<Code> {
    Code::parse(text).map_err(|error| Error::internal("naming a demo certificate", error))
}

/// A sheet of paper (PDF) that says that it is not a real one.
fn sheet(provider: &str) -> Vec<u8> {
    let provider: String =
        provider.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
    let text = format!(
        "BT /F1 24 Tf 72 740 Td ({provider}) Tj 0 -40 Td /F1 14 Tf (An invented document of the demo academy.) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let size = objects.len() + 1;
    let start = file.len();
    file.push_str(&format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_a_document_whose_table_leads_to_its_objects() {
        let file = sheet("Hairline Mutual (demo)");
        assert!(measure::document(&file).is_ok());
        let text = String::from_utf8(file).expect("plain text");
        let start: usize = text
            .rsplit("startxref\n")
            .next()
            .and_then(|rest| rest.lines().next()?.parse().ok())
            .expect("a start");
        assert!(text[start..].starts_with("xref\n0 6\n"));
        let third: usize = text[start..]
            .lines()
            .nth(5)
            .and_then(|line| line.split(' ').next()?.parse().ok())
            .expect("an offset");
        assert!(text[third..].starts_with("3 0 obj"));
    }
}
