"""Read and write CSV and XLSX."""
