"""`review --web`: the HTML report with buttons, served to one browser on this machine."""
