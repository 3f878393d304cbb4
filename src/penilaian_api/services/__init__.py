"""What people do: fetch, ask the domain, store."""
