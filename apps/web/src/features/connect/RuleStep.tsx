import type { RuleView } from '@lienmach/contract'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RuleForm } from '../../distribution/RuleForm.tsx'
import type { Sharing } from '../../distribution/SharingChoice.tsx'
import { useJoinRule } from '../../distribution/use-save-rule.ts'
import { useRules } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Button, Field, Select, toast } from '../../ui/index.ts'

export interface RuleStepProps {
  how: Exclude<Sharing, 'everyone'>
  /** The channels that were just connected. */
  channels: readonly { id: string; name: string }[]
  onDone: () => void
}

/** Between connecting and the result: the rule that shares the new Pages out. They receive already meanwhile. */
export function RuleStep({ how, channels, onDone }: RuleStepProps) {
  const t = useTranslations('rules')
  const later = (
    <Button tone="quiet" onClick={onDone} data-testid="rule-later">
      {t('choose.skip')}
    </Button>
  )
  return (
    <div className="flex flex-col gap-5" data-testid="rule-step">
      <h2 className="text-title">{how === 'new' ? t('choose.new') : t('choose.addTitle')}</h2>
      {how === 'new' ? (
        <RuleForm rule={null} channelIds={channels.map(({ id }) => id)} onSaved={onDone} actions={later} />
      ) : (
        <JoinRule channels={channels} onDone={onDone} later={later} />
      )}
    </div>
  )
}

function JoinRule({
  channels,
  later,
  onDone,
}: Pick<RuleStepProps, 'channels' | 'onDone'> & { later: React.ReactNode }) {
  const t = useTranslations('rules')
  const rules = [...(useRules()?.values() ?? [])]
  const [chosen, setChosen] = useState<string | null>(rules.length === 1 ? (rules[0]?.id ?? null) : null)
  const join = useJoinRule()
  const add = async (ruleId: string) => {
    let joined: RuleView | null = null
    for (const { id } of channels) joined = await join.mutateAsync({ ruleId, channelId: id })
    toast({ title: t('choose.added', { name: joined?.name ?? '' }), tone: 'ok' })
    onDone()
  }
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        // A refusal is shown above the field.
        if (chosen !== null) add(chosen).catch(() => undefined)
      }}
    >
      {join.isError && <ErrorNotice error={join.error} title={t('choose.failed')} />}
      <Field
        label={t('choose.rule')}
        hint={t('choose.addText', { n: channels.length, first: channels[0]?.name ?? '' })}
      >
        <Select
          value={chosen}
          onChange={setChosen}
          choices={rules.map((rule) => ({
            value: rule.id,
            label: rule.name,
            hint: t(`methods.${rule.method}`),
          }))}
          data-testid="join-rule"
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          tone="primary"
          disabled={chosen === null}
          busy={join.isPending}
          data-testid="join-rule-confirm"
        >
          {t('choose.addAction')}
        </Button>
        {later}
      </div>
    </form>
  )
}
