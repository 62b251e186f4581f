//! The same headers for hosts that read no `_headers` file: snippets for nginx and Caddy, written with each build, so that they say
//! what `practice.toml` says; and both servers themselves, so that what is handed out is tried. It must not know the pages.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::{find, run};
use crate::headers;
use crate::practice::Practice;
use crate::project::{self, Project};

/// Stands in a snippet for the name of the host, and for the folder in which the site lies.
const HOST: &str = "www.your-practice.com";
const ROOT: &str = "/var/www/html";

/// A server that serves a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HostServer {
    Nginx,
    Caddy,
}

impl HostServer {
    pub(crate) const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Its name, which is that of its program.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// The file that holds its snippet.
    const fn file(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Caddy => "Caddyfile",
        }
    }

    fn snippet(self, policy: &str, practice: &Practice) -> String {
        match self {
            Self::Nginx => nginx(policy, practice),
            Self::Caddy => caddy(policy, practice),
        }
    }
}

/// Headers of every answer.
fn of_all(policy: &str, practice: &Practice) -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", headers::with_ancestors(policy, practice)),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", headers::PERMISSIONS.to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// Writes the snippets for this practice into `target/hosting`.
pub(crate) fn write(project: &Project, policy: &str, practice: &Practice) -> Result<()> {
    for server in HostServer::ALL {
        project::write(&folder(project).join(server.file()), server.snippet(policy, practice))?;
    }
    Ok(())
}

/// Where the snippets are.
fn folder(project: &Project) -> PathBuf {
    project.root.join("target/hosting")
}

fn nginx(policy: &str, practice: &Practice) -> String {
    let base = &practice.base;
    let headers: String =
        of_all(policy, practice).iter().map(|(name, value)| format!("        add_header {name} \"{value}\" always;\n")).collect();
    format!(
        "# Made by `cargo xtask build` for nginx 1.22 or newer. Put it beside your other sites (Debian: /etc/nginx/conf.d/headache-map.conf),
# change server_name, and copy what is in dist/ to {ROOT}{base}/. Certificates: as for any other site of yours.
map $uri $headache_map_cache {{
    default \"no-cache\";
    ~^{base}/assets/ \"public, max-age=31536000, immutable\";
}}

server {{
    listen 80;
    server_name {HOST};
    root {ROOT};
    absolute_redirect off;

    location {base}/ {{
        types {{
            text/html html;
            text/css css;
            text/javascript js;
            text/plain txt;
            text/xml xml;
            application/wasm wasm;
            application/manifest+json webmanifest;
            image/svg+xml svg;
            image/png png;
        }}
        charset utf-8;
        charset_types text/css text/javascript text/plain text/xml;
        index index.html;
        error_page 404 {base}/404.html;
        gzip_static on;
        # With Debian's package libnginx-mod-http-brotli-static, a fifth less to send:
        # brotli_static on;
{headers}        # Of what is missing a browser may keep nothing: without `always`.
        add_header Cache-Control $headache_map_cache;
    }}

    location = {base}/_headers {{
        return 404;
    }}
}}
"
    )
}

fn caddy(policy: &str, practice: &Practice) -> String {
    let base = &practice.base;
    let headers: String = of_all(policy, practice).iter().map(|(name, value)| format!("\t\t{name} \"{value}\"\n")).collect();
    format!(
        "# Made by `cargo xtask build` for Caddy 2.6 or newer. Put it into your Caddyfile, change the name of the host, and copy what is in
# dist/ to {ROOT}{base}/.
{HOST} {{
	root * {ROOT}
	@map path {base}/*
	header @map {{
{headers}	}}
	@assets {{
		path {base}/assets/*
		file
	}}
	header @assets Cache-Control \"public, max-age=31536000, immutable\"
	@pages {{
		path {base}/*
		not path {base}/assets/*
	}}
	header @pages Cache-Control no-cache
	@manifests path {base}/site.webmanifest {base}/session.webmanifest
	header @manifests Content-Type application/manifest+json
	file_server {{
		hide _headers
		precompressed br gzip
	}}
	handle_errors {{
		@missing expression `{{http.error.status_code}} == 404`
		rewrite @missing {base}/404.html
		file_server
	}}
}}
"
    )
}

/// Programs and modules of the servers, from Debian's packages; nothing is installed: a server that is installed begins to run.
pub(crate) struct Programs {
    nginx: PathBuf,
    brotli_for_nginx: PathBuf,
    caddy: PathBuf,
}

/// Finds the servers or fetches their packages into the project's own tools; none on a system without Debian's packages.
///
/// # Errors
/// When the packages cannot be fetched or opened.
pub(crate) fn programs(project: &Project) -> Result<Option<Programs>> {
    let tools = project.tools().join("servers");
    let programs = Programs {
        nginx: tools.join("usr/sbin/nginx"),
        brotli_for_nginx: tools.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
        caddy: tools.join("usr/bin/caddy"),
    };
    if [&programs.nginx, &programs.brotli_for_nginx, &programs.caddy].iter().all(|file| file.is_file()) {
        return Ok(Some(programs));
    }
    if find("apt-get").is_none() || find("dpkg-deb").is_none() {
        return Ok(None);
    }
    let work = tempfile::tempdir().context("cannot make a folder for packages")?;
    let mut apt = Command::new("apt-get");
    apt.current_dir(work.path()).args(["-qq", "download", "nginx", "libnginx-mod-http-brotli-static", "caddy"]);
    apt.stderr(Stdio::null());
    run(&mut apt, "connect to the network once, run `apt-get update` as root, then this again")?;
    for package in project::files_below(work.path())? {
        let mut open = Command::new("dpkg-deb");
        run(open.arg("-x").arg(work.path().join(package)).arg(&tools), "a package of Debian's cannot be opened; run this again")?;
    }
    Ok(Some(programs))
}

/// A server at work; it ends with this value.
pub(crate) struct Running {
    child: Child,
    /// Address of the site, without a slash at its end.
    pub(crate) address: String,
    _work: tempfile::TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Serves a site with its snippet as it is handed out, but for the names that stand in it for a person's own.
///
/// # Errors
/// When the server does not start.
pub(crate) fn serve(server: HostServer, programs: &Programs, site: &Path, policy: &str, practice: &Practice) -> Result<Running> {
    let work = tempfile::tempdir().context("cannot make a folder for a server")?;
    let root = work.path().join("root");
    // The site lies in the folder that its address names, or is all of the host.
    let folders = practice.base.trim_start_matches('/');
    let within = if folders.is_empty() { root.clone() } else { root.join(folders) };
    std::fs::create_dir_all(within.parent().context("the site lies in a folder")?)?;
    link(site, &within)?;
    let port = free_port()?;
    let snippet = server.snippet(policy, practice).replace(ROOT, &root.to_string_lossy());
    let file = work.path().join(server.file());
    let mut command = match server {
        HostServer::Nginx => {
            let snippet =
                snippet.replace("listen 80;", &format!("listen 127.0.0.1:{port};")).replace("# brotli_static", "brotli_static");
            let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .iter()
                .map(|kind| format!("    {kind}_temp_path {}/{kind};\n", work.path().display()))
                .collect();
            let module = programs.brotli_for_nginx.display();
            let user = if is_root() { "user root;\n" } else { "" };
            let whole = format!(
                "daemon off;\n{user}pid {0}/nginx.pid;\nerror_log {0}/error.log;\nload_module {module};\nevents {{}}\nhttp {{\n    access_log off;\n{temporary}{snippet}}}\n",
                work.path().display()
            );
            project::write(&file, whole)?;
            let mut command = Command::new(&programs.nginx);
            command.arg("-p").arg(work.path()).arg("-c").arg(&file).args(["-e", "stderr"]);
            command
        }
        HostServer::Caddy => {
            let snippet = snippet.replacen(&format!("\n{HOST} {{"), &format!("\nhttp://127.0.0.1:{port} {{"), 1);
            project::write(&file, format!("{{\n\tadmin off\n}}\n{snippet}"))?;
            let mut command = Command::new(&programs.caddy);
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
            command.env("HOME", work.path()).env("XDG_DATA_HOME", work.path()).env("XDG_CONFIG_HOME", work.path());
            command
        }
    };
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let child = child.with_context(|| format!("{} could not be started", server.name()))?;
    let address = format!("http://127.0.0.1:{port}{}", practice.base);
    let mut running = Running { child, address, _work: work };
    let begun = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        if running.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(20) {
            bail!("{} does not serve; its snippet is in xtask/src/hosting.rs", server.name());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(running)
}

#[cfg(unix)]
fn link(site: &Path, at: &Path) -> Result<()> {
    std::os::unix::fs::symlink(site, at).with_context(|| format!("cannot link {}", at.display()))
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    bail!("the servers are tried on Debian only")
}

fn is_root() -> bool {
    crate::command::ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .context("no port is free")?
        .port())
}

#[cfg(test)]
mod tests {
    use super::{HostServer, of_all};
    use crate::headers::Headers;
    use crate::practice::Practice;

    const POLICY: &str = "default-src 'none'";

    #[test]
    fn snippets_and_headers_file_say_the_same() {
        let practice =
            Practice { base: "/headache".to_owned(), framed_by: vec!["https://a.example".to_owned()], ..Practice::default() };
        let rules = Headers::for_files(&["index.html".to_owned()], POLICY, &practice);
        let file = rules.of("/headache/x.png");
        let snippet: Vec<(&str, String)> = of_all(POLICY, &practice).to_vec();
        assert_eq!(file, snippet.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
        for server in HostServer::ALL {
            let text = server.snippet(POLICY, &practice);
            for (name, value) in &snippet {
                assert_eq!(text.matches(&format!("{name} \"{value}\"")).count(), 1, "{name} in {}", server.name());
            }
            assert!(text.contains("/headache/404.html") && !text.contains("//404"), "{text}");
        }
    }
}
