"""Draw the charts of reports: as Vega-Lite, and as pictures made of that."""
