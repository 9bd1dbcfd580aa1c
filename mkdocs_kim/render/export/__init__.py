"""What readers take along, as files: the element map and methods side by side, as CSV and JSON.

A document holds it all (``documents``); tables are made of a document alone (``tables``), and
written (``writing``). ``assets/kim-export.js`` and ``kim-csv.js`` do the same with a selection.
"""
