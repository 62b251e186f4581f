//! A headless Chromium by its DevTools protocol: opens pages, asks them, takes pictures, hands on events. It must not know
//! what the pages show.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

use crate::tools::{self, Engine};

/// How long the browser may be silent before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser with one page; ends with this value.
pub(crate) struct Browser {
    child: Child,
    /// Where the browser keeps its files; goes with the browser.
    _profile: TempDir,
    socket: WebSocket<TcpStream>,
    /// The page's session in the protocol.
    session: String,
    last_id: u64,
    /// Events that nobody has asked for yet, oldest first.
    events: VecDeque<Value>,
}

impl Browser {
    /// Starts the browser, fetching it first where it is missing.
    ///
    /// # Errors
    /// When it cannot be fetched or does not start.
    pub(crate) fn start() -> Result<Self> {
        tools::system_packages(&[Engine::Chromium])?;
        let profile = tempfile::tempdir().context("cannot make a folder for the browser's files")?;
        let mut child = Command::new("chromium")
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
            ])
            .args(["--hide-scrollbars", "--no-first-run", "--remote-debugging-port=0", "--allow-file-access-from-files"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("chromium could not be started")?;
        let mut said = BufReader::new(child.stderr.take().context("chromium has no output")?);
        let address = address_in(&mut said).context("chromium ended before it could be spoken to");
        // Its complaints are read on, unheeded: a full pipe would stop it.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let socket = address.and_then(|address| connect(&address));
        let socket = match socket {
            Ok(socket) => socket,
            Err(error) => {
                _ = child.kill();
                return Err(error);
            }
        };
        let mut browser = Self { child, _profile: profile, socket, session: String::new(), last_id: 0, events: VecDeque::new() };
        let page = browser.tell("Target.createTarget", json!({ "url": "about:blank" }))?;
        let attached = browser.tell("Target.attachToTarget", json!({ "targetId": page["targetId"], "flatten": true }))?;
        browser.session = attached["sessionId"].as_str().context("chromium gave its page no session")?.to_owned();
        browser.tell("Page.enable", json!({}))?;
        // Pages are pictured and timed by themselves: the worker that has the whole site kept would fetch it meanwhile.
        browser.tell("Network.enable", json!({}))?;
        browser.tell("Network.setBlockedURLs", json!({ "urls": [format!("*/{}", crate::offline::WORKER)] }))?;
        Ok(browser)
    }

    /// Sends a command to the page and waits for its answer; events meanwhile are kept.
    ///
    /// # Errors
    /// When the browser refuses it or is gone.
    pub(crate) fn tell(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if !self.session.is_empty() {
            message["sessionId"] = self.session.clone().into();
        }
        self.socket.send(Message::text(message.to_string())).context("chromium is gone")?;
        loop {
            let mut message = self.receive()?;
            if message["id"] != id {
                self.events.push_back(message);
            } else if message["error"].is_null() {
                return Ok(message["result"].take());
            } else {
                bail!("chromium refuses `{method}`: {}", message["error"]["message"]);
            }
        }
    }

    /// The parameters of the next event of that name.
    ///
    /// # Errors
    /// When the browser stays silent or is gone.
    pub(crate) fn await_event(&mut self, method: &str) -> Result<Value> {
        loop {
            let kept = self.events.iter().position(|event| event["method"] == method);
            if let Some(mut event) = kept.and_then(|at| self.events.remove(at)) {
                return Ok(event["params"].take());
            }
            let message = self.receive()?;
            self.events.push_back(message);
        }
    }

    /// The parameters of all kept events of that name, oldest first; they are kept no longer.
    pub(crate) fn take_events(&mut self, method: &str) -> Vec<Value> {
        let (taken, kept) = self.events.drain(..).partition::<Vec<_>, _>(|event| event["method"] == method);
        self.events = kept.into();
        taken.into_iter().map(|mut event| event["params"].take()).collect()
    }

    /// Gives the page a viewport, CSS px. In the hand, the bar to scroll by lies over the page instead of beside it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub(crate) fn viewport(&mut self, width: u32, height: u32, in_hand: bool) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": in_hand });
        self.tell("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// Opens an address and waits until all of it has loaded.
    ///
    /// # Errors
    /// When there is nothing at that address.
    pub(crate) fn open(&mut self, address: &str) -> Result<()> {
        self.take_events("Page.loadEventFired");
        let answer = self.tell("Page.navigate", json!({ "url": address }))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("chromium cannot open {address}: {error}");
        }
        self.await_event("Page.loadEventFired").map(drop)
    }

    /// What a script gives, a promise's value when it has come.
    ///
    /// # Errors
    /// When the script fails, with what it said.
    pub(crate) fn ask(&mut self, script: &str) -> Result<Value> {
        let what = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.tell("Runtime.evaluate", what)?;
        if let Some(fault) = answer.get("exceptionDetails") {
            bail!("a script in the page failed: {}", fault["exception"]["description"]);
        }
        Ok(answer["result"]["value"].take())
    }

    /// Waits until two further frames have been shown, so that all that was changed before is on the screen.
    ///
    /// # Errors
    /// When the browser is gone.
    pub(crate) fn settle(&mut self) -> Result<()> {
        self.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))").map(drop)
    }

    /// A picture of a part of the page, in CSS px of the document, written as PNG.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub(crate) fn picture(&mut self, [x, y, width, height]: [f64; 4], file: &Path) -> Result<()> {
        let clip = json!({ "x": x, "y": y, "width": width, "height": height, "scale": 1 });
        let answer = self.tell("Page.captureScreenshot", json!({ "clip": clip, "captureBeyondViewport": true }))?;
        let text = answer["data"].as_str().context("chromium gave no picture")?;
        let bytes = base64::prelude::BASE64_STANDARD.decode(text).context("chromium gave a damaged picture")?;
        crate::project::write(file, bytes)
    }

    fn receive(&mut self) -> Result<Value> {
        loop {
            match self.socket.read() {
                Ok(Message::Text(text)) => {
                    return serde_json::from_str(&text).context("chromium said something that is not JSON");
                }
                Ok(_) => {}
                // Whoever stops this program and has it go on interrupts its waiting; nothing is lost by that.
                Err(tungstenite::Error::Io(error)) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error).context("chromium is gone, or has been silent for two minutes"),
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked to close, it ends its helpers too; killed, it might leave them.
        self.session.clear();
        _ = self.tell("Browser.close", json!({}));
        _ = self.child.wait();
    }
}

/// The address that a starting browser names: `DevTools listening on ws://127.0.0.1:PORT/devtools/browser/ID`.
fn address_in(said: &mut impl BufRead) -> Option<String> {
    said.lines().map_while(Result::ok).find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned))
}

fn connect(address: &str) -> Result<WebSocket<TcpStream>> {
    let host = address.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).context("chromium named no address")?;
    let stream = TcpStream::connect(host).context("chromium does not listen")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // A picture of a whole sheet comes as one message.
    let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
    let (socket, _) =
        tungstenite::client::client_with_config(address, stream, Some(config)).context("chromium does not answer")?;
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_found_among_complaints() {
        let said = "a complaint\n\nDevTools listening on ws://127.0.0.1:4/devtools/browser/x\nmore\n";
        assert_eq!(address_in(&mut said.as_bytes()).as_deref(), Some("ws://127.0.0.1:4/devtools/browser/x"));
        assert_eq!(address_in(&mut "a complaint\n".as_bytes()), None);
    }
}
