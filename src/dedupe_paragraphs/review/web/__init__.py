"""The review in a browser, on the loopback interface."""
