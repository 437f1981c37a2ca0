"""What may listen where a server is looked for, and is none that can be used."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from pathlib import Path
from threading import Thread
from typing import BinaryIO

#: A key and a certificate for localhost that nobody but itself has signed.
SELF_SIGNED = Path(__file__).parent / "self-signed.pem"
#: What an old server was heard to say: its version of Bolt, who it is, and "done".
OLD_VERSION = b"\x00\x00\x04\x04"
OLD_GREETING = b"\xb1\x70\xa2\x86server\x8cNeo4j/4.4.40\x8dconnection_id\x86bolt-1"
OLD_DONE = b"\xb1\x70\xa1\x86fields\x90"
Answer = Callable[[socket.socket], None]


@contextmanager
def listening(answer: Answer) -> Iterator[int]:
    """Answer whoever connects, and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=_serve, args=(listener, answer), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def silent(client: socket.socket) -> None:
    """Hear everything and say nothing."""
    while client.recv(4096):
        pass


def web(client: socket.socket) -> None:
    """Be a web server."""
    client.recv(4096)
    client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def shell(client: socket.socket) -> None:
    """Be a server for remote shells."""
    client.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
    client.recv(4096)


def encrypted(client: socket.socket) -> None:
    """Speak only TLS, with a certificate of one's own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    with context.wrap_socket(client, server_side=True) as tunnel:
        old(tunnel)


def old(client: socket.socket) -> None:
    """Be a Neo4j 4.4, as far as it is listened to."""
    client.recv(20)
    client.sendall(OLD_VERSION)
    answers = chain([OLD_GREETING], repeat(OLD_DONE))
    with client.makefile("rb") as heard:
        while _has_message(heard):
            answer = next(answers)
            client.sendall(len(answer).to_bytes(2) + answer + bytes(2))


def _has_message(heard: BinaryIO) -> bool:
    """Read a message, which comes in parts behind their lengths and ends with a 0."""
    first = length = int.from_bytes(heard.read(2))
    while length:
        heard.read(length)
        length = int.from_bytes(heard.read(2))
    return first > 0


def _serve(listener: socket.socket, answer: Answer) -> None:
    with suppress(OSError):
        while True:
            client, _ = listener.accept()
            Thread(target=_answer, args=(client, answer), daemon=True).start()


def _answer(client: socket.socket, answer: Answer) -> None:
    with suppress(OSError), client:
        answer(client)
