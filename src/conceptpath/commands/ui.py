"""``conceptpath ui``: the explorer."""

import click


@click.command(name="ui")
@click.option("--port", type=click.IntRange(1, 65535), help="8501, or a free one.")
@click.option("--no-browser", is_flag=True, help="Only serve; do not open a browser.")
def command(port: int | None, no_browser: bool) -> None:
    """Open the explorer in the browser.

    \b
    conceptpath ui
    conceptpath ui --port 8600 --no-browser
    """
    from conceptpath.ui.app import serve

    serve(port, open_browser=not no_browser)
