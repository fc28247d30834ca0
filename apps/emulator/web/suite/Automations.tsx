import { useEffect, useState } from 'react'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page } from '../shapes.ts'
import { Switch } from '../ui/Switch.tsx'
import { useWords } from '../words.ts'

/** What Meta's inbox answers by itself on this Page. */
export function Automations({ page }: { page: Page }) {
  const words = useWords()
  const { instantReply, aiAgent } = page.automations
  const [text, setText] = useState(instantReply ?? words.instantReplyText)
  useEffect(() => {
    if (instantReply !== null) setText(instantReply)
  }, [instantReply])
  const change = (next: object) => void attempt(desk.automate(page.id, next))
  return (
    <details className="border-t border-rule" data-testid="automations">
      <summary className="px-4 py-2.5 text-sm font-semibold hover:bg-page">
        {words.automations}
        <span className="ms-2 font-normal text-soft">
          {[instantReply !== null && words.instantReply, aiAgent && words.aiAgent]
            .filter(Boolean)
            .join(' · ') || words.allOff}
        </span>
      </summary>
      <div className="space-y-1 px-4 pb-3">
        <Switch
          id="instant-reply"
          label={words.instantReply}
          hint={words.instantReplyHint}
          on={instantReply !== null}
          onChange={(on) => change({ instantReply: on ? text.trim() || words.instantReplyText : null })}
        />
        <textarea
          value={text}
          rows={2}
          aria-label={words.instantReplyWords}
          data-testid="instant-reply-text"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => instantReply !== null && text.trim() !== '' && change({ instantReply: text.trim() })}
          className="field w-full"
        />
        <Switch
          id="ai-agent"
          label={words.aiAgent}
          hint={words.aiAgentHint}
          on={aiAgent}
          onChange={(on) => change({ aiAgent: on })}
        />
      </div>
    </details>
  )
}
