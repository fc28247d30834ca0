import type { Locale, PushTopic } from '@lienmach/contract'
import { createStore, del, entries, get, set } from 'idb-keyval'
import { keptChannel } from './kept-channel.ts'

/** Whom this browser tells of what happens in one workspace, and what the server was told of it. */
export interface DeviceRecord {
  personId: string
  /** The device lives as long as the session in which it was registered. */
  sessionId: string | null
  deviceId: string
  endpoint: string
  locale: Locale
  topics: readonly PushTopic[]
}

/** `off`: the person who reads here has turned it off; nothing at all: they were never asked. */
export type Kept = DeviceRecord | 'off'

const shelf = () => createStore('lienmach-push', 'devices')

// In a database and not in `localStorage`, which the service worker cannot read.
export const keptFor = async (workspaceId: string): Promise<Kept | null> =>
  (await get<Kept>(workspaceId, shelf())) ?? null

export async function keep(workspaceId: string, kept: Kept): Promise<void> {
  await set(workspaceId, kept, shelf())
  tell()
}

export async function forget(workspaceId: string): Promise<void> {
  await del(workspaceId, shelf())
  tell()
}

/** The workspaces that this browser tells of. */
export async function keptDevices(): Promise<{ workspaceId: string; device: DeviceRecord }[]> {
  const all = await entries<string, Kept>(shelf())
  return all.flatMap(([workspaceId, kept]) => (kept === 'off' ? [] : [{ workspaceId, device: kept }]))
}

/** Tells when something is kept or forgotten, here or in another window. Answers how to stop. */
export function onKept(listener: () => void): () => void {
  const channel = new BroadcastChannel(keptChannel)
  channel.onmessage = listener
  return () => channel.close()
}

function tell(): void {
  const channel = new BroadcastChannel(keptChannel)
  channel.postMessage('changed')
  channel.close()
}
