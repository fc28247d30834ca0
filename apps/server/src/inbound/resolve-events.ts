import type { Instant } from '@lienmach/domain'
import type { ChannelAdapter } from '../ports/channel-adapter.ts'
import type { InboundEvent } from '../ports/channel-facts.ts'
import type { Db } from '../store/db.ts'
import { findReceiving } from '../store/inbound-channels.ts'
import { noteUnreadable, type QuarantinedEvent, quarantine } from '../store/quarantine.ts'
import type { RawEvent } from '../store/raw-events.ts'
import type { PendingEvent } from './telling.ts'

/** A batch of bodies, cut and sorted into what can be applied and what cannot. */
export interface ResolvedBatch {
  pending: PendingEvent[]
  /** Events of known channels whose shape cannot be right. */
  invalid: PendingEvent[]
  unreadable: { rawId: number; rawReceivedAt: Instant; byteSize: number; class: string; reason: string }[]
  /** Events of Pages that nobody here has connected. */
  foreign: InboundEvent[]
}

/** Cuts bodies into events and finds the channel of each. */
export async function resolveEvents(
  db: Db,
  translate: ChannelAdapter['translate'],
  bodies: readonly RawEvent[],
): Promise<ResolvedBatch> {
  const batch: ResolvedBatch = { pending: [], invalid: [], unreadable: [], foreign: [] }
  const cut: { raw: RawEvent; event: InboundEvent }[] = []
  for (const raw of bodies) {
    const translated = translate(raw.body, raw.receivedAt)
    const faults = translated.readable ? translated.faults : [translated.fault]
    const [fault] = faults
    if (fault)
      batch.unreadable.push({
        rawId: raw.id,
        rawReceivedAt: raw.receivedAt,
        byteSize: raw.body.length,
        ...fault,
      })
    if (translated.readable) for (const event of translated.events) cut.push({ raw, event })
  }
  if (cut.length === 0) return batch

  const externalIds = [...new Set(cut.map(({ event }) => event.channelExternalId))]
  const channels = new Map(
    (await findReceiving(db, 'facebook_page', externalIds)).map((channel) => [channel.externalId, channel]),
  )
  for (const { raw, event } of cut) {
    const channel = channels.get(event.channelExternalId)
    if (!channel) batch.foreign.push(event)
    else {
      const known: PendingEvent = { rawId: raw.id, receivedAt: raw.receivedAt, channel, event }
      if (event.fact.type === 'invalid') batch.invalid.push(known)
      else batch.pending.push(known)
    }
  }
  return batch
}

/** Sets aside what can be read but not applied, and notes what cannot be read. Answers the workspaces concerned. */
export async function setAside(
  tx: Db,
  batch: Pick<ResolvedBatch, 'invalid' | 'unreadable'>,
  newId: () => string,
  now: Instant,
) {
  const concerned: { workspaceId: PendingEvent['channel']['workspaceId']; id: string }[] = []
  for (const body of batch.unreadable) await noteUnreadable(tx, body, now)
  for (const pending of batch.invalid) {
    const { fact } = pending.event
    if (fact.type !== 'invalid') continue
    const id = await quarantine(tx, quarantinedOf(pending, newId(), fact), now)
    if (id !== null) concerned.push({ workspaceId: pending.channel.workspaceId, id })
  }
  return concerned
}

/** An event as it is set aside. */
export function quarantinedOf(
  { rawId, receivedAt, channel, event }: PendingEvent,
  id: string,
  fault: { class: string; reason: string },
): QuarantinedEvent {
  return {
    id,
    workspaceId: channel.workspaceId,
    channelId: channel.id,
    rawId,
    rawReceivedAt: receivedAt,
    entryNo: event.entryNo,
    eventNo: event.eventNo,
    kind: event.kind,
    class: fault.class,
    reason: fault.reason,
    body: event.alone(),
  }
}
