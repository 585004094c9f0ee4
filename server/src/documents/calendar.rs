//! The day on which a certificate ends, for its holder's calendar (RFC 5545).

use app::i18n::holder as say;
use contract::credentials::VerificationView;
use domain::Locale;
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property, Trigger};
use time::UtcOffset;
use time::macros::format_description;

/// How long before it the calendar reminds of it.
const REMINDER: &str = "P60D";

/// An entry for the whole last day, with a reminder; `None` when the certificate cannot be believed. `page` is the
/// address of the certificate's page.
pub(crate) fn calendar(view: &VerificationView, locale: Locale, page: &str) -> Option<String> {
    let record = view.record.as_ref()?;
    let title = say::calendar::ends(locale, &record.title);
    let written = record.issued_at.to_offset(UtcOffset::UTC);
    let written = written.format(format_description!("[year][month][day]T[hour][minute][second]Z")).ok()?;
    // What lies before is negative in a calendar, which the library writes but does not read.
    let length = Trigger::try_from(&Property::new("TRIGGER", REMINDER)).ok()?;
    let reminder = Property::new("TRIGGER", format!("-{REMINDER}"));
    // The library writes a time and a name of its own into whatever has none, and then no two copies would be alike. In
    // days rather than seconds, as calendars write it themselves.
    let alarm = Alarm::display(&title, length)
        .append_property(reminder)
        .add_property("DTSTAMP", &written)
        .add_property("UID", format!("{}#reminder", record.id))
        .done();
    let day = Event::new()
        .summary(&title)
        .description(&say::calendar::text(locale, &view.code, &record.holder, page))
        .url(page)
        .uid(&record.id)
        .add_property("DTSTAMP", &written)
        .add_property("TRANSP", "TRANSPARENT")
        .class(Class::Private)
        .starts(record.valid_until.to_offset(UtcOffset::UTC).date())
        .alarm(alarm)
        .done();
    Some(Calendar::new().name(say::calendar::name(locale)).push(day).to_string())
}

#[cfg(test)]
mod tests {
    use super::super::certificate::tests::view;
    use super::*;

    const PAGE: &str = "https://academy.example/verify/7Q4K-2M9P-W3XD";

    #[test]
    fn the_entry_lasts_the_whole_day_and_reminds_sixty_days_before() {
        let text = calendar(&view(1), Locale::En, PAGE).expect("an entry").replace("\r\n ", "");
        let lines: Vec<_> = text.split("\r\n").collect();
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTART;VALUE=DATE:20281021",
            "DTSTAMP:20261021T150000Z",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P60D",
            "UID:https://academy.example/credentials/0192f1a0-0000-7000-8000-000000000001",
            "URL:https://academy.example/verify/7Q4K-2M9P-W3XD",
        ] {
            assert!(lines.contains(&line), "{line} is not in:\n{text}");
        }
    }

    #[test]
    fn no_line_is_longer_than_calendars_read_and_every_copy_is_the_same() {
        let once = calendar(&view(1), Locale::Es, PAGE).expect("an entry");
        assert!(once.split("\r\n").all(|line| line.len() <= 75), "{once}");
        assert_eq!(Some(once), calendar(&view(1), Locale::Es, PAGE));
    }

    #[test]
    fn what_cannot_be_believed_has_no_day() {
        assert_eq!(calendar(&VerificationView { record: None, ..view(1) }, Locale::En, PAGE), None);
    }
}
