"""The pages of the desk: views find, ask, act, and lead on."""
