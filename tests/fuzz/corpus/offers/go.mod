module example.org/a

[pytest]
[mypy]
