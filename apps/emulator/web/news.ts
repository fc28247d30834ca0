/** One thing that happened in the pretend world, as the desk tells it. */
export interface News {
  type: string
  pageId?: string
  psid?: string
  by?: 'customer' | 'page'
  on?: boolean
  method?: string
  path?: string
  status?: number | null
  code?: number | null
}

/** `lost` and `found` are about the connection: after `found` anything may have changed. */
type Hearer = (news: News) => void

const hearers = new Set<Hearer>()
let stream: EventSource | null = null

const tellAll = (news: News) => {
  for (const hear of hearers) hear(news)
}

/** Hears everything that happens, over one connection for the whole window: a browser allows only six. */
export function followNews(hear: Hearer): () => void {
  hearers.add(hear)
  if (!stream) {
    stream = new EventSource('/_desk/stream')
    stream.onopen = () => tellAll({ type: 'found' })
    stream.onerror = () => tellAll({ type: 'lost' })
    stream.onmessage = ({ data }) => tellAll(JSON.parse(data) as News)
  }
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    stream?.close()
    stream = null
  }
}
