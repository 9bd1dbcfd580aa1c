"""What is drawn on worksheets: shapes and words in millimetres, printed as SVG."""
