"""The content: concepts, domains, papers, resources, as files that people review."""
