//! What commands say.
//!
//! Whoever has heard enough may close the pipe, as `head` does. `println!` would panic then, and a signal would end a
//! command in the middle of what it does: here the rest is not said, and done all the same.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether something could not be said although somebody may be listening, as when a disk is full.
static LOST: AtomicBool = AtomicBool::new(false);

/// Writes to standard output.
pub(crate) fn out(text: Arguments<'_>) {
    let mut out = io::stdout().lock();
    match out.write_fmt(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            LOST.store(true, Ordering::Relaxed);
            err(format_args!("stipple: standard output: {error}\n"));
        }
        Ok(()) | Err(_) => {}
    }
}

/// Writes to standard error. If that fails there is nobody left to tell.
pub(crate) fn err(text: Arguments<'_>) {
    let _ = io::stderr().lock().write_fmt(text);
}

/// Whether everything that somebody wanted to hear was written.
pub(crate) fn was_heard() -> bool {
    !LOST.load(Ordering::Relaxed)
}

/// Writes a line to standard output.
macro_rules! say {
    ($($text:tt)*) => { $crate::cli::voice::out(format_args!("{}\n", format_args!($($text)*))) };
}

/// Writes a line to standard error.
macro_rules! complain {
    ($($text:tt)*) => { $crate::cli::voice::err(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {complain, say};
