import type { MemberView } from '@lienmach/contract'
import { CircleAlert, UserRoundPlus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers } from '../entities/workspace.ts'
import { InviteDialog } from '../people/InviteDialog.tsx'
import { Avatar, Button, Combobox, Field, IconButton } from '../ui/index.ts'
import { AgentLimits } from './AgentLimits.tsx'
import { FormPart } from './FormPart.tsx'
import { addressesIn, findMembers } from './find-members.ts'
import type { FormAgent, RuleForm } from './rule-form.ts'

export interface AgentsPartProps {
  form: RuleForm
  error: string | null
  /** Addresses that the server did not know. */
  unknown: readonly string[]
  onChange: (changes: Partial<RuleForm>) => void
}

/** Who receives: members by their e-mail address, and nobody who has no account here. */
export function AgentsPart({ form, error, unknown: refused, onChange }: AgentsPartProps) {
  const t = useTranslations('rules.agents')
  const members = useMembers()
  const [query, setQuery] = useState('')
  const [said, setSaid] = useState<{ unknown: readonly string[]; already: string | null }>({
    unknown: [],
    already: null,
  })
  const [inviting, setInviting] = useState<string | null>(null)
  const unknown = said.unknown.length > 0 ? said.unknown : refused
  const has = (member: MemberView) => form.agents.some(({ memberId }) => memberId === member.id)
  const suggested = findMembers([...members.values()], query).filter((member) => !has(member))

  const put = (added: readonly MemberView[]) =>
    onChange({
      agents: [
        ...form.agents,
        ...added.map(({ id }): FormAgent => ({ memberId: id, cap: null, shifts: null })),
      ],
    })
  const add = (text: string) => {
    const everybody = [...members.values()]
    const { found, unknown: strangers } = addressesIn(text, everybody)
    const fresh = found.filter((member) => !has(member))
    setSaid({ unknown: strangers, already: found.find(has)?.name ?? null })
    if (fresh.length > 0) put(fresh)
  }
  const wrong =
    unknown.length === 1
      ? t('unknown', { email: unknown[0] ?? '' })
      : unknown.length > 1
        ? t('unknownMany', { emails: unknown.join(', ') })
        : null

  return (
    <FormPart id="rule-agents" title={t('label')} text={t('hint')} error={error}>
      <div className="flex max-w-2xl flex-wrap items-end gap-2">
        <Field label={t('field')} hideLabel className="min-w-56 flex-1">
          <Combobox
            value={null}
            placeholder={t('placeholder')}
            choices={suggested.map((member) => ({
              value: member.id,
              label: member.name,
              hint: member.email,
            }))}
            onSearch={setQuery}
            onChange={(id) => {
              const member = members.get(id)
              setSaid({ unknown: [], already: null })
              if (member) put([member])
            }}
            onOther={add}
            data-testid="rule-add-agent"
          />
        </Field>
        <Button icon={UserRoundPlus} onClick={() => setInviting('')} data-testid="rule-invite">
          {t('invite')}
        </Button>
      </div>
      {wrong && (
        <div
          role="alert"
          data-testid="rule-unknown"
          className="flex max-w-2xl flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-danger-soft px-3 py-2 text-body-s text-on-danger-soft"
        >
          <CircleAlert aria-hidden size={16} />
          <span className="min-w-0 flex-1 basis-48 wrap-anywhere">{wrong}</span>
          <Button size="sm" onClick={() => setInviting(unknown[0] ?? '')} data-testid="rule-invite-unknown">
            {t('invite')}
          </Button>
        </div>
      )}
      {said.already && <p className="text-body-s text-fg-2">{t('already', { name: said.already })}</p>}
      {form.agents.length === 0 ? (
        <p className="text-body-s text-fg-3">{t('none')}</p>
      ) : (
        <ul className="grid gap-2 sm:grid-cols-2" data-testid="rule-agents-list">
          {form.agents.map(({ memberId }) => (
            <AgentItem
              key={memberId}
              member={members.get(memberId)}
              onRemove={() =>
                onChange({ agents: form.agents.filter((agent) => agent.memberId !== memberId) })
              }
            />
          ))}
        </ul>
      )}
      {form.agents.length > 0 && form.method === 'round_robin' && (
        <AgentLimits form={form} members={members} onChange={onChange} />
      )}
      {inviting !== null && (
        <InviteDialog
          open
          email={inviting}
          onOpenChange={(open) => {
            if (open) return
            setInviting(null)
            setSaid({ unknown: [], already: null })
          }}
        />
      )}
    </FormPart>
  )
}

function AgentItem({ member, onRemove }: { member: MemberView | undefined; onRemove: () => void }) {
  const t = useTranslations('rules.agents')
  const presence = useTranslations('common.presence')
  if (member === undefined) return null
  return (
    <li
      data-testid={`rule-agent-${member.email}`}
      className="flex items-center gap-3 rounded-card border border-line px-3 py-2"
    >
      <Avatar id={member.id} name={member.name} size={32} presence={member.presence} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-label">{member.name}</span>
        <span className="block truncate text-body-s text-fg-3">
          {presence(member.presence)} · {t('open', { n: member.openConversations })}
        </span>
      </span>
      <IconButton
        icon={X}
        size="sm"
        label={t('remove', { name: member.name })}
        tooltip={false}
        onClick={onRemove}
      />
    </li>
  )
}
