"""A graph on its way into a database, and back.

Both sides are a :class:`~conceptpath.graph.stores.transfer.content.Content`: that of a
graph (``rows``) and that of a database (``stored``). Their ``difference`` becomes
``statements``; ``records`` makes a graph again.
"""
