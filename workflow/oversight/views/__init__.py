"""Pages of the oversight (监督页面)."""
