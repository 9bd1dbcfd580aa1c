"""Thousands of broken records, made from the shipped ones, and what the checks say of each.

Run ``python -m tests.mutations`` for all of them; the normal tests take a sample.
"""
