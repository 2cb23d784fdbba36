"""What each paper of a visit says: looked up here, drawn in the module of the same name above."""
