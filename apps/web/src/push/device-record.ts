import type { Locale, PushTopic } from '@lienmach/contract'
import { createStore, del, entries, get, set } from 'idb-keyval'

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

export const keep = (workspaceId: string, kept: Kept): Promise<void> => set(workspaceId, kept, shelf())

export const forget = (workspaceId: string): Promise<void> => del(workspaceId, shelf())

/** The workspaces that this browser tells of. */
export async function keptDevices(): Promise<{ workspaceId: string; device: DeviceRecord }[]> {
  const all = await entries<string, Kept>(shelf())
  return all.flatMap(([workspaceId, kept]) => (kept === 'off' ? [] : [{ workspaceId, device: kept }]))
}
