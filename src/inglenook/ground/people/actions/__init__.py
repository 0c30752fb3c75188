"""What people do to one another's accounts, each act with its mails beside it."""
