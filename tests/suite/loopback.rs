//! The loopback network under the virtual clock, which is simulated: the same to see as the real one, whole and the same in
//! every run; and the way out to servers that are not in the run.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use minipy::{ClockMode, Options, run_str};

use crate::interleavings::{name, programs};

fn simulated() -> Options {
    Options { clock: ClockMode::Virtual, ..Options::default() }
}

/// Programs that show what the real network does, by CPython's answers. Each in a process of its own: some close descriptors that
/// are not theirs.
#[test]
fn programs_print_the_same_as_on_the_real_network() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let streams = ["streams", "sock_methods", "protocols", "datagrams"];
    let streams = streams.map(|name| folder.join("asyncio").join(name).with_extension("py"));
    for path in programs(&folder.join("stdlib_socket")).into_iter().chain(streams) {
        let expected = fs::read_to_string(path.with_extension("out")).unwrap_or_default();
        let mut minipy = Command::new(env!("CARGO_BIN_EXE_minipy"));
        minipy.args(["run", "--clock", "virtual"]).arg(&path).env_remove("PYTHONUNBUFFERED");
        let output = minipy.output().expect("minipy runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(
            (text(&output.stdout), text(&output.stderr)),
            (expected, String::new()),
            "{}",
            name(&path)
        );
    }
}

const THOUSAND_TASKS: &str = "\
import asyncio
async def main():
    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()
    async def ask(number):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'%d\\n' % number)
        answer = int(await reader.readline())
        writer.close()
        await writer.wait_closed()
        return answer
    server = await asyncio.start_server(serve, '127.0.0.1', 0, backlog=1)
    port = server.sockets[0].getsockname()[1]
    print(port, sum(await asyncio.gather(*map(ask, range(1000)))))
    server.close()
asyncio.run(main())
";

const QUEUE: &str = "\
import socket
listener = socket.create_server(('127.0.0.1', 0), backlog=1)
clients = []
for number in range(COUNT):
    clients.append(socket.create_connection(listener.getsockname()))
    clients[-1].send(b'%d' % number)
print(all(listener.accept()[0].recv(10) == b'%d' % number for number in range(COUNT)))
listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError as error:
    print(error)
";

/// However many clients connect before the first is accepted, none is lost.
#[test]
fn queues_of_listeners_have_room() {
    let outcome = run_str(THOUSAND_TASKS, &simulated());
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("32768 499500\n", ""));
    // More than the kernel keeps, if this process may have so many descriptors.
    let most = fs::read_to_string("/proc/sys/net/core/somaxconn").ok();
    let most = most.and_then(|most| most.trim().parse().ok()).unwrap_or(4096_u64) + 100;
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let descriptors = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let may_have = descriptors.and_then(|line| line.split_whitespace().next()?.parse().ok());
    let count = if may_have.unwrap_or(1024_u64) > 2 * most + 100 { most } else { 100 };
    let outcome = run_str(&QUEUE.replace("COUNT", &count.to_string()), &simulated());
    let unavailable = "[Errno 11] Resource temporarily unavailable";
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (format!("True\n{unavailable}\n"), ""));
}

const PORTS: &str = "\
import socket
fixed = socket.create_server(('127.0.0.1', 8000))
listeners = [socket.create_server(('127.0.0.1', 0)) for _ in range(3)]
print([listener.getsockname()[1] for listener in listeners])
client = socket.create_connection(('localhost', 8000))
print(client.getsockname(), fixed.accept()[1])
";

/// Two runs at the same time have the same ports, and do not get in each other's way.
#[test]
fn each_run_has_ports_of_its_own() {
    let runs: Vec<_> = (0..2).map(|_| thread::spawn(|| run_str(PORTS, &simulated()))).collect();
    for run in runs {
        let outcome = run.join().expect("a run");
        let client = "('127.0.0.1', 32771)";
        assert_eq!(
            (outcome.stdout, outcome.stderr.as_str()),
            (format!("[32768, 32769, 32770]\n{client} {client}\n"), "")
        );
    }
}

const CLIENT: &str = "\
import socket
with socket.create_connection(('127.0.0.1', PORT)) as client:
    client.sendall(b'from the run')
    print(client.recv(100), client.getpeername() == ('127.0.0.1', PORT))
";

#[test]
fn a_server_outside_of_the_run_can_be_reached() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a listener");
    let port = listener.local_addr().expect("its address").port();
    let server = thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("a connection");
        let mut buffer = [0; 12];
        connection.read_exact(&mut buffer).expect("what the client says");
        connection.write_all(&buffer).expect("an answer");
    });
    let outcome = run_str(&CLIENT.replace("PORT", &port.to_string()), &simulated());
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("b'from the run' True\n", ""));
    server.join().expect("the server");
}

const PATIENT: &str = "\
import asyncio, select, socket, threading
def ask():
    return socket.create_connection(('127.0.0.1', PORT))
with ask() as client:
    client.settimeout(20)
    print(client.recv(10))
with ask() as client:
    print(bool(select.select([client], [], [], 20)[0]), client.recv(10))
async def main():
    reader, writer = await asyncio.open_connection('127.0.0.1', PORT)
    print(await asyncio.wait_for(reader.read(10), 20))
    writer.close()
    await writer.wait_closed()
asyncio.run(main())
with ask() as client:
    client.settimeout(0.05)
    try:
        print(client.recv(10))
    except TimeoutError as error:
        print(error)
";

/// Somebody outside of the run answers in real time: a timeout that is longer does not run out in virtual time.
#[test]
fn timeouts_of_servers_outside_of_the_run_are_real() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a listener");
    let port = listener.local_addr().expect("its address").port();
    let server = thread::spawn(move || {
        for _ in 0..4 {
            let (mut connection, _) = listener.accept().expect("a connection");
            thread::sleep(Duration::from_millis(200));
            // The last client does not wait for it.
            let _ = connection.write_all(b"at last");
        }
    });
    let outcome = run_str(&PATIENT.replace("PORT", &port.to_string()), &simulated());
    let expected = "b'at last'\nTrue b'at last'\nb'at last'\ntimed out\n";
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), (expected, ""));
    server.join().expect("the server");
}

/// A server that waits for a client waits for a thread of the program.
#[test]
fn nobody_to_connect_is_a_deadlock() {
    let program = "import socket\nsocket.create_server(('127.0.0.1', 0)).accept()\n";
    let outcome = run_str(program, &simulated());
    assert_eq!(outcome.status, 1);
    assert!(outcome.stderr.contains("deadlock: every thread waits"), "{}", outcome.stderr);
}
