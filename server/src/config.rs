//! The settings: one typed struct, read in one place, every problem reported at once.
//!
//! Later wins: defaults, `stipple.toml`, `STIPPLE_*` environment, flags.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use credential::PublicUrl;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use url::Url;

/// The settings as they are written: text, not yet checked.
#[derive(Debug, Clone, Default, Serialize, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<String>,
    /// Where the site is reachable from outside, such as `https://academy.example` [default: `http://` and the listening address]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,
    /// SQLite file (`sqlite://…`) or PostgreSQL server (`postgres://…`) [default: a file in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// Folder (`file:///…`) or S3 bucket (`s3://bucket/prefix`) for photos [default: a folder in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    storage_url: Option<String>,
    /// SMTP server for letters, such as `smtps://user:password@mail.example` [default: an outbox folder in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    smtp_url: Option<String>,
    /// The sender of letters [default: `academy@` and the site's host]
    #[arg(long, global = true, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_from: Option<String>,
    /// Where the database, photos, keys and letters lie unless set otherwise [default: data, or data/demo for the demo]
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data_dir: Option<PathBuf>,
    /// File with the age identity that the private keys of certificates are sealed to [default: they lie open, readable by their owner]
    #[arg(long, global = true, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    keys_identity: Option<PathBuf>,
    /// The academy's name [default: Stipple Academy]
    #[arg(long, global = true, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    academy_name: Option<String>,
    /// Read the curriculum from this folder instead of the one built in
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    courses_dir: Option<PathBuf>,
    /// Read a visitor's address from `X-Forwarded-For`: only behind a proxy that sets it [default: false]
    #[arg(long, global = true, num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    trust_proxy: Option<bool>,
    /// Token that lets other machines read `/metrics`; without one only this machine may
    #[arg(long, global = true, value_name = "TOKEN", hide_env_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    metrics_token: Option<String>,
    /// `text` or `json` [default: text on a terminal, json otherwise]
    #[arg(long, global = true, value_name = "FORMAT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    log_format: Option<String>,
}

/// The settings, checked.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Where the site is reachable from outside, without a slash at the end.
    pub public_url: String,
    /// The database.
    pub database_url: String,
    /// The photos.
    pub storage: Storage,
    /// The letters.
    pub mail: Mail,
    /// The sender of letters.
    pub mail_from: String,
    /// Where everything lies by default.
    pub data_dir: PathBuf,
    /// The file with what private keys are sealed to.
    pub keys_identity: Option<PathBuf>,
    /// The academy's name.
    pub academy_name: String,
    /// The curriculum, unless the built-in one.
    pub courses_dir: Option<PathBuf>,
    /// Whether to believe `X-Forwarded-For`.
    pub trust_proxy: bool,
    /// What lets other machines read the metrics.
    pub metrics_token: Option<String>,
    /// Whether logs are JSON.
    pub json_logs: bool,
}

/// Where photos are kept.
#[derive(Debug, Clone)]
pub(crate) enum Storage {
    /// In a folder.
    Folder(PathBuf),
    /// In an S3 bucket; keys and endpoint come from the usual `AWS_*` environment.
    S3(Url),
}

/// How letters leave.
#[derive(Debug, Clone)]
pub(crate) enum Mail {
    /// As files in a folder.
    Outbox(PathBuf),
    /// To an SMTP server.
    Smtp(String),
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{name} {problem}")]
pub(crate) struct Problem {
    name: &'static str,
    problem: String,
}

/// Every setting that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the settings cannot be used:\n{}", .0.iter().map(|p| format!("  - {p}")).collect::<Vec<_>>().join("\n"))]
pub(crate) struct Problems(Vec<Problem>);

impl Config {
    /// Reads the settings; everything lies in `data_dir` unless they say otherwise.
    ///
    /// # Errors
    /// Every problem at once.
    pub(crate) fn read(flags: &Settings, data_dir: &str) -> Result<Self, Problems> {
        let settings = Figment::new()
            .merge(Toml::file("stipple.toml"))
            .merge(Env::prefixed("STIPPLE_").ignore(&["bin", "test_postgres_url", "shared"]))
            .merge(Serialized::defaults(flags))
            .extract::<Settings>()
            .map_err(|errors| {
                Problems(
                    errors
                        .into_iter()
                        .map(|error| Problem { name: "settings:", problem: error.to_string() })
                        .collect(),
                )
            })?;
        settings.check(data_dir)
    }
}

impl Settings {
    fn check(self, data_dir: &str) -> Result<Config, Problems> {
        let mut problems = Vec::new();
        let mut note = |name, problem: String| problems.push(Problem { name, problem });

        let data_dir = self.data_dir.unwrap_or_else(|| PathBuf::from(data_dir));
        let listen = self.listen.as_deref().unwrap_or("127.0.0.1:3000");
        let listen = listen.parse().unwrap_or_else(|_| {
            note("listen", format!("is {listen:?}; give an address and a port such as 127.0.0.1:3000"));
            SocketAddr::from(([127, 0, 0, 1], 3000))
        });
        let public_url = self.public_url.unwrap_or_else(|| format!("http://{listen}"));
        // Certificates are signed under this address, so it is as strict here as there.
        if let Err(problem) = PublicUrl::parse(&public_url) {
            note("public_url", format!("is unusable: {problem}"));
        }
        let host = Url::parse(&public_url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host = host.unwrap_or_else(|| "localhost".to_owned());
        let database_url = self
            .database_url
            .unwrap_or_else(|| format!("sqlite://{}?mode=rwc", data_dir.join("stipple.db").display()));
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            note("database_url", "starts with neither sqlite:// nor postgres://".to_owned());
        }
        let storage = storage(self.storage_url.as_deref(), &data_dir).unwrap_or_else(|problem| {
            note("storage_url", problem);
            Storage::Folder(data_dir.join("files"))
        });
        let mail = match self.smtp_url {
            None => Mail::Outbox(data_dir.join("outbox")),
            Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => Mail::Smtp(url),
            Some(_) => {
                note("smtp_url", "starts with neither smtp:// nor smtps://".to_owned());
                Mail::Outbox(data_dir.join("outbox"))
            }
        };
        let json_logs = match self.log_format.as_deref() {
            None => !std::io::IsTerminal::is_terminal(&std::io::stderr()),
            Some("json") => true,
            Some("text") => false,
            Some(other) => {
                note("log_format", format!("is {other:?}; give text or json"));
                false
            }
        };
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        Ok(Config {
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            database_url,
            storage,
            mail,
            mail_from: self.mail_from.unwrap_or_else(|| format!("academy@{host}")),
            data_dir,
            keys_identity: self.keys_identity,
            academy_name: self.academy_name.unwrap_or_else(|| "Stipple Academy".to_owned()),
            courses_dir: self.courses_dir,
            trust_proxy: self.trust_proxy.unwrap_or(false),
            metrics_token: self.metrics_token,
            json_logs,
        })
    }
}

fn storage(url: Option<&str>, data_dir: &Path) -> Result<Storage, String> {
    let Some(text) = url else { return Ok(Storage::Folder(data_dir.join("files"))) };
    let url = Url::parse(text).map_err(|error| format!("is {text:?}: {error}"))?;
    match url.scheme() {
        "file" => {
            url.to_file_path().map(Storage::Folder).map_err(|()| "is no folder of this machine".to_owned())
        }
        "s3" => Ok(Storage::S3(url)),
        other => Err(format!("has the scheme {other}; give file:///folder or s3://bucket/prefix")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_reported_at_once_and_by_name() {
        let settings = Settings {
            listen: Some("everywhere".into()),
            public_url: Some("academy.example".into()),
            database_url: Some("mysql://x".into()),
            storage_url: Some("ftp://x/y".into()),
            ..Settings::default()
        };
        let report = settings.check("data").expect_err("four problems").to_string();
        for name in ["listen", "public_url", "database_url", "storage_url"] {
            assert!(report.contains(&format!("- {name} ")), "{name} is missing in {report}");
        }
    }

    #[test]
    fn without_settings_everything_lies_in_the_data_folder() {
        let config = Settings { data_dir: Some("/srv/academy".into()), ..Settings::default() }
            .check("data")
            .expect("defaults");
        assert_eq!(config.database_url, "sqlite:///srv/academy/stipple.db?mode=rwc");
        assert_eq!(config.public_url, "http://127.0.0.1:3000");
    }
}
