"""One site, crawled three times: page by page, by a pool of threads, and by tasks of an event loop."""
import asyncio
import re
import socket
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

PAGES = 40
THINKING = 0.02  # seconds that the server takes for a page
AT_ONCE = 8  # pages that a crawler asks for at the same time


# The site: each page links to two others and to the first one, so that every crawler has to know where it has been.

class Site:
    """Answers each connection in a thread of its own."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.answer, args=(connection,)).start()

    def answer(self, connection):
        with connection, connection.makefile("rb") as lines:
            _, path, _ = lines.readline().decode().split()
            while lines.readline() not in (b"\r\n", b""):
                pass  # the head of the request
            number = int(path.removeprefix("/page/"))
            links = {0, 2 * number + 1, 2 * number + 2} & set(range(PAGES))
            page = "".join(f'<a href="/page/{link}">{link}</a>' for link in sorted(links)).encode()
            time.sleep(THINKING)
            connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page))


def links_of(page):
    return re.findall(r'href="([^"]+)"', page)


def request(path):
    return f"GET {path} HTTP/1.0\r\nHost: here\r\n\r\n".encode()


def body_of(answer):
    head, _, body = answer.decode().partition("\r\n\r\n")
    assert " 200 " in head, head
    return body


def fetch(port, path):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request(path))
        answer = b""
        while piece := connection.recv(4096):
            answer += piece
    return body_of(answer)


# One page after the other.

def crawl_in_turn(port):
    seen, todo = {"/page/0"}, ["/page/0"]
    while todo:
        for link in links_of(fetch(port, todo.pop())):
            if link not in seen:
                seen.add(link)
                todo.append(link)
    return seen


# Threads wait for pages; what has been seen is the business of one thread alone, so that no lock is needed.

def crawl_with_threads(port):
    seen = {"/page/0"}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        pending = {pool.submit(fetch, port, "/page/0")}
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                new = set(links_of(future.result())) - seen
                seen |= new
                pending |= {pool.submit(fetch, port, link) for link in new}
    return seen


# Tasks wait for pages, in one thread: what they have in common changes only where they say so, at an await.

async def fetch_async(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request(path))
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return body_of(answer)


async def crawl_with_tasks(port):
    seen, limit = {"/page/0"}, asyncio.Semaphore(AT_ONCE)

    async def visit(path, group):
        async with limit:
            page = await fetch_async(port, path)
        for link in links_of(page):
            if link not in seen:
                seen.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit("/page/0", group))
    return seen


# Side by side.

def timed(crawl, port):
    began = time.monotonic()
    seen = crawl(port)
    return len(seen), time.monotonic() - began


port = Site().port
in_turn, slow = timed(crawl_in_turn, port)
by_threads, with_threads = timed(crawl_with_threads, port)
by_tasks, with_tasks = timed(lambda port: asyncio.run(crawl_with_tasks(port)), port)

print("pages:", in_turn, by_threads, by_tasks)
print("threads are quicker than taking turns:", with_threads < slow)
print("so are tasks:", with_tasks < slow)
