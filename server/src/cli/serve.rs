//! `stipple serve`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use academy::Academy;
use academy::demo::{self, Seeded};
use academy::identity::Limits;
use axum::serve::ListenerExt;
use clap::Args;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::logging;
use crate::compose::{self, Failure};
use crate::config::Config;
use crate::http::{self, Site};
use crate::teaching::Teaching;
use crate::{keys, watch, worker};

/// Serve the academy.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Fill an empty academy with demo people and work; this machine only
    #[arg(long)]
    pub(super) demo: bool,
    /// Watch the folder of the courses and show what is saved there at once; needs --courses-dir
    #[arg(long)]
    watch_courses: bool,
}

impl Serve {
    /// Serves until asked to stop.
    pub(crate) async fn run(self, config: Config) -> Result<ExitCode, Failure> {
        let _lines = logging::start(config.json_logs, self.demo && !config.json_logs);
        if self.demo && !config.listen.ip().is_loopback() {
            return Err(
                "--demo has known passwords and listens on this machine only; give a 127.0.0.1 address"
                    .into(),
            );
        }
        let watched = if self.watch_courses { Some(folder(&config)?) } else { None };
        // Everybody tries the demo's few accounts, and nobody but this machine can.
        let limits = if self.demo { Limits::lifted() } else { Limits::default() };
        let life = if self.demo { http::DEMO_TOKEN_LIFE } else { http::TOKEN_LIFE };
        let academy = compose::academy(&config, limits).await?;
        if self.demo {
            fill(&academy, &config).await?;
        }
        academy::jobs::schedule(&academy).await?;
        let listener = TcpListener::bind(config.listen)
            .await
            .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
        let address = listener.local_addr()?;
        let secret = keys::read_or_make(&config.data_dir, "session.key", keys::random_secret)?;
        let metrics = metrics_exporter_prometheus::PrometheusBuilder::new().install_recorder()?;
        let teaching = Teaching::new(academy.clone());
        let site = Site::new(
            config.clone(),
            teaching.clone(),
            academy.store.clone(),
            http::Tokens::new(&secret, life),
            metrics,
        );

        let stop = CancellationToken::new();
        let working = tokio::spawn(worker::run(teaching.clone(), stop.clone()));
        tokio::spawn(watch::index(academy.clone()));
        if let Some(folder) = watched {
            watch::start(folder, teaching, stop.clone())?;
        }
        tokio::spawn(signals(stop.clone()));
        announce(&config, address, self.demo);

        // Small answers must not wait for the next one to fill a packet.
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let service = http::router(site).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        let drained = async {
            stop.cancelled().await;
            tokio::time::sleep(http::GRACE).await;
        };
        tokio::select! {
            ended = std::future::IntoFuture::into_future(serving) => ended?,
            () = drained => tracing::warn!("some requests did not end in time"),
        }
        stop.cancel();
        working.await?;
        academy.store.clone().close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

async fn fill(academy: &Academy, config: &Config) -> Result<(), Failure> {
    let folder = config.data_dir.display();
    let say = |chapter: &str| println!("Filling the demo academy: {chapter} …");
    match demo::seed(academy, say).await? {
        Seeded::Now | Seeded::Before => Ok(()),
        Seeded::Interrupted => {
            Err(format!("filling the demo academy was interrupted; remove {folder} and start again").into())
        }
        Seeded::Occupied => Err(format!(
            "{folder} holds an academy with real accounts; give the demo a --data-dir of its own"
        )
        .into()),
    }
}

/// The folder whose changes are to be shown.
fn folder(config: &Config) -> Result<PathBuf, Failure> {
    let folder = config.courses_dir.clone();
    folder.ok_or_else(|| "--watch-courses needs a folder to watch; give --courses-dir FOLDER".into())
}

fn announce(config: &Config, address: SocketAddr, demo: bool) {
    println!(
        "{} is open at {}",
        config.academy_name,
        if demo { format!("http://{address}") } else { config.public_url.clone() }
    );
    println!("Data lies in {}", config.data_dir.display());
    if demo {
        println!("\nSign in with the password {} as", demo::PASSWORD);
        for name in ["trainee", "mentor", "mentor2", "admin", "artist"] {
            println!("  {name}@stipple.test");
        }
        println!(
            "\nCertificates to look up: DEMO-VALID, DEMO-REVOKED, DEMO-EXPIRED, DEMO-SUSPENDED, DEMO-SUPERSEDED"
        );
        println!("Stop with Ctrl+C.");
    }
}

/// Waits for Ctrl+C or a termination signal, then asks everything to stop.
async fn signals(stop: CancellationToken) {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => return tracing::error!(%error, "cannot listen for signals"),
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    stop.cancel();
}
