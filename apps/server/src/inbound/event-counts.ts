import type { Metrics } from '../metrics.ts'
import type { ResolvedBatch } from './resolve-events.ts'

/** Counts what became of the events of a batch. */
export function countEvents(metrics: Metrics): (batch: ResolvedBatch) => void {
  const kinds = metrics.counter('events_total', 'Events applied, by kind.', ['kind'])
  const foreign = metrics.counter('events_foreign_total', 'Events of Pages that nobody here has connected.')
  const aside = metrics.counter(
    'events_set_aside_total',
    'Events and bodies set aside because they cannot be right, by class.',
    ['class'],
  )
  return (batch) => {
    const byKind = new Map<string, number>()
    for (const { event } of batch.pending) byKind.set(event.kind, (byKind.get(event.kind) ?? 0) + 1)
    for (const [kind, number] of byKind) kinds.inc({ kind }, number)
    foreign.inc(batch.foreign.length)
    for (const { event } of batch.invalid)
      aside.inc({ class: event.fact.type === 'invalid' ? event.fact.class : 'unknown' })
    for (const body of batch.unreadable) aside.inc({ class: body.class })
  }
}
