"""What is filled in (填报): the form of every kind, from its declarations."""
