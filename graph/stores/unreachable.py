"""Why a server cannot be used, told in one clause, and the way out."""

import re
from typing import NamedTuple

from neo4j.exceptions import DriverError, Neo4jError

from conceptpath.graph.errors import StoreUnavailableError


class Explanation(NamedTuple):
    """Why a server cannot be used, and what to do."""

    reason: str
    way_out: str


_CORRECT = "correct the address"
_START = f"start the server, or {_CORRECT}"
_PORT = "(the port for Bolt is usually 7687)"
#: By the code and the message of a server, or by the kind and the text of the error
#: that lies beneath that of the driver.
_EXPLANATIONS = {
    r"\S+\.Unauthorized .*missing key": Explanation(
        "it asks for a user and a password",
        "give them (the command line takes NEO4J_USERNAME and NEO4J_PASSWORD)",
    ),
    r"\S+\.Unauthorized ": Explanation(
        "the user or the password is wrong", "give the right user and password"
    ),
    r"\S+\.AuthenticationRateLimit ": Explanation(
        "too many wrong passwords in a row",
        "wait some seconds, then give the right one",
    ),
    r"\S+\.CredentialsExpired ": Explanation(
        "the password must be changed before anything else",
        "in Neo4j Browser, for example: "
        "ALTER CURRENT USER SET PASSWORD FROM '...' TO '...'",
    ),
    r"\S+\.DatabaseNotFound ": Explanation(
        "it has no such database", "name another one, or none for its default"
    ),
    r"\S+\.SemanticError Not a recognised system command": Explanation(
        "its database system holds no graphs", "name another one"
    ),
    r"ConfigurationError Routing context": Explanation(
        "only neo4j:// addresses have a part after ?", "leave it out"
    ),
    r"SSLCertVerificationError ": Explanation(
        "its certificate cannot be verified",
        "if you trust it, use +ssc instead of +s",
    ),
    r"SSL": Explanation("it does not speak TLS", "leave out +s or +ssc"),
    r"gaierror ": Explanation("no host has that name", _CORRECT),
    r"ConnectionRefusedError ": Explanation("nobody listens there", _START),
    r"TimeoutError ": Explanation("it does not answer in time", f"{_START} {_PORT}"),
    r"UnsupportedServerProduct ": Explanation(
        "what listens there is no Neo4j, or a very old one", f"{_CORRECT} {_PORT}"
    ),
    r"ServiceUnavailable .*looks like HTTP": Explanation(
        "what listens there speaks HTTP", f"{_CORRECT} {_PORT}"
    ),
    r"ConnectionResetError |ServiceUnavailable .*incomplete handshake": Explanation(
        "it hangs up", f"{_START}; if it wants TLS, add +s or +ssc to bolt or neo4j"
    ),
}


def unreachable(address: str, error: Neo4jError | DriverError) -> StoreUnavailableError:
    """Return the error for a server that cannot be used, with the way out.

    :param address: The server.
    :param error: What the driver raised.
    """
    _, text = _told(error)
    reason, way_out = explanation(error) or Explanation(first_line(text), _START)
    return StoreUnavailableError(f"cannot use {address!r}: {reason}; {way_out}")


def explanation(error: Neo4jError | DriverError) -> Explanation | None:
    """Return why a server cannot be used, if the error says that."""
    told = " ".join(_told(error))
    matching = (_EXPLANATIONS[p] for p in _EXPLANATIONS if re.match(p, told, re.DOTALL))
    return next(matching, None)


def first_line(message: str) -> str:
    """Return the first line of what a server or the driver says."""
    return message.partition("\n")[0].strip()


def _told(error: Neo4jError | DriverError) -> tuple[str, str]:
    """Return of which kind an error is, and what it says."""
    if isinstance(error, Neo4jError):
        return error.code or "", error.message or ""
    beneath = cause(error)
    return type(beneath).__name__, str(beneath)


def cause(error: BaseException) -> BaseException:
    """Return the error that lies beneath all others.

    >>> try:
    ...     try:
    ...         raise KeyboardInterrupt
    ...     finally:
    ...         [].pop()
    ... except IndexError as error:
    ...     cause(error)
    KeyboardInterrupt()
    """
    if isinstance(error, BaseExceptionGroup):
        return cause(error.exceptions[0])
    beneath = error.__cause__ or error.__context__
    return cause(beneath) if beneath else error
