"""What Lighthouse says of a built site: `make lighthouse`.

Two things cost points, both meant. `robots-txt`: it is fetched from within the page, whose policy allows no connection
at all (the site needs none). The largest paint: on a slow phone the words wait for their own faces, 136 KB, rather than
move when these come.
"""
