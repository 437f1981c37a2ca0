"""How Streamlit is set up: values of the visual language, and nothing sent away."""

from collections.abc import Mapping

#: Names by which this machine may be called; any other host is refused.
HOSTS = ("localhost", "127.0.0.1")
LIGHT = {
    "primaryColor": "#1F56B3",
    "backgroundColor": "#FCFBF8",
    "secondaryBackgroundColor": "#F3F1EB",
    "textColor": "#23211C",
    "borderColor": "#DDD9CF",
    "linkColor": "#1F56B3",
    "grayColor": "#676259",
    "grayTextColor": "#635E55",
    "orangeTextColor": "#8A4B00",
    "orangeBackgroundColor": "#FBEFD9",
    "codeBackgroundColor": "#F3F1EB",
    "codeTextColor": "#23211C",
}
DARK = {
    "primaryColor": "#3B72D1",
    "backgroundColor": "#16171A",
    "secondaryBackgroundColor": "#202226",
    "textColor": "#ECE9E2",
    "borderColor": "#393C42",
    "linkColor": "#8DB6FF",
    "grayColor": "#A6A299",
    "grayTextColor": "#ABA79E",
    "orangeTextColor": "#F0B866",
    "orangeBackgroundColor": "#3A2C14",
    "codeBackgroundColor": "#202226",
    "codeTextColor": "#ECE9E2",
}
#: With both palettes given, Streamlit follows the system's choice of light or dark.
THEME = {
    "font": "sans-serif",  # Source Sans, which Streamlit brings along
    "baseFontSize": 16,
    "headingFontWeights": 600,
    "codeFontSize": "0.875rem",
    "baseRadius": "6px",
    "buttonRadius": "6px",
    "paddingTop": "0.75rem",
    "paddingBottom": "2rem",
    "linkUnderline": True,
    **{f"light.{name}": value for name, value in LIGHT.items()},
    **{f"dark.{name}": value for name, value in DARK.items()},
}


def settings(port: int) -> Mapping[str, object]:
    """Return Streamlit's options for a server on a port of this machine."""
    return {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.toolbarMode": "minimal",
        "logger.hideWelcomeMessage": True,
        "server.address": "127.0.0.1",
        "server.allowedHosts": list(HOSTS),
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.maxUploadSize": 1,
        "server.port": port,
        **{f"theme.{name}": value for name, value in THEME.items()},
    }
