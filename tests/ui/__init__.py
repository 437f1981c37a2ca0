"""Tests of the explorer without a browser."""
