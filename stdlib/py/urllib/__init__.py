"""Uniform resource locators."""
