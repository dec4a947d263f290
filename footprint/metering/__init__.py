"""Meter exports: readings at any interval, read strictly and summed by month, with gaps and outliers named."""
