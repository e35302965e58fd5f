"""From the cells of an office's table to clean typed columns: headers, cells, and what a column is likely to be."""
