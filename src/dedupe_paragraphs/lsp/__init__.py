"""The editor server: findings while a post is written, and their fixes as code actions."""
