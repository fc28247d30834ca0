import type { ChannelHealthView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChangeWords } from '../../connection/change-words.ts'
import { useTimes } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { buttonClass, Card } from '../../ui/index.ts'

/** What somebody changed at Facebook: when it was noticed, what it was before and is now. */
export function ChangesCard({ changes }: { changes: ChannelHealthView['changes'] }) {
  const t = useTranslations('channels.control.changes')
  const times = useTimes()
  const now = useNow(60_000)
  const words = useChangeWords()
  const mayManage = useMay('manager')
  if (changes.length === 0) return <Card title={t('title')} description={t('none')} data-testid="changes" />
  return (
    <Card
      title={t('title')}
      description={t('text')}
      flush
      data-testid="changes"
      actions={
        mayManage && (
          <Link to="/audit" className={buttonClass('secondary', 'sm')}>
            {t('log')}
          </Link>
        )
      }
    >
      <ul>
        {changes.map((change) => (
          <li
            key={`${change.at} ${change.what}`}
            className="flex items-start gap-3 border-b border-line px-5 py-3 last:border-b-0"
            data-testid="change"
          >
            <Megaphone aria-hidden size={16} className="mt-1 shrink-0 text-warn" />
            <span className="min-w-0 flex-1">
              <span className="block text-label">{t('at', { when: times.moment(change.at, now) })}</span>
              <span className="text-label font-normal text-fg-2">{words(change)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
