"""Views become bytes: HTML, fonts, later drawings and data."""
