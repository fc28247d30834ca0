import {
  type ChannelView,
  type ConversationView,
  channelRoutes,
  type ImportView,
  inboxRoutes,
  type ResponseOf,
} from '@lienmach/contract'
import {
  type ConnectOptions,
  type FacebookPage,
  type Past,
  type PastCustomer,
  startWorld,
  type World,
  writePast,
} from '@lienmach/testkit'

/** A shop that connects a Page with a past. */
export interface OldPage extends AsyncDisposable {
  world: World
  page: FacebookPage
  people: PastCustomer[]
  channel(): Promise<ChannelView>
  import(): Promise<ImportView>
  /** Lets so many calls' time pass, and everything that follows from them. */
  passes(seconds: number): Promise<void>
  /** Lets time pass until the import has ended, or so many seconds. */
  ends(withinSeconds?: number): Promise<ImportView>
  conversations(view?: 'all' | 'done'): Promise<ConversationView[]>
}

export async function openOldPage(past: Past, options: ConnectOptions = {}): Promise<OldPage> {
  const world = await startWorld()
  let people: PastCustomer[] = []
  const page = await world.connectFacebookPage({
    ...options,
    before: async (its) => {
      people = await writePast(its, past)
      await options.before?.(its)
    },
  })
  await world.settles()

  const channel = () => world.owner.call(channelRoutes.channel, { params: { channelId: page.channelId } })
  const imported = async () => {
    const { import: shown } = await channel()
    if (shown === null) throw new Error('Nothing is imported.')
    return shown
  }
  const passes = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      await world.clock.advance(1_000)
      await world.settles()
    }
  }
  return {
    world,
    page,
    people,
    channel,
    import: imported,
    passes,
    async ends(withinSeconds = 600) {
      for (let second = 0; second < withinSeconds; second += 1) {
        const { state } = await imported()
        if (state === 'done' || state === 'stopped') break
        await passes(1)
      }
      return imported()
    },
    conversations: (view = 'all') => conversationsOf(world, view),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

/** Everything that a view of the inbox lists. */
async function conversationsOf(world: World, view: 'all' | 'done'): Promise<ConversationView[]> {
  const all: ConversationView[] = []
  let cursor: string | undefined
  do {
    const list: ResponseOf<typeof inboxRoutes.conversations> = await world.owner.call(
      inboxRoutes.conversations,
      { params: {}, query: { view, limit: 50, ...(cursor && { cursor }) } },
    )
    all.push(...list.conversations)
    cursor = list.next ?? undefined
  } while (cursor)
  return all
}
