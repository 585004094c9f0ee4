//! The client's half of tus 1.0.0, as far as the queue needs it.

use domain::id::PhotoId;
use js_sys::{JSON, Promise, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ProgressEvent, XmlHttpRequest};

use super::memory::Memory;
use super::{REQUEST, size};
use crate::practice::islands::queue::{Item, Phase, Queue};

const UPLOADS: &str = "/api/v1/uploads";
/// How many bytes one request carries: small enough for a bad connection, large enough for a good one.
const PART: u64 = 1024 * 1024;

/// What became of a try.
pub(super) enum Answer {
    /// The photo is part of the draft.
    Arrived { photo: PhotoId, advice: String },
    /// The server will not take it.
    Refused(String),
    /// The session has ended.
    SignedOut,
    /// The server knows another state than we do: ask again.
    Again,
    /// The server is out of order for a moment.
    Stumbled,
    /// No answer; so many bytes had arrived.
    Broken(u64),
}

/// One photo being sent.
pub(super) struct Upload<'a> {
    pub(super) queue: Queue,
    pub(super) item: &'a Item,
    pub(super) file: &'a File,
    pub(super) memory: &'a Memory,
}

impl Upload<'_> {
    /// Goes on from where the server is until something happens that the queue must know.
    pub(super) async fn go_on(&self) -> Answer {
        let Some(address) = self.memory.recall(self.file) else { return self.begin().await };
        let reply = self.request("HEAD", &address, &[], None, 0).await;
        match reply.status {
            200 | 204 => self.send_parts(&address, reply.offset().unwrap_or(0)).await,
            404 | 410 => {
                self.memory.forget(self.file);
                Answer::Again
            }
            _ => reply.failed(0),
        }
    }

    async fn begin(&self) -> Answer {
        let encode = |text: &str| base64(text);
        let assignment = self.queue.assignment.get_value();
        let metadata = format!("filename {},assignment {}", encode(&self.item.name), encode(&assignment));
        let length = self.item.size.to_string();
        let headers = [("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
        let reply = self.request("POST", UPLOADS, &headers, None, 0).await;
        match (reply.status, reply.header("Location")) {
            (201, Some(address)) => {
                self.memory.keep(self.file, &address);
                self.send_parts(&address, 0).await
            }
            _ => reply.failed(0),
        }
    }

    async fn send_parts(&self, address: &str, mut offset: u64) -> Answer {
        loop {
            if self.item.phase.get_untracked() == Phase::Cancelled {
                return Answer::Broken(offset);
            }
            let end = (offset + PART).min(self.item.size);
            self.item.phase.set(Phase::Sending(offset));
            let reply = self.send_part(address, offset, end).await;
            if reply.status != 204 {
                if reply.status == 404 || reply.status == 422 {
                    self.memory.forget(self.file);
                }
                return if reply.status == 404 { Answer::Again } else { reply.failed(offset) };
            }
            if let Some(photo) = reply.header("Upload-Photo").and_then(|id| id.parse().ok()) {
                self.memory.forget(self.file);
                return Answer::Arrived { photo, advice: reply.header("Upload-Advice").unwrap_or_default() };
            }
            match reply.offset() {
                Some(next) if next > offset => offset = next,
                _ => return Answer::Stumbled,
            }
        }
    }

    async fn send_part(&self, address: &str, start: u64, end: u64) -> Reply {
        let Ok(part) = self.file.slice_with_f64_and_f64(double(start), double(end)) else {
            return Reply::none();
        };
        let offset = start.to_string();
        let headers =
            [("Upload-Offset", offset.as_str()), ("Content-Type", "application/offset+octet-stream")];
        self.request("PATCH", address, &headers, Some(&part), start).await
    }

    /// One request, which Cancel can stop and whose progress is shown.
    async fn request(
        &self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&Blob>,
        start: u64,
    ) -> Reply {
        let Ok(request) = open(method, address) else { return Reply::none() };
        let _ = request.set_request_header("Accept-Language", self.queue.locale.tag());
        for (name, value) in headers {
            let _ = request.set_request_header(name, value);
        }
        let phase = self.item.phase.clone();
        let total = size(self.file);
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            let done = start + whole(event.loaded());
            if matches!(phase.get_untracked(), Phase::Sending(_)) {
                phase.set(if done < total { Phase::Sending(done) } else { Phase::Checking });
            }
        });
        if body.is_some()
            && let Ok(upload) = request.upload()
        {
            upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        }
        REQUEST.set(Some((self.item.number, request.clone())));
        let reply = send(request, body).await;
        REQUEST.set(None);
        reply
    }
}

/// What came back; status 0 when nothing did.
struct Reply {
    status: u16,
    request: Option<XmlHttpRequest>,
}

impl Reply {
    const fn none() -> Self {
        Self { status: 0, request: None }
    }

    fn header(&self, name: &str) -> Option<String> {
        self.request.as_ref()?.get_response_header(name).ok().flatten()
    }

    fn offset(&self) -> Option<u64> {
        self.header("Upload-Offset")?.parse().ok()
    }

    /// What an answer other than success means. `Conflict` is another offset; every other 409 is a rule.
    fn failed(&self, done: u64) -> Answer {
        match self.status {
            0 => Answer::Broken(done),
            401 => Answer::SignedOut,
            409 if self.problem("fault").as_deref() == Some("conflict") => Answer::Again,
            429 | 500.. => Answer::Stumbled,
            _ => self.problem("detail").map_or(Answer::Stumbled, Answer::Refused),
        }
    }

    /// A member of the problem document (RFC 9457).
    fn problem(&self, name: &str) -> Option<String> {
        let text = self.request.as_ref()?.response_text().ok().flatten()?;
        Reflect::get(&JSON::parse(&text).ok()?, &JsValue::from_str(name)).ok()?.as_string()
    }
}

fn open(method: &str, address: &str) -> Result<XmlHttpRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open(method, address)?;
    request.set_request_header("Tus-Resumable", "1.0.0")?;
    Ok(request)
}

async fn send(request: XmlHttpRequest, body: Option<&Blob>) -> Reply {
    let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    let sent = match body {
        Some(body) => request.send_with_opt_blob(Some(body)),
        None => request.send(),
    };
    if sent.is_err() {
        return Reply::none();
    }
    let _: Result<JsValue, JsValue> = JsFuture::from(ended).await;
    Reply { status: request.status().unwrap_or(0), request: Some(request) }
}

/// How far the upload at `address` is; `None` when the server does not expect it.
pub(super) async fn offset(address: &str) -> Option<u64> {
    let reply = send(open("HEAD", address).ok()?, None).await;
    if reply.status == 200 { reply.offset() } else { None }
}

/// Tells the server that an upload was given up. If it does not hear it, the upload ends by itself.
pub(super) async fn terminate(address: &str) {
    if let Ok(request) = open("DELETE", address) {
        send(request, None).await;
    }
}

/// Presses a button of this page's form, without leaving it.
pub(super) async fn remove_photo(button: &str) -> bool {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let Ok(request) = XmlHttpRequest::new() else { return false };
    let prepared = request
        .open("POST", &path)
        .and_then(|()| request.set_request_header("Content-Type", "application/x-www-form-urlencoded"));
    let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    if prepared.and_then(|()| request.send_with_opt_str(Some(&format!("do={button}")))).is_err() {
        return false;
    }
    let _: Result<JsValue, JsValue> = JsFuture::from(ended).await;
    matches!(request.status(), Ok(200..=299))
}

/// Base64 of UTF-8, as `Upload-Metadata` wants it.
fn base64(text: &str) -> String {
    let binary: String = text.bytes().map(char::from).collect();
    web_sys::window().and_then(|window| window.btoa(&binary).ok()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "no file comes near 2^53 bytes")]
const fn double(bytes: u64) -> f64 {
    bytes as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of bytes")]
const fn whole(bytes: f64) -> u64 {
    bytes as u64
}
