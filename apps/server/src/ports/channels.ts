import type { ChannelAdapter, ChannelKind } from './channel-adapter.ts'

/** The platforms this installation speaks with. */
export interface Channels {
  /** Throws for a platform that nobody taught us: no channel of it can have been connected. */
  get(kind: ChannelKind): ChannelAdapter
}

export function channelsOf(adapters: readonly ChannelAdapter[]): Channels {
  const byKind = new Map(adapters.map((adapter) => [adapter.kind, adapter]))
  return {
    get(kind) {
      const adapter = byKind.get(kind)
      if (!adapter) throw new Error(`No adapter speaks ${kind}.`)
      return adapter
    },
  }
}
