"""The one user of a server of ours: nobody else can log in, not even as its root.

The files are those of ArcadeDB's ``config`` folder. The password is in none of them.
"""

import json
from base64 import b64encode
from hashlib import pbkdf2_hmac
from pathlib import Path
from secrets import token_bytes, token_urlsafe
from typing import Literal

#: Whether a server is to load a database, or to answer from it.
Mode = Literal["load", "read"]
#: Who may do what is called so, too.
NAMES: dict[Mode, str] = {"load": "loader", "read": "reader"}
#: Enough, as nobody finds 24 random bytes by trying; more would slow down the start.
ITERATIONS = 1_000
_RECORDS: dict[Mode, tuple[str, ...]] = {
    "load": ("createRecord", "readRecord", "updateRecord", "deleteRecord"),
    "read": ("readRecord",),
}
_SCHEMA: dict[Mode, tuple[str, ...]] = {"load": ("updateSchema",), "read": ()}


def create_user(folder: Path, mode: Mode) -> tuple[str, str]:
    """Make the user of a server that has not started yet.

    :param folder: Where the server keeps its files.
    :param mode: What the user is to do.
    :returns: User and password.
    :raises OSError: If the folder cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     create_user(Path(folder), "read")[0]
    'reader'
    """
    name, password = NAMES[mode], token_urlsafe(24)
    user = {"name": name, "databases": {"*": [name]}, "password": _hashed(password)}
    access = {"access": _SCHEMA[mode], "types": {"*": {"access": _RECORDS[mode]}}}
    groups = {name: {"resultSetLimit": -1, "readTimeout": -1, **access}}
    config = folder / "config"
    config.mkdir()
    (config / "server-users.jsonl").write_text(json.dumps(user))
    (config / "server-groups.json").write_text(
        json.dumps({"version": 2, "databases": {"*": {"groups": groups}}})
    )
    return name, password


def _hashed(password: str) -> str:
    salt = b64encode(token_bytes(32))
    digest = b64encode(pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS))
    return f"PBKDF2WithHmacSHA256${ITERATIONS}${salt.decode()}${digest.decode()}"
