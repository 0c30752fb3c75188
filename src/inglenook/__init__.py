"""Inglenook: a private place to grow and safe circles to grow in."""
