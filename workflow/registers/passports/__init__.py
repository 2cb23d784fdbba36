"""Custody of documents for official travel (证照集中保管): register · documents · custody · due · roster.

``register`` takes a document into the books, ``custody`` hands it out and takes it back, ``documents`` says what a
group still lacks, ``due`` counts the days, ``roster`` reads the paper ledger's spreadsheet.
"""
