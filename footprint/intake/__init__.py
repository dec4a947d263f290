"""Intake: writes the workbook a submission is filled in on, and reads workbook, YAML or JSON back strictly."""
