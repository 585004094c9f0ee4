//! Captions in `WebVTT` (W3C): as much of it as tells whether a browser will show them.

use crate::rule::Rule;
use crate::toml_reader::Scope;

/// Reports what a browser would leave out or show at the wrong time.
pub(crate) fn check(scope: Scope<'_>) {
    let text = &scope.document.text;
    if !text.lines().next().is_some_and(|first| first.trim_start_matches('\u{FEFF}').starts_with("WEBVTT")) {
        scope.error(Rule::Medium, 0, "the captions are no WebVTT", "start the file with a line WEBVTT");
        return;
    }
    let mut cues = 0;
    let mut last = 0;
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        if !line.contains("-->") {
            continue;
        }
        cues += 1;
        let offset = scope.document.line_start(number);
        match times(line) {
            Some((start, end)) if start < end && last <= start => last = start,
            Some(_) => scope.error(
                Rule::Medium,
                offset,
                "the caption does not follow the one before, or ends before it starts",
                "bring the captions into the order of their times",
            ),
            None => scope.error(
                Rule::Medium,
                offset,
                "the times of the caption cannot be read",
                "write them as 00:00:03.000 --> 00:00:08.000",
            ),
        }
        if lines.next().is_none_or(|(words, _)| words.trim().is_empty()) {
            scope.error(
                Rule::Medium,
                offset,
                "the caption says nothing",
                "write its words on the line below its times",
            );
        }
    }
    if cues == 0 {
        scope.error(
            Rule::Medium,
            0,
            "there are no captions in the file",
            "write at least one, with its times",
        );
    }
}

/// Start and end in milliseconds. Settings may follow the end.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((milliseconds(start.trim())?, milliseconds(rest.split_whitespace().next()?)?))
}

/// `00:00:03.000`, with or without hours.
fn milliseconds(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once('.')?;
    let digits = |text: &str, count: usize| {
        let right = text.len() >= count && text.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| text.parse::<u64>().ok()).flatten()
    };
    let parts: Vec<u64> = clock.split(':').map(|part| digits(part, 2)).collect::<Option<_>>()?;
    let fraction = digits(fraction, 3).filter(|_| fraction.len() == 3)?;
    let seconds = match parts[..] {
        [minutes, seconds] if minutes < 60 && seconds < 60 => minutes * 60 + seconds,
        [hours, minutes, seconds] if hours < 100 && minutes < 60 && seconds < 60 => {
            hours * 3_600 + minutes * 60 + seconds
        }
        _ => return None,
    };
    Some(seconds * 1_000 + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_hours() {
        assert_eq!(times("00:03.000 --> 00:00:08.500 align:start"), Some((3_000, 8_500)));
        assert_eq!(times("01:00:00.000 --> 01:00:01.000"), Some((3_600_000, 3_601_000)));
        for wrong in
            ["0:3.0 --> 0:4.0", "00:03,000 --> 00:04,000", "00:03.000 -->", "00:61.000 --> 01:02.000"]
        {
            assert_eq!(times(wrong), None, "{wrong}");
        }
    }
}
