"""The neutral blocks between views and formats: headings, paragraphs, tables, cells, pictures.

A view knows no format and a format knows no view, so that the two add up and don't multiply.
"""
