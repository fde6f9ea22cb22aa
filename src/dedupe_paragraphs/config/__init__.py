"""Settings: defaults, configuration files, command line."""
