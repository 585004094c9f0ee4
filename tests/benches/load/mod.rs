//! The load that benchmarks put on a server: connections that ask again as soon as they are answered, for a while.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many connections ask at once.
const CONNECTIONS: usize = 16;
/// How long one turn lasts.
const TURN: Duration = Duration::from_secs(2);

/// Requests per second of one server, by somebody with these cookies.
pub async fn load(address: SocketAddr, path: &str, cookies: &str) -> f64 {
    let cookies = if cookies.is_empty() { String::new() } else { format!("Cookie: {cookies}\r\n") };
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: br\r\n{cookies}\r\n");
    let start = Instant::now();
    let connections: Vec<_> =
        (0..CONNECTIONS).map(|_| tokio::spawn(ask(address, request.clone(), start + TURN))).collect();
    let mut answers = 0_u32;
    for connection in connections {
        answers += connection.await.expect("a connection ends");
    }
    f64::from(answers) / start.elapsed().as_secs_f64()
}

/// Asks over one connection until `end` and counts the answers.
async fn ask(address: SocketAddr, request: String, end: Instant) -> u32 {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    let mut answers = 0;
    let mut buffer = Vec::with_capacity(64 * 1024);
    while Instant::now() < end {
        stream.write_all(request.as_bytes()).await.expect("the request is sent");
        read_answer(&mut stream, &mut buffer).await;
        answers += 1;
    }
    answers
}

/// Reads one answer by its `Content-Length`.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    let mut whole = None;
    while whole.is_none_or(|whole| buffer.len() < whole) {
        let read = stream.read_buf(buffer).await.expect("an answer");
        assert!(read > 0, "the server closed the connection");
        whole = whole.or_else(|| whole_length(buffer));
    }
}

/// How many bytes the answer has altogether, once its head is there.
fn whole_length(buffer: &[u8]) -> Option<usize> {
    let head = buffer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    assert!(text.starts_with("http/1.1 200"), "{text}");
    let length =
        text.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    Some(head + 4 + length.expect("a length"))
}
