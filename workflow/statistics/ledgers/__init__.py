"""Ledgers of earlier years (历史台账): a spreadsheet with one line a group, before the system was there.

``columns`` what it may hold · ``reading`` understands a line or says what is wrong with it · ``importing`` takes a file in,
once, and takes it out again · ``template`` the empty spreadsheet.
"""
