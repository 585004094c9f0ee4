//! What the command line is shown: a file, standard input, an address, or text.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use academy::Academy;
use credential::{Found, MAX_FILE_BYTES};

use crate::compose::Failure;

/// The bytes behind `certificate`. With an academy, other sites are asked for what lies at their addresses; a link to
/// one of its own certificates, and a code, are what they are.
pub(super) async fn read(certificate: &str, academy: Option<(&Academy, &str)>) -> Result<Vec<u8>, Failure> {
    if certificate == "-" {
        return limited(std::io::stdin());
    }
    if Path::new(certificate).is_file() {
        return limited(File::open(certificate).map_err(|error| format!("{certificate}: {error}"))?);
    }
    let found = credential::find(certificate.as_bytes());
    if !certificate.contains("://") {
        return match found {
            Ok(_) => Ok(certificate.as_bytes().to_vec()),
            Err(_) => Err(format!("{certificate}: there is no such file, and it is no code").into()),
        };
    }
    let (academy, own) =
        academy.ok_or("an address cannot be asked offline; save what lies there and give its file")?;
    let origin = match found {
        Ok(presented) => match presented.found {
            Found::Code { key, origin: Some(origin) } => Some((key, origin)),
            _ => None,
        },
        Err(_) => None,
    };
    let url = match origin {
        Some((_, origin)) if origin == own => return Ok(certificate.as_bytes().to_vec()),
        // The page of a certificate on another academy's site: there its signed document is.
        Some((key, origin)) if !names_a_file(certificate) => {
            format!("{origin}/credentials/{}/credential.jwt", key.as_str())
        }
        _ => certificate.to_owned(),
    };
    academy.strangers.get(&url).await.map_err(|error| format!("{url}: {error}").into())
}

fn names_a_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

/// One byte more than a certificate's file has at most is enough to see that it is too large.
fn limited(source: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
