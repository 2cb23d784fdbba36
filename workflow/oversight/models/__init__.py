"""The tables of the oversight: inspections with their inspectors and samples, findings and their rectification."""

from workflow.oversight.models.finding import Finding, Rectification
from workflow.oversight.models.inspection import Inspection, Inspector, Sampled

__all__ = ["Finding", "Inspection", "Inspector", "Rectification", "Sampled"]
