"""The embedded server: a process of its own that lives as long as its standard input.

Run as a file, so that it imports nothing but the database; in a process that is not the
user's, Ctrl-C reaches only the user's, and a crash of the engine stays harmless. It
speaks JSON, a line each way: first it says where it listens, and the password. Then it
is given queries, and says what makes each of them senseless, or null; it runs none.
"""

import json
import os
import secrets
import shutil
import socket
import sys
from threading import Timer
from typing import Any

DATABASE = "conceptpath"
#: Seconds that the engine may take to stop.
PATIENCE = 5.0
#: They stay with the database. Clients end their queries themselves; the time limit
#: (in ms) is for the queries of those that no longer can.
SETTINGS = {
    "arcadedb.command.timeout": "600000",
    "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
}


def main(mode: str, databases: str, own: str) -> None:
    """Serve a database until the standard input ends.

    :param mode: ``load`` makes the database, ``read`` refuses every change of it.
    :param databases: The folder that the database is in.
    :param own: The folder for the users and the log of this server.
    """
    os.environ |= {"ARCADEDB_LOG_CONSOLE": "0", "ARCADEDB_LOG_DIR": f"{own}/log"}
    try:
        import arcadedb
    except ImportError as error:
        say(error=str(error))
        return
    password = secrets.token_urlsafe(24)
    try:
        server, port = started(mode, databases, own, password)
        database = created(server) if mode == "load" else server.get_database(DATABASE)
    except (arcadedb.ArcadeDBError, OSError) as error:
        say(error=str(error))
        return
    say(port=port, password=password)
    for line in sys.stdin:
        say(fault=fault(database, json.loads(line)))
    Timer(PATIENCE, os._exit, [1]).start()
    server.stop()


def say(**answer: object) -> None:
    """Write an answer as one line of JSON."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def started(
    mode: str, databases: str, own: str, password: str, attempts: int = 5
) -> tuple[Any, int]:
    """Return a running server, and the port on which it speaks Bolt."""
    import arcadedb

    port, http_port = free_ports()
    config = {
        "host": "127.0.0.1",
        "http_port": http_port,
        "bolt_port": port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_databaseDirectory": databases,
        "server_defaultDatabaseMode": "READ_ONLY" if mode == "read" else "READ_WRITE",
    }
    server = arcadedb.create_server(own, password, config)
    try:
        server.start()
    except arcadedb.ArcadeDBError as error:
        if attempts > 1 and "Unable to listen" in str(error):
            return started(mode, databases, own, password, attempts - 1)
        raise
    return server, port


def free_ports() -> tuple[int, int]:
    """Return two ports that nobody listens on; somebody may before they are used."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def created(server: Any) -> Any:
    """Return a new database that keeps the settings."""
    database = server.create_database(DATABASE)
    for name, value in SETTINGS.items():
        database.command("sql", f"ALTER DATABASE `{name}` {value}")
    return database


def fault(database: Any, cypher: str) -> str | None:
    """Return why the database cannot make sense of a query, if it cannot."""
    import arcadedb

    try:
        database.query("opencypher", f"EXPLAIN {cypher}")
    except arcadedb.ArcadeDBError as error:
        reason = str(error).partition("Exception: ")[2] or str(error)
        return reason.partition(" (caused by ")[0]
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
    shutil.rmtree(sys.argv[3], ignore_errors=True)
    os._exit(0)  # the threads of an engine may outlive it
