//! Serves a finished site on this machine as a static host would: the headers of its `_headers` file, compressed copies,
//! folders, the page for what is missing. It must not know how the site was made.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ACCEPT_ENCODING, ALLOW, CONTENT_ENCODING, CONTENT_TYPE, LOCATION, VARY};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::watch;

use crate::headers::{Headers, content_type};
use crate::progress::Progress;
use crate::project::{self, Project};
use crate::routes::{self, Target};
use crate::site::{self, Purpose};

/// Where `serve` and `dev` listen unless told otherwise.
pub(crate) const USUAL_PORT: u16 = 8080;

/// Asked by the page of a development server, with the change it knows as query; answers when there is a newer one.
const CHANGES: &str = "/dev/changes";
/// The script that asks.
const RELOAD: &str = "/dev/reload.js";

/// What is served.
struct Served {
    /// Folder of the site.
    site: PathBuf,
    /// Counts the changes of a site under development; none for a finished one.
    changes: Option<watch::Receiver<u64>>,
}

/// Builds the release site and serves it until the person stops it.
pub(crate) fn serve(project: &Project, port: Option<u16>) -> Result<()> {
    let mut progress = Progress::new(site::STEPS);
    site::build(project, Purpose::Release, &mut progress)?;
    let (address, server) = start(project.dist(), port, None)?;
    let base = base_of(&project.dist())?;
    println!("\nThe map is at http://{address}{base}/ (ready after {}; Ctrl+C stops it).", progress.total());
    server.join().ok();
    Ok(())
}

/// Starts serving on the loopback address in a thread of its own, on the given port (0: any free one); without one, on the
/// usual port or, where that is taken, any free one.
///
/// # Errors
/// When the port cannot be had.
pub(crate) fn start(
    site: PathBuf,
    port: Option<u16>,
    changes: Option<watch::Receiver<u64>>,
) -> Result<(SocketAddr, std::thread::JoinHandle<()>)> {
    let listen = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = match port {
        Some(port) => listen(port).with_context(|| format!("port {port} is taken; name another with --port"))?,
        None => listen(USUAL_PORT).or_else(|_| listen(0)).context("no port is free on this machine")?,
    };
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let served = Arc::new(Served { site, changes });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let server = std::thread::spawn(move || runtime.block_on(accept(listener, served)));
    Ok((address, server))
}

/// The folder of its host in which a finished site lives, with a slash before and none after; empty at the root.
///
/// # Errors
/// When the site has no `_headers` file.
pub(crate) fn base_of(site: &Path) -> Result<String> {
    Ok(Headers::read(&project::read_text(&site.join("_headers"))?).base().to_owned())
}

async fn accept(listener: TcpListener, served: Arc<Served>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return eprintln!("xtask: the server cannot listen: {error}"),
    };
    loop {
        // A connection that breaks while it is made is the other side's affair.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let served = Arc::clone(&served);
        tokio::spawn(async move {
            let service = hyper::service::service_fn(move |request| {
                let served = Arc::clone(&served);
                async move { Ok::<_, Infallible>(answer(&served, &request).await) }
            });
            // A browser that goes away in the middle is no fault.
            _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer<B>(served: &Served, request: &Request<B>) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "This server only gives.");
        response.headers_mut().insert(ALLOW, hyper::header::HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let path = request.uri().path();
    if let Some(changes) = &served.changes {
        match path {
            RELOAD => {
                let known = *changes.borrow();
                let script = format!("new EventSource('{CHANGES}?{known}').onmessage = () => location.reload();\n");
                return of_type("text/javascript; charset=utf-8", &script);
            }
            CHANGES => {
                let known: u64 = request.uri().query().and_then(|query| query.parse().ok()).unwrap_or_default();
                // An error means that the development loop has ended; the page then need not reload.
                let newer = changes.clone().wait_for(|&change| change != known).await.is_ok();
                return of_type("text/event-stream", if newer { "data: changed\n\n" } else { "" });
            }
            _ => {}
        }
    }
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    answer_from(served, path, request.uri().query(), accepted)
        .unwrap_or_else(|error| plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("{error:#}\n")))
}

fn answer_from(served: &Served, path: &str, query: Option<&str>, accepted: &str) -> Result<Response<Full<Bytes>>> {
    let site = &served.site;
    let rules = Headers::read(&project::read_text(&site.join("_headers"))?);
    let base = rules.base();
    let mut response = Response::builder().header(VARY, "Accept-Encoding");
    // Of a host with the site in one of its folders, nothing else is there.
    let target = match path.strip_prefix(base).filter(|inside| base.is_empty() || inside.is_empty() || inside.starts_with('/')) {
        Some("") => Target::Moved("/".to_owned()),
        Some(inside) => routes::resolve(inside, query, |file| site.join(file).is_file()),
        None => Target::Missing,
    };
    let (status, file) = match target {
        Target::Moved(to) => {
            response = response.header(LOCATION, format!("{base}{to}"));
            (StatusCode::PERMANENT_REDIRECT, None)
        }
        Target::File(file) => (StatusCode::OK, Some(file)),
        Target::Missing => (StatusCode::NOT_FOUND, Some("404.html".to_owned()).filter(|file| site.join(file).is_file())),
    };
    let (body, encoding) = file.as_ref().map_or_else(|| Ok((Vec::new(), None)), |file| content(served, file, accepted))?;
    if let Some(encoding) = encoding {
        response = response.header(CONTENT_ENCODING, encoding);
    }
    let mut kind = file.as_deref().map(content_type);
    let decoded = routes::decode(path);
    for (name, value) in rules.of(decoded.as_deref().unwrap_or(path)) {
        kind = kind.filter(|_| !name.eq_ignore_ascii_case("Content-Type"));
        response = response.header(name, value);
    }
    if let Some(kind) = kind {
        response = response.header(CONTENT_TYPE, kind);
    }
    response = response.status(status);
    Ok(response.body(Full::new(body.into()))?)
}

/// A file's content: a compressed copy with its encoding where there is one that the browser takes.
fn content(served: &Served, file: &str, accepted: &str) -> Result<(Vec<u8>, Option<&'static str>)> {
    let path = served.site.join(file);
    if served.changes.is_some() && file.ends_with(".html") {
        let page = project::read_text(&path)?;
        return Ok((page.replacen("</body>", &format!("<script src=\"{RELOAD}\"></script></body>"), 1).into_bytes(), None));
    }
    for (encoding, end) in routes::ENCODINGS {
        let copy = append(&path, end);
        if routes::accepts(accepted, encoding) && copy.is_file() {
            return Ok((project::read(&copy)?, Some(encoding)));
        }
    }
    Ok((project::read(&path)?, None))
}

fn append(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn plain(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    let mut response = of_type("text/plain; charset=utf-8", text);
    *response.status_mut() = status;
    response
}

fn of_type(kind: &'static str, text: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(text.to_owned())));
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static(kind));
    response.headers_mut().insert(hyper::header::CACHE_CONTROL, hyper::header::HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};

    use tokio::sync::watch;

    use super::start;
    use crate::headers::write_for;
    use crate::practice::Practice;
    use crate::{compress, project};

    const POLICY: &str = "default-src 'none'";

    /// A small site, served; the folder lives as long as the first value.
    fn served(changes: Option<watch::Receiver<u64>>) -> (tempfile::TempDir, SocketAddr) {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        for (file, text) in [
            ("index.html", "<body>home page home page home page</body>"),
            ("404.html", "<body>nothing here</body>"),
            ("muscles/a/index.html", "<body>muscle</body>"),
            ("assets/map.0f.wasm", "wasm"),
        ] {
            project::write(&site.join(file), text).unwrap();
        }
        write_for(&site, POLICY, &Practice::default()).unwrap();
        compress::compress_all(&site, &folder.path().join("kept")).unwrap();
        project::write(&folder.path().join("secret"), "secret").unwrap();
        let (address, _) = start(site, Some(0), changes).unwrap();
        (folder, address)
    }

    /// Head and body of what the server says to a request.
    fn ask(address: SocketAddr, request: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut said = Vec::new();
        stream.read_to_end(&mut said).unwrap();
        let end = said.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(said[..end].to_vec()).unwrap().to_lowercase(), said[end + 4..].to_vec())
    }

    #[test]
    fn a_page_comes_with_exactly_the_headers_of_the_file() {
        let (folder, address) = served(None);
        let (head, body) = ask(address, "GET / HTTP/1.1");
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert_eq!(body, b"<body>home page home page home page</body>");
        let text = project::read_text(&folder.path().join("site/_headers")).unwrap();
        let rules = crate::headers::Headers::read(&text);
        for (name, value) in rules.of("/") {
            assert_eq!(head.matches(&format!("\r\n{}: ", name.to_lowercase())).count(), 1, "{name} in {head}");
            assert!(head.contains(&format!("{name}: {value}").to_lowercase()), "{name}: {value} in {head}");
        }
        assert!(head.contains(&POLICY.to_lowercase()));
    }

    #[test]
    fn compressed_copies_go_to_those_who_take_them() {
        let (_folder, address) = served(None);
        let (head, body) = ask(address, "GET / HTTP/1.1\r\nAccept-Encoding: gzip, br");
        assert!(head.contains("content-encoding: br") && head.contains("vary: accept-encoding"), "{head}");
        assert!(head.contains("content-type: text/html; charset=utf-8"), "{head}");
        let mut page = Vec::new();
        brotli::BrotliDecompress(&mut &*body, &mut page).unwrap();
        assert_eq!(page, b"<body>home page home page home page</body>");
        assert!(ask(address, "GET / HTTP/1.1\r\nAccept-Encoding: gzip").0.contains("content-encoding: gzip"));
    }

    #[test]
    fn head_says_the_same_without_the_body() {
        let (_folder, address) = served(None);
        let (head, body) = ask(address, "HEAD / HTTP/1.1");
        assert!(head.starts_with("http/1.1 200") && head.contains("content-length: 42"), "{head}");
        assert!(body.is_empty());
        let (head, _) = ask(address, "POST / HTTP/1.1\r\nContent-Length: 0");
        assert!(head.starts_with("http/1.1 405") && head.contains("allow: get, head"), "{head}");
    }

    #[test]
    fn folders_get_their_slash_and_the_rest_the_page_for_what_is_missing() {
        let (_folder, address) = served(None);
        let (head, _) = ask(address, "GET /muscles/a?side=left HTTP/1.1");
        assert!(head.starts_with("http/1.1 308") && head.contains("location: /muscles/a/?side=left"), "{head}");
        for path in ["/muscles/b/", "/_headers", "/../secret", "/%2e%2e/secret", "/%ff"] {
            let (head, body) = ask(address, &format!("GET {path} HTTP/1.1"));
            assert!(head.starts_with("http/1.1 404") && head.contains("content-security-policy"), "{path}: {head}");
            assert_eq!(body, b"<body>nothing here</body>", "{path}");
        }
    }

    #[test]
    fn a_site_in_a_folder_is_served_there_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        project::write(&site.join("index.html"), "<body>home</body>").unwrap();
        project::write(&site.join("muscles/a/index.html"), "<body>muscle</body>").unwrap();
        write_for(&site, POLICY, &Practice { base: "/some/folder".to_owned(), ..Practice::default() }).unwrap();
        let (address, _) = start(site.clone(), Some(0), None).unwrap();
        assert_eq!(super::base_of(&site).unwrap(), "/some/folder");
        let (head, body) = ask(address, "GET /some/folder/ HTTP/1.1");
        assert!(head.starts_with("http/1.1 200") && head.contains("content-security-policy"), "{head}");
        assert_eq!(body, b"<body>home</body>");
        for (path, to) in [("/some/folder", "/some/folder/"), ("/some/folder/muscles/a", "/some/folder/muscles/a/")] {
            let (head, _) = ask(address, &format!("GET {path} HTTP/1.1"));
            assert!(head.starts_with("http/1.1 308") && head.contains(&format!("location: {to}\r\n")), "{path}: {head}");
        }
        for path in ["/", "/muscles/a/", "/some/folders/"] {
            assert!(ask(address, &format!("GET {path} HTTP/1.1")).0.starts_with("http/1.1 404"), "{path}");
        }
    }

    #[test]
    fn only_a_site_under_development_reloads_itself() {
        let (changed, changes) = watch::channel(0);
        let (_folder, address) = served(Some(changes));
        let (_, body) = ask(address, "GET / HTTP/1.1\r\nAccept-Encoding: br");
        assert!(String::from_utf8(body).unwrap().ends_with("<script src=\"/dev/reload.js\"></script></body>"));
        let (_, script) = ask(address, "GET /dev/reload.js HTTP/1.1");
        assert!(String::from_utf8(script).unwrap().contains("'/dev/changes?0'"));
        changed.send(1).unwrap();
        let (head, event) = ask(address, "GET /dev/changes?0 HTTP/1.1");
        assert!(head.contains("content-type: text/event-stream"), "{head}");
        assert_eq!(event, b"data: changed\n\n");
        // What is known already is answered only by the end of the loop that would have told of the next change.
        drop(changed);
        assert_eq!(ask(address, "GET /dev/changes?1 HTTP/1.1").1, b"");

        let (_folder, address) = served(None);
        assert!(ask(address, "GET /dev/changes HTTP/1.1").0.starts_with("http/1.1 404"));
    }
}
