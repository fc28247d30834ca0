import type { ControlView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'

/** What our reading of a thread rests on, newest first, each with its time; folded away. */
export function Evidence({ control }: { control: ControlView }) {
  const t = useTranslations('control')
  const times = useTimes()
  const { thread, evidence } = control
  const stale = thread.staleAt !== null && serverNow() >= thread.staleAt
  return (
    <details className="border-t border-line pt-3" data-testid="evidence">
      <summary className="cursor-pointer text-label">{t('drawer.evidence')}</summary>
      <p className="mt-2 text-body-s text-fg-2">
        {t(`drawer.certainty.${thread.certainty}`)}
        {stale && ` · ${t('drawer.stale')}`}
      </p>
      {evidence.length === 0 ? (
        <p className="mt-2 text-body-s text-fg-2">{t('drawer.noEvidence')}</p>
      ) : (
        <ul className="mt-2 space-y-1.5">
          {evidence.map((seen) => (
            <li key={`${seen.evidence} ${seen.at}`} className="text-body-s">
              <span className="block">
                {t(`evidence.${seen.evidence}`, {
                  who:
                    seen.appId !== null && seen.says === 'other_app'
                      ? t('who.app', { id: seen.appId })
                      : t(`who.${seen.says}`),
                })}
              </span>
              <time className="text-caption text-fg-3 tabular-nums">{times.full(seen.at)}</time>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
