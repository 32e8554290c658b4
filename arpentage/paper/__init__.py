"""What is printed: the data of a kit, a text, a theme, and the press that makes PDF of it."""
