"""The front door: settings, addresses, the shared look, and the pages that join rooms."""
