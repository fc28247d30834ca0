import { oldChoices, type RulePreview } from '@lienmach/contract'
import { useLocale, useTranslations } from 'use-intl'
import { useMembers } from '../entities/workspace.ts'
import { Button, Checkbox, Chip, Notice, RadioGroup } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { oldEffect, type RuleForm, understandingOf } from './rule-form.ts'
import type { RulePreviewState } from './use-rule-preview.ts'

export interface OldPartProps {
  form: RuleForm
  state: RulePreviewState
  /** Who would leave the rule. */
  leaving: readonly string[]
  error: string | null
  onChange: (changes: Partial<RuleForm>) => void
}

/** What becomes of conversations from before: three choices with their numbers, and what they show to whom. */
export function OldPart({ form, state, leaving, error, onChange }: OldPartProps) {
  const t = useTranslations('rules.old')
  const common = useTranslations('common')
  const locale = useLocale()
  const members = useMembers()
  const { preview } = state
  const names = leaving.map((id) => members.get(id)?.name ?? '…')
  const hintOf = (choice: (typeof oldChoices)[number]) => {
    if (choice === 'none') return t('none.hint')
    if (preview === null) return form.channelIds.length === 0 ? null : t('counting')
    return t(`${choice}.hint`, { n: preview[choice] })
  }
  return (
    <FormPart id="rule-old" title={t('label')} text={t('text')} error={error}>
      {names.length > 0 && (
        <Notice
          tone="warn"
          title={t('leaving', { names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) })}
          data-testid="rule-leaving"
        />
      )}
      {state.error !== null && (
        <Notice
          tone="danger"
          title={t('previewFailed')}
          actions={
            <Button size="sm" onClick={state.retry}>
              {common('retry')}
            </Button>
          }
        />
      )}
      <RadioGroup
        label={t('label')}
        hideLabel
        look="cards"
        value={form.old}
        onChange={(old) => onChange({ old, understood: null })}
        choices={oldChoices.map((choice) => ({
          value: choice,
          'data-testid': `old-${choice}`,
          label: (
            <span className="flex flex-wrap items-center gap-2">
              {t(`${choice}.title`)}
              {choice === 'none' && <Chip tone="ok">{t('none.advised')}</Chip>}
            </span>
          ),
          hint: hintOf(choice),
        }))}
      />
      {preview !== null && form.old !== 'none' && (
        <Consequence form={form} preview={preview} isCurrent={state.isCurrent} onChange={onChange} />
      )}
    </FormPart>
  )
}

function Consequence({
  form,
  preview,
  isCurrent,
  onChange,
}: {
  form: RuleForm
  preview: RulePreview
  isCurrent: boolean
  onChange: (changes: Partial<RuleForm>) => void
}) {
  const t = useTranslations('rules.old')
  const members = useMembers()
  const effect = oldEffect(form, preview)
  const key = understandingOf(form, effect)
  const nameOf = (id: string | null) => (id === null ? t('nobody') : (members.get(id)?.name ?? '…'))
  const shares = preview.shares.map((share) => ({
    memberId: share.memberId,
    n: form.old === 'all' ? share.all : share.available,
  }))
  return (
    <Notice tone="warn" title={t('consequenceTitle')} data-testid="rule-consequence">
      <p>{t('consequence', { n: effect.conversations, agents: effect.agents })}</p>
      <dl className="mt-2 flex flex-col gap-2">
        <div>
          <dt className="text-caption">{t('shares')}</dt>
          <dd>
            {form.method === 'self_claim' ? (
              t('claimShares')
            ) : (
              <ul className="flex flex-wrap gap-x-3 gap-y-1" data-testid="rule-shares">
                {shares.map(({ memberId, n }) => (
                  <li key={memberId} className="tabular-nums">
                    {t('share', { name: nameOf(memberId), n })}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        {form.old === 'all' && preview.owners.length > 0 && (
          <div>
            <dt className="text-caption">{t('owners')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-x-3 gap-y-1">
                {preview.owners.map(({ memberId, conversations }) => (
                  <li key={memberId} className="tabular-nums">
                    {t('share', { name: nameOf(memberId), n: conversations })}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <Checkbox
        className="mt-3"
        label={
          <strong className="font-semibold">
            {t('understand', { n: effect.agents, m: effect.contacts })}
          </strong>
        }
        checked={isCurrent && form.understood === key}
        disabled={!isCurrent}
        onChange={(understood) => onChange({ understood: understood ? key : null })}
        data-testid="rule-understood"
      />
    </Notice>
  )
}
