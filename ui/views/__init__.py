"""One file a page; each asks a view model and shows what it says."""
