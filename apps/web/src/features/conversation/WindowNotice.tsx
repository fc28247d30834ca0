import type { ConversationView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import type { WindowReading } from '../../entities/window-model.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Notice } from '../../ui/index.ts'

/** Says that the customer's window is past, what may still be done, and keeps the draft readable. */
export function WindowNotice({
  reading,
  conversation,
  hadHumanAgent,
  draft,
}: {
  reading: WindowReading
  conversation: ConversationView
  hadHumanAgent: boolean
  draft: string
}) {
  const t = useTranslations('conversation.window')
  const times = useTimes()
  const phone = conversation.contact.phones[0]
  if (reading.stage === 'human_agent') {
    return (
      <Notice look="strip" tone="hold" title={t('pastTitle')} data-testid="window-past">
        {t('pastBody', { time: times.full(reading.until) })}
      </Notice>
    )
  }
  if (reading.stage !== 'closed') return null
  return (
    <div className="p-3 pt-0">
      <Notice
        tone="warn"
        title={t('closedTitle')}
        data-testid="window-closed"
        actions={
          phone && (
            <a className="underline underline-offset-2" href={`tel:${phone}`}>
              {t('call', { phone })}
            </a>
          )
        }
      >
        {t('closedBody', { n: hadHumanAgent ? 168 : 24 })}
        {draft !== '' && (
          <span className="mt-2 block">
            {t('draftKept')} <q className="whitespace-pre-wrap">{draft}</q>
          </span>
        )}
      </Notice>
    </div>
  )
}
