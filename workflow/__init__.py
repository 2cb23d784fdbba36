"""What is asked for and what the regulations say: matters, duties, registers, papers, desk."""
