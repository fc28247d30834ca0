import { useTranslations } from 'use-intl'
import { useMembers } from '../entities/workspace.ts'
import { Avatar, cx } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { type RuleForm, tally } from './rule-form.ts'
import type { RulePreviewState } from './use-rule-preview.ts'

/** Where the next ten new customers would go, if they came now. */
export function NextTen({ form, state }: { form: RuleForm; state: RulePreviewState }) {
  const t = useTranslations('rules.next')
  const members = useMembers()
  const { preview } = state
  const known = form.channelIds.length > 0 && form.agents.length > 0
  return (
    <FormPart id="rule-next" title={t('title')}>
      {!known || (preview === null && form.method === 'round_robin') ? (
        <p className="text-body-s text-fg-3">{t('needs')}</p>
      ) : form.method === 'self_claim' ? (
        <p className="text-label font-normal" data-testid="rule-next-ten">
          {t('claim', { n: form.agents.length })}
        </p>
      ) : (
        <ul
          data-testid="rule-next-ten"
          className={cx('flex flex-wrap gap-x-5 gap-y-2', !state.isCurrent && 'opacity-60')}
        >
          {tally(preview?.nextTen ?? []).map(({ memberId, count }) => {
            const member = members.get(memberId ?? '')
            return (
              <li key={memberId} className="flex items-center gap-2 text-label font-normal tabular-nums">
                {memberId === null ? (
                  t('waits', { n: count })
                ) : (
                  <>
                    <Avatar id={memberId} name={member?.name ?? '…'} size={24} />
                    {t('share', { name: member?.name ?? '…', n: count })}
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </FormPart>
  )
}
