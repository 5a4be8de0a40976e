"""Numbers about the service in the text format of Prometheus."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from diplograph.service.pool import Pool

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class _PoolNumbers(Collector):
    """Reads the pool when the metrics are asked for."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        workers = GaugeMetricFamily("diplograph_workers", "Workers and waiting queries by state", labels=["state"])
        for state, number in self._pool.state.items():
            workers.add_metric([state], number)
        yield workers
        stopped = CounterMetricFamily(
            "diplograph_queries_stopped", "Queries stopped or refused, by reason", labels=["reason"]
        )
        for reason, number in self._pool.ended.items():
            stopped.add_metric([reason], number)
        yield stopped


class Metrics:
    """The counters of one running service."""

    def __init__(self, pool: Pool) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._registry.register(_PoolNumbers(pool))
        self._requests = Counter(
            "diplograph_requests", "Requests answered", ["route", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "diplograph_request_seconds",
            "Time to answer a request",
            ["route"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.quads = Gauge("diplograph_quads", "Quads of the graph when the service began", registry=self._registry)

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request. `route` and `method` must be among a few values: each makes its own row."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All numbers now."""
        return generate_latest(self._registry)
