"""A document as one HTML page that opens from a mail attachment: nothing in it is fetched from anywhere."""
