import type { RuleView } from '@lienmach/contract'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChannels, useMembers } from '../entities/workspace.ts'
import { ErrorNotice } from '../screen/ErrorNotice.tsx'
import { Button, Card, Field, Input, toast } from '../ui/index.ts'
import { AgentsPart } from './AgentsPart.tsx'
import { MethodPart } from './MethodPart.tsx'
import { NextTen } from './NextTen.tsx'
import { OldPart } from './OldPart.tsx'
import {
  conflictsOf,
  draftOf,
  emptyForm,
  formOf,
  isSame,
  leavingOf,
  mayUndo,
  oldEffect,
  type RuleForm as RuleFormState,
  understandingOf,
} from './rule-form.ts'
import { refusalOf } from './rule-refusal.ts'
import { SourcesPart } from './SourcesPart.tsx'
import { TurnPart } from './TurnPart.tsx'
import { useRulePreview } from './use-rule-preview.ts'
import { useSaveRule } from './use-save-rule.ts'
import { VisibilityPart } from './VisibilityPart.tsx'

export interface RuleFormProps {
  /** The rule to be changed; null: a new one. */
  rule: RuleView | null
  /** With a new one: the channels it begins with. */
  channelIds?: readonly string[] | undefined
  onSaved: (rule: RuleView) => void
  onDirty?: (dirty: boolean) => void
  /** Beside the button that saves. */
  actions?: ReactNode
}

/** A rule from its name to what becomes of earlier conversations. What the server refuses is said at its place. */
export function RuleForm({ rule, channelIds, onSaved, onDirty, actions }: RuleFormProps) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const members = useMembers()
  const channels = useChannels()
  const [before] = useState(() => (rule === null ? emptyForm(channelIds) : formOf(rule)))
  const [form, setForm] = useState<RuleFormState>(before)
  const [tried, setTried] = useState(false)
  const save = useSaveRule(rule?.id ?? null)
  const state = useRulePreview(rule?.id ?? null, draftOf(form, members, false))
  const dirty = !isSame(before, form)
  useEffect(() => onDirty?.(dirty && !save.isSuccess), [onDirty, dirty, save.isSuccess])

  const change = (changes: Partial<RuleFormState>) => {
    save.reset()
    setForm((known) => ({ ...known, ...changes }))
  }
  const understood =
    form.old === 'none' ||
    (state.preview !== null &&
      state.isCurrent &&
      form.understood === understandingOf(form, oldEffect(form, state.preview)))
  const refusal = refusalOf(save.error)
  const lacks = {
    name: form.name.trim() === '' ? t('name.missing') : null,
    sources:
      form.channelIds.length === 0
        ? t('sources.missing')
        : channels !== null && conflictsOf(form, channels, rule?.id ?? null).length > 0
          ? t('sources.conflict')
          : null,
    agents: form.agents.length === 0 ? t('agents.missing') : null,
    old: understood ? null : t('old.notUnderstood'),
  }
  const faults = Object.entries(lacks).filter(([, lack]) => lack !== null)
  const said = (field: keyof typeof lacks) => (tried ? lacks[field] : null)

  const submit = () => {
    setTried(true)
    const [first] = faults
    if (first !== undefined) {
      document.getElementById(`rule-${first[0]}`)?.scrollIntoView({ block: 'center' })
      return
    }
    save.mutate(draftOf(form, members, form.old !== 'none'), { onSuccess: done })
  }
  const undo = useSaveRule(rule?.id ?? null)
  const done = (saved: RuleView) => {
    const title = t(rule === null ? 'created' : 'changed', { name: saved.name })
    const takeBack = () =>
      undo.mutateAsync(draftOf(before, members, false)).then(
        () => toast({ title: t('undone'), tone: 'ok' }),
        () => toast({ title: t('undoFailed'), tone: 'danger', urgent: true }),
      )
    const undoable = rule !== null && channels !== null && mayUndo(before, form, channels)
    toast({ title, tone: 'ok', ...(undoable && { action: { label: common('undo'), run: takeBack } }) })
    onSaved(saved)
  }

  return (
    <form
      noValidate
      data-testid="rule-form"
      onSubmit={(event) => {
        event.preventDefault()
        // The dialog that invites somebody has a form of its own.
        if (event.target === event.currentTarget) submit()
      }}
    >
      <Card>
        <div id="rule-name" className="pb-5">
          <Field
            label={t('name.label')}
            hint={t('name.hint')}
            error={refusal?.field === 'name' ? t('name.taken') : said('name')}
          >
            <Input
              className="max-w-md"
              maxLength={80}
              autoComplete="off"
              value={form.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              data-testid="rule-name-field"
            />
          </Field>
        </div>
        <SourcesPart
          form={form}
          ruleId={rule?.id ?? null}
          error={refusal?.field === 'sources' ? t('sources.conflict') : said('sources')}
          onChange={change}
        />
        <AgentsPart
          form={form}
          error={said('agents')}
          unknown={refusal?.field === 'agents' ? refusal.emails : []}
          onChange={change}
        />
        <MethodPart form={form} onForm={change} />
        {form.method === 'round_robin' && <TurnPart form={form} onChange={change} />}
        <VisibilityPart form={form} onChange={change} />
        <OldPart
          form={form}
          state={state}
          leaving={leavingOf(before, form)}
          error={refusal?.field === 'old' ? t('old.notUnderstood') : said('old')}
          onChange={change}
        />
        <NextTen form={form} state={state} />
        {refusal?.field === null && <ErrorNotice error={refusal.error} title={t('saveFailed')} />}
      </Card>
      <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center justify-end gap-2 rounded-card border border-line bg-bg p-3">
        {tried && faults.length > 0 && (
          <p role="status" className="min-w-48 flex-1 text-body-s text-danger">
            {t('check')}
          </p>
        )}
        {actions}
        <Button type="submit" tone="primary" busy={save.isPending} data-testid="rule-save">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
