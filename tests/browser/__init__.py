"""Tests of the explorer in a real Chromium."""
