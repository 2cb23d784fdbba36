"""What every matter shares: its row, its revisions, its journal, its attachments, and the one door `take()`."""
