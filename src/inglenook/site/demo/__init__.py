"""The demo community: five people who also live in the tests. Only a house started with the demo has these pages."""
