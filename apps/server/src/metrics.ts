import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the program counts about itself. Parts name their own; everything lands in one registry. */
export interface Metrics {
  readonly registry: Registry
  counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames?: readonly Label[],
  ): Counter<Label>
  gauge<Label extends string = never>(name: string, help: string, labelNames?: readonly Label[]): Gauge<Label>
  /** Seconds. */
  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames?: readonly Label[],
  ): Histogram<Label>
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'lienmach_' })
  const known = <T>(name: string) => registry.getSingleMetric(`lienmach_${name}`) as T | undefined
  return {
    registry,
    counter: (name, help, labelNames = []) =>
      known<Counter<never>>(name) ??
      new Counter({ name: `lienmach_${name}`, help, labelNames: [...labelNames], registers: [registry] }),
    gauge: (name, help, labelNames = []) =>
      known<Gauge<never>>(name) ??
      new Gauge({ name: `lienmach_${name}`, help, labelNames: [...labelNames], registers: [registry] }),
    histogram: (name, help, buckets, labelNames = []) =>
      known<Histogram<never>>(name) ??
      new Histogram({
        name: `lienmach_${name}`,
        help,
        buckets,
        labelNames: [...labelNames],
        registers: [registry],
      }),
  }
}
