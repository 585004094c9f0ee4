//! What a photo costs in memory, by the process's own high-water mark. One test, for the mark is the process's.
#![cfg(target_os = "linux")]

mod samples;

use image::ImageFormat;
use measure::{Limits, intake};

/// Largest resident size of this process so far, in megabytes.
fn high_water() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("is there");
    let kilobytes: u64 =
        line.split_whitespace().nth(1).and_then(|field| field.parse().ok()).expect("a number");
    kilobytes / 1000
}

#[test]
fn a_bomb_costs_nothing_and_a_photo_what_the_limits_say() {
    let bombs = [samples::hollow_png(50_000, 50_000), samples::hollow_png(7000, 7000)];
    let before = high_water();
    for bomb in bombs {
        let limits = Limits { max_memory: 256 << 20, ..Limits::default() };
        assert!(intake(&bomb, &limits).is_err());
    }
    assert!(high_water() < before + 8, "a header was believed: {} MB more", high_water() - before);

    // 2 megapixels, so that making the sample does not raise the mark above what is measured.
    let file = samples::encoded(&samples::picture(1600, 1250), ImageFormat::Jpeg);
    let before = high_water();
    assert!(intake(&file, &Limits::default()).is_ok());
    // Pixels, and again the largest rendition with its copy while it is turned and encoded.
    assert!(high_water() < before + 60, "{} MB more", high_water() - before);
}
