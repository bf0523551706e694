/** An alert as Prometheus posts it, about 400 bytes; all differ by their number. */
export function postedAlert(number: number, endsAt?: number): Readonly<Record<string, unknown>> {
  return {
    labels: {
      alertname: 'DiskFillsUp',
      cluster: 'tokyo-1',
      instance: `host-${number}:9100`,
      job: 'node',
      service: `service-${number % 10_000}`,
      severity: 'warning',
      team: `team-${number % 100}`,
    },
    annotations: {
      summary: `/var on host-${number} is full in four hours`,
      description: 'The disk of this host grows steadily; see the runbook for what may be deleted.',
    },
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt).toISOString() }),
    generatorURL: 'http://prom.example/graph?g0.expr=disk',
  };
}

/** A body with `count` alerts, from a number on. */
export function postedAlerts(from: number, count: number, endsAt?: number): string {
  return JSON.stringify(Array.from({ length: count }, (_, at) => postedAlert(from + at, endsAt)));
}
