"""Operators that ship with the product, each a process of its own: `python -m arqonbus.rigs.NAME --socket PATH` (docs/spec/rigs.md)."""
