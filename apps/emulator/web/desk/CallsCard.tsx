import { useEffect, useState } from 'react'
import { followNews, type News } from '../news.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../words.ts'

const most = 40

/** The calls apps make to the Graph API while this card is open. */
export function CallsCard() {
  const words = useWords()
  const [calls, setCalls] = useState<(News & { number: number })[]>([])
  useEffect(() => {
    let number = 0
    return followNews((news) => {
      if (news.type === 'graph_call')
        setCalls((before) => [{ ...news, number: number++ }, ...before].slice(0, most))
    })
  }, [])
  return (
    <Card id="calls" title={words.calls} hint={words.callsHint}>
      {calls.length === 0 && <p className="text-sm text-soft">{words.noCalls}</p>}
      <ol className="space-y-1 text-sm">
        {calls.map((call) => (
          <li key={call.number} className="flex items-baseline gap-2">
            <code className="min-w-0 flex-1 text-xs break-all">
              {call.method} /{call.path}
            </code>
            <span
              className={`shrink-0 rounded-full px-2 text-xs ${(call.status ?? 0) < 300 ? 'bg-ok-soft text-ok-ink' : 'bg-alert-soft text-alert-ink'}`}
            >
              {call.status}
              {call.code === null || call.code === undefined ? '' : ` · #${call.code}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
