"""What Lighthouse says of a built site: `make lighthouse`."""
