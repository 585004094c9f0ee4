//! An S3-compatible store, kept in a folder.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tempfile::TempDir;

/// One bucket on a server of its own.
#[derive(Debug)]
pub struct Bucket {
    address: SocketAddr,
    folder: TempDir,
}

impl Bucket {
    /// The bucket's name.
    pub const NAME: &'static str = "stipple";
    /// `AWS_ACCESS_KEY_ID` of whoever may use it.
    pub const ACCESS_KEY: &'static str = "test-access-key";
    /// `AWS_SECRET_ACCESS_KEY` of whoever may use it.
    pub const SECRET_KEY: &'static str = "test-secret-key";

    /// Starts a server with one empty bucket.
    ///
    /// # Panics
    /// When the machine has no port or no room left.
    #[must_use]
    pub fn open() -> Self {
        let folder = TempDir::with_prefix("stipple-bucket-").expect("a temporary folder");
        std::fs::create_dir(folder.path().join(Self::NAME)).expect("a folder for the bucket");
        let files = s3s_fs::FileSystem::new(folder.path()).expect("the store's folder");
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(Self::ACCESS_KEY, Self::SECRET_KEY));
        let service = service.build();

        // A thread and runtime of its own, so that the store outlives the runtime of the test that opened it.
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free loopback port");
        let address = listener.local_addr().expect("the listener's address");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        std::thread::spawn(move || runtime.block_on(serve(listener, service)));
        Self { address, folder }
    }

    /// Where the server answers: `AWS_ENDPOINT`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What `STIPPLE_STORAGE_URL` wants.
    #[must_use]
    pub fn url(&self) -> String {
        format!("s3://{}", Self::NAME)
    }

    /// The environment in which the server's S3 client finds this bucket.
    #[must_use]
    pub fn environment(&self) -> [(&'static str, String); 5] {
        [
            ("AWS_ENDPOINT", self.endpoint()),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", Self::ACCESS_KEY.to_owned()),
            ("AWS_SECRET_ACCESS_KEY", Self::SECRET_KEY.to_owned()),
        ]
    }

    /// Whether the bucket holds an object of this name, looked up behind the server's back.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.folder.path().join(Self::NAME).join(name).is_file()
    }
}

async fn serve(listener: TcpListener, service: S3Service) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service.clone();
        tokio::spawn(async move {
            let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}
