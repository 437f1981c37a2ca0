"""The embedded server: a process of its own that lives as long as its standard input.

Run as a file, so that it imports nothing but the database; in a process that is not
the user's, Ctrl-C reaches only the user's, and a crash of the engine stays harmless. It
says where it listens, or why it cannot, in one line of JSON.
"""

import json
import os
import shutil
import socket
import stat
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

DATABASE = "conceptpath"
#: Below the folder of a server: its databases, of which there is one.
DATABASES = "databases"
INTERNET = (socket.AF_INET, socket.AF_INET6)
#: Seconds that the engine may take to stop.
PATIENCE = 5.0
#: Of the engine. Clients end their queries themselves; the time limit (in ms) is for
#: the queries of those that no longer can. Until then these must not keep out others:
#: there may be many at a time, which share a part (in MB) of the memory.
SETTINGS = {
    "command.timeout": 600_000,
    "queryMaxConcurrent": 100,
    "queryMaxHeapRAM": 512,
    "queryMaxRangeSize": 10_000_000,
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
}
MEMORY = "-Xmx1g"


def main(folder: str, mode: str) -> None:
    """Serve a database until the standard input ends.

    :param folder: The folder for all files, where the user is set up already.
    :param mode: ``load`` makes the database, ``read`` has one.
    """
    settings = (f"-Darcadedb.{name}={value}" for name, value in SETTINGS.items())
    os.environ |= {
        "ARCADEDB_LOG_CONSOLE": "0",
        "ARCADEDB_LOG_DIR": f"{folder}/log",
        "ARCADEDB_NATIVE_ISOLATE_ARGS": " ".join([MEMORY, *settings]),
    }
    # It is for vectors only, and importing it takes as long as the server's start.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import arcadedb
    except ImportError as error:
        say(error=str(error))
        return
    try:
        server, port = started(folder)
        if mode == "load":
            server.create_database(DATABASE)
    except (arcadedb.ArcadeDBError, OSError) as error:
        say(error=str(error))
        return
    say(port=port)
    sys.stdin.read()
    Timer(PATIENCE, end, [folder, mode]).start()
    server.stop()


def end(folder: str, mode: str) -> None:
    """End this process, whatever threads of the engine outlive it."""
    if mode == "read":
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def say(**answer: object) -> None:
    """Write an answer as one line of JSON."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def started(folder: str, attempts: int = 5) -> tuple[Any, int]:
    """Return a running server, and the port on which it speaks Bolt."""
    import arcadedb

    port, http_port = free_ports()
    config = {
        "host": "127.0.0.1",
        "http_port": http_port,
        "bolt_port": port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_databaseDirectory": f"{folder}/{DATABASES}",
    }
    server = arcadedb.create_server(folder, config=config)
    try:
        server.start()
    except arcadedb.ArcadeDBError as error:
        if attempts > 1 and "Unable to listen" in str(error):
            return started(folder, attempts - 1)
        raise
    close(http_port)
    return server, port


def free_ports() -> tuple[int, int]:
    """Return two ports that nobody listens on; somebody may before they are used."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def close(port: int) -> None:
    """Stop listening on a port of this process, where the system lets us find it.

    The engine cannot be told not to speak HTTP. Its socket is replaced by nothing.
    """
    for handle in Path("/dev/fd").glob("*"):
        with suppress(OSError):
            if port_of(int(handle.name)) == port:
                with Path(os.devnull).open() as nothing:
                    os.dup2(nothing.fileno(), int(handle.name))


def port_of(handle: int) -> int | None:
    """Return the port of an open file of this process that is a socket with one."""
    if not stat.S_ISSOCK(os.fstat(handle).st_mode):
        return None
    with socket.socket(fileno=os.dup(handle)) as one:
        return one.getsockname()[1] if one.family in INTERNET else None


if __name__ == "__main__":
    main(*sys.argv[1:])
    end(*sys.argv[1:])
