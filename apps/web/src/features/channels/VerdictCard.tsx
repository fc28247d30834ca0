import type { ChannelHealthView, ChannelView } from '@lienmach/contract'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, cx, softTone, type Tone, ToneIcon } from '../../ui/index.ts'
import { type Verdict, verdictOf } from './check-model.ts'
import { useCheckNow } from './health.ts'

/** How the channel is in one sentence, when that was found, and the button that looks again. */
export function VerdictCard({
  channel,
  health,
  children,
}: {
  channel: ChannelView
  health: ChannelHealthView
  children?: ReactNode
}) {
  const t = useTranslations('doctor')
  const times = useTimes()
  const now = useNow(10_000)
  const mayCheck = useMay('manager')
  const check = useCheckNow(channel)
  const verdict = verdictOf(health.checks)
  const broken = health.checks.some(({ state }) => state === 'broken')
  const tone = toneOf(verdict, broken)
  return (
    <Card data-testid="doctor-verdict">
      <div className="flex flex-wrap items-center gap-4">
        <span
          className={cx('flex size-10 shrink-0 items-center justify-center rounded-full', softTone[tone])}
        >
          <ToneIcon tone={tone} size={22} />
        </span>
        <div className="min-w-0 flex-1 basis-48" role="status">
          <h2 className="text-title" data-testid="doctor-sentence" data-verdict={verdict.is}>
            {t(`verdict.${verdict.is}`, { n: verdict.n })}
          </h2>
          <p className="text-body-s text-fg-2">
            {health.checkedAt === null
              ? t('never')
              : t('checkedAt', { when: times.ago(health.checkedAt, now) })}{' '}
            {health.nextCheckAt !== null &&
              health.nextCheckAt > now &&
              t('nextAt', { when: times.clock(health.nextCheckAt) })}
          </p>
        </div>
        {mayCheck && (
          <Button busy={check.isPending} onClick={() => check.mutate()} data-testid="channel-check">
            {t('checkNow')}
          </Button>
        )}
      </div>
      {check.isError && (
        <div className="mt-4">
          <ErrorNotice error={check.error} title={t('checkFailed')} retry={() => check.mutate()} />
        </div>
      )}
      {children}
    </Card>
  )
}

function toneOf({ is }: Verdict, broken: boolean): Tone {
  if (is === 'todo') return broken ? 'danger' : 'warn'
  return is === 'well' ? 'ok' : 'unknown'
}
