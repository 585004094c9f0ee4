//! Child processes that never outlive the test program, whether it returns, panics or is killed.
//!
//! Destructors alone do not do: statics are never dropped and a killed program drops nothing. So beside each
//! child stands a shell that waits for the end of its input, the other end of which only we hold: when we are
//! gone, for whatever reason, it ends the child's process group and removes its folder.

use std::fs::File;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use tempfile::TempDir;

/// `$1` is the process group, `$2` the signal that ends it tidily, `$3` the folder to remove, `$4` the data that
/// go too when we are gone without a word: killed, or at the end of a program that keeps us in a static.
const WATCH: &str = r#"
    read -r word
    kill -s "$2" -- "-$1" 2>/dev/null
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 -- "-$1" 2>/dev/null || break; sleep 0.1; done
    kill -s KILL -- "-$1" 2>/dev/null
    rm -rf -- "$3"
    [ "$word" = keep ] || rm -rf -- "$4"
"#;

/// A child process with a folder of its own, both gone when this is.
#[derive(Debug)]
pub struct Leashed {
    child: Child,
    watch: Child,
    folder: TempDir,
    signal: String,
}

impl Leashed {
    /// Starts `command`, which writes what it has to say to `log` in `folder`; `signal` ends it tidily.
    ///
    /// # Panics
    /// When the program does not start.
    #[must_use]
    pub fn start(command: Command, folder: TempDir, signal: &str) -> Self {
        let no_data = folder.path().to_owned();
        Self::start_with_data(command, folder, signal, &no_data)
    }

    /// The same for a child whose `data` may outlive it, but not the test program.
    ///
    /// # Panics
    /// When the program does not start.
    #[must_use]
    pub fn start_with_data(mut command: Command, folder: TempDir, signal: &str, data: &Path) -> Self {
        let log = File::create(folder.path().join("log")).expect("a log file in a folder of our own");
        let errors = log.try_clone().expect("a second handle on the log");
        let program = command.get_program().to_owned();
        let child = command
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
        let watch = Command::new("sh")
            .args(["-c", WATCH, "watch", &child.id().to_string(), signal])
            .args([folder.path(), data])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a POSIX shell");
        Self { child, watch, folder, signal: signal.to_owned() }
    }

    /// The child's own folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the child writes what it has to say.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.folder().join("log")
    }

    /// The last lines of the log, for the message of a failing test.
    #[must_use]
    pub fn last_words(&self) -> String {
        let log = std::fs::read(self.log()).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines = log.lines().collect::<Vec<_>>();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }

    /// How the child ended, if it has.
    ///
    /// # Panics
    /// When the operating system does not know its own child.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the state of our own child")
    }

    /// The child's process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends the child the signal that ends it tidily, and does not wait.
    ///
    /// # Panics
    /// When the machine has no program `kill`.
    pub fn ask_to_stop(&self) {
        let sent = Command::new("kill").args(["-s", &self.signal, &self.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "the signal was not sent");
    }

    /// Ends the child as a power cut would (`kill -9`) and waits until it is gone.
    ///
    /// # Panics
    /// When the operating system refuses.
    pub fn kill(&mut self) {
        self.child.kill().expect("killing our own child");
        self.child.wait().expect("the end of our own child");
    }
}

impl Drop for Leashed {
    fn drop(&mut self) {
        // The end of the shell's input is the signal; waiting for both makes the folder's removal final.
        if let Some(mut input) = self.watch.stdin.take() {
            let _ = input.write_all(b"keep\n");
        }
        let _ = self.child.wait();
        let _ = self.watch.wait();
    }
}
