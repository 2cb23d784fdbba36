"""What the papers are filled with (取数): one file for each form; everything is looked up here, nothing in the form."""
