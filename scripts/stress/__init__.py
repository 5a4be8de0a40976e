"""Stress on the service, by crowds of clients and by bent requests: used by `scripts/stress_service`."""
