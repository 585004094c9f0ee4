//! `cargo xtask film`: the film of a lesson, drawn from the figure that the lesson shows.
//!
//! *Layering* fills the fifty places of `dots-reserve.svg` one by one, in the order in which the figure lists them, session
//! after session. It holds no words: those are its captions. The same figure and encoder give the same film.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

use resvg::{tiny_skia, usvg};

use crate::run::{Failure, Result, say};
use crate::tools;
use crate::workspace::Workspace;

/// The drawing, and where its film lies.
const FIGURE: &str = "courses/foundations/figures/dots-reserve.svg";
const FILM: &str = "courses/foundations/media/layering";

/// Pixels of a frame. The lowest 150 are left empty: players lay their controls and captions over them.
const WIDTH: u32 = 960;
const HEIGHT: u32 = 660;
const FRAMES_A_SECOND: usize = 10;

/// The width of a dot in the drawing tells the paths of dots from all others.
const DOTS: &str = "stroke-width=\"10.5\"";
/// Left edge of the drawing's third square, upper edge of all, and their side.
const LEFT: f64 = 434.0;
const TOP: f64 = 46.0;
const SIDE: f64 = 190.0;

/// A picture as bytes of red, green, blue and opacity. Many frames are the same picture.
type Frame = Rc<[u8]>;

/// A session: how many places are filled at its end, when it begins, and when its last dot is set, in tenths of seconds.
struct Session {
    filled: usize,
    begins: usize,
    ends: usize,
}

const SESSIONS: [Session; 3] = [
    Session { filled: 15, begins: 30, ends: 80 },
    Session { filled: 35, begins: 110, ends: 170 },
    Session { filled: 50, begins: 200, ends: 245 },
];
/// Tenths of seconds.
const LENGTH: usize = 280;

/// The site's colours by day.
const SURFACE: &str = "#FFFFFF";
const SKIN: &str = "#E4E0DA";
const INK: &str = "#14191A";
const SOFT: &str = "#5A6363";
const HAIRLINE: &str = "#D3D9D5";
const ACCENT: &str = "#0E5B45";

/// Draws the film and its still picture, and writes both files of it.
pub(crate) fn film() -> Result {
    let workspace = Workspace::locate()?;
    tools::ensure_ffmpeg()?;
    let places = places(&fs::read_to_string(workspace.root.join(FIGURE))?)?;
    say("Drawing the film");
    let frames = frames(&places)?;
    let file = workspace.root.join(FILM);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let webm = ["-c:v", "libvpx-vp9", "-crf", "34", "-b:v", "0", "-deadline", "good", "-cpu-used", "1"];
    let mp4 = [
        "-c:v",
        "libx264",
        "-preset",
        "veryslow",
        "-tune",
        "animation",
        "-crf",
        "24",
        "-movflags",
        "+faststart",
    ];
    encode(&frames, &webm, &file.with_extension("webm"))?;
    encode(&frames, &mp4, &file.with_extension("mp4"))?;
    // What the second session has left open says most about the film.
    let still = frames.get(190).ok_or_else(|| Failure("the film is too short".into()))?;
    encode(std::slice::from_ref(still), &["-frames:v", "1", "-update", "1"], &file.with_extension("png"))
}

/// The fifty places of the drawing, in the order in which its sessions fill them.
fn places(svg: &str) -> Result<Vec<(f64, f64)>> {
    let dots = svg.lines().filter(|line| line.contains(DOTS)).map(points).collect::<Option<Vec<_>>>();
    let dots = dots.unwrap_or_default();
    let kept = |earlier: &[(f64, f64)], later: &[(f64, f64)]| {
        let same =
            |((x, y), (u, v)): (&(f64, f64), &(f64, f64))| (u - x - 209.0).abs() < 0.2 && (y - v).abs() < 0.2;
        earlier.iter().zip(later).all(same)
    };
    match &dots[..] {
        [first, second, third, ..]
            if [first.len(), second.len(), third.len()] == SESSIONS.map(|session| session.filled)
                && kept(first, second)
                && kept(second, third) =>
        {
            Ok(third.iter().map(|(x, y)| (x - LEFT, y - TOP)).collect())
        }
        _ => {
            Err(Failure(format!("{FIGURE} does not show three sessions of 15, 35 and 50 dots in one order")))
        }
    }
}

/// The points of a path such as `M1 2h.01M3 4h.01`.
fn points(line: &str) -> Option<Vec<(f64, f64)>> {
    let path = line.split(" d=\"M").nth(1)?.split('"').next()?;
    let point = |text: &str| {
        let (x, y) = text.strip_suffix("h.01")?.split_once(' ')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    path.split('M').map(point).collect()
}

/// Every frame.
fn frames(places: &[(f64, f64)]) -> Result<Vec<Frame>> {
    let mut frames: Vec<Frame> = Vec::with_capacity(LENGTH);
    let mut last = String::new();
    for tenth in 0..LENGTH {
        let svg = drawing(places, tenth);
        let frame = match frames.last() {
            Some(frame) if svg == last => frame.clone(),
            _ => rendered(&svg)?.into(),
        };
        frames.push(frame);
        last = svg;
    }
    Ok(frames)
}

fn rendered(svg: &str) -> Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default())?;
    let mut picture = tiny_skia::Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Failure("no room".into()))?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut picture.as_mut());
    Ok(picture.take())
}

/// How many places are filled at a time, and how many of them were before the session of that time.
fn filled(tenth: usize) -> (usize, usize) {
    let mut before = 0;
    for Session { filled, begins, ends } in SESSIONS {
        if tenth < begins {
            return (before, before);
        }
        // The dots of a session stay marked for a second.
        if tenth < ends + FRAMES_A_SECOND {
            let new = filled - before;
            let set = (tenth - begins) * new / (ends - begins) + 1;
            return (before + set.min(new), before);
        }
        before = filled;
    }
    (before, before)
}

/// The frame at a time: the patch under the needle, and beside it what each session has left behind.
fn drawing(places: &[(f64, f64)], tenth: usize) -> String {
    let (now, before) = filled(tenth);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{SURFACE}\"/>"
    );
    patch(&mut svg, places, (90.0, 37.0, 466.0), now, before);
    for (session, number) in SESSIONS.iter().zip(0_u8..) {
        let y = 37.0 + 158.0 * f64::from(number);
        for dot in 0..=number {
            let at = y + 75.0 + 20.0 * (f64::from(dot) - f64::from(number) / 2.0);
            // Writing into a String cannot fail.
            let _ = write!(svg, "<circle cx=\"650\" cy=\"{at}\" r=\"6\" fill=\"{INK}\"/>");
        }
        if tenth >= session.ends + FRAMES_A_SECOND {
            patch(&mut svg, places, (690.0, y, 150.0), session.filled, session.filled);
        } else {
            let _ = write!(
                svg,
                "<rect x=\"690\" y=\"{y}\" width=\"150\" height=\"150\" fill=\"none\" stroke=\"{HAIRLINE}\" stroke-width=\"2\"/>"
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The square with `now` places filled, those from `before` on in the colour of what is new; `(x, y, side)` in pixels.
fn patch(svg: &mut String, places: &[(f64, f64)], (x, y, side): (f64, f64, f64), now: usize, before: usize) {
    let scale = side / SIDE;
    let _ = write!(
        svg,
        "<g transform=\"translate({x} {y}) scale({scale})\"><rect width=\"{SIDE}\" height=\"{SIDE}\" fill=\"{SKIN}\" \
         stroke=\"{INK}\" stroke-width=\"{}\"/>",
        2.0 / scale
    );
    for ((x, y), number) in places.iter().zip(0..) {
        let _ = if number < now {
            let ink = if number < before { INK } else { ACCENT };
            write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5.25\" fill=\"{ink}\"/>")
        } else {
            write!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"none\" stroke=\"{SOFT}\" stroke-width=\"1.3\"/>"
            )
        };
    }
    svg.push_str("</g>");
}

/// Has ffmpeg write `file` from frames, in a way that depends on nothing but them and its version.
fn encode(frames: &[Frame], how: &[&str], file: &Path) -> Result {
    say(format_args!("Writing {}", file.display()));
    let mut ffmpeg = Command::new("ffmpeg")
        .args(["-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgba"])
        .args(["-s", &format!("{WIDTH}x{HEIGHT}"), "-r", &FRAMES_A_SECOND.to_string(), "-i", "-", "-an"])
        .args(["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"])
        .args(["-pix_fmt", if how.contains(&"-c:v") { "yuv420p" } else { "rgb24" }])
        .args(how)
        .arg(file)
        .stdin(Stdio::piped())
        .spawn()?;
    let mut pipe = ffmpeg.stdin.take().ok_or_else(|| Failure("ffmpeg takes no frames".into()))?;
    for frame in frames {
        pipe.write_all(frame)?;
    }
    drop(pipe);
    let ended = ffmpeg.wait()?;
    if ended.success() { Ok(()) } else { Err(Failure(format!("ffmpeg ended with {ended}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_session_ends_with_its_dots_and_the_next_begins_with_them() {
        assert_eq!(filled(0), (0, 0));
        assert_eq!(filled(30), (1, 0));
        assert_eq!(filled(89), (15, 0));
        assert_eq!(filled(100), (15, 15));
        assert_eq!(filled(110), (16, 15));
        assert_eq!(filled(LENGTH - 1), (50, 50));
    }

    #[test]
    fn the_places_are_those_of_the_figure() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let places =
            places(&fs::read_to_string(root.join(FIGURE)).expect("the figure")).expect("fifty places");
        assert!(places.iter().all(|(x, y)| (0.0..=SIDE).contains(x) && (0.0..=SIDE).contains(y)));
    }
}
