import type { ChannelView } from '@lienmach/contract'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChannels, useMembers, useRules } from '../entities/workspace.ts'
import { Avatar, Button, Combobox, cx, IconButton } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { isElsewhere, type RuleForm } from './rule-form.ts'

export interface SourcesPartProps {
  form: RuleForm
  ruleId: string | null
  error: string | null
  onChange: (changes: Partial<RuleForm>) => void
}

/** Which channels a rule takes its customers from. One that is in another rule says so, and can be moved here. */
export function SourcesPart({ form, ruleId, error, onChange }: SourcesPartProps) {
  const t = useTranslations('rules.sources')
  const channels = useChannels()
  const { channelIds, moved } = form
  const free = [...(channels?.values() ?? [])].filter(
    ({ id, state }) => !channelIds.includes(id) && state !== 'found' && state !== 'disconnected',
  )
  const rules = useRules()
  const ruleName = (channel: ChannelView) => rules?.get(channel.ruleId ?? '')?.name ?? '…'
  return (
    <FormPart id="rule-sources" title={t('label')} text={t('hint')} error={error}>
      {channelIds.length === 0 ? (
        <p className="text-body-s text-fg-3">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2" data-testid="rule-channels">
          {channelIds.map((id) => (
            <ChannelItem
              key={id}
              channel={channels?.get(id)}
              otherRule={(channel) => (isElsewhere(channel, ruleId) ? ruleName(channel) : null)}
              moves={moved.includes(id)}
              onMove={(moves) =>
                onChange({ moved: moves ? [...moved, id] : moved.filter((one) => one !== id) })
              }
              onRemove={() =>
                onChange({
                  channelIds: channelIds.filter((one) => one !== id),
                  moved: moved.filter((one) => one !== id),
                })
              }
            />
          ))}
        </ul>
      )}
      <div className="max-w-md">
        <Combobox
          label={t('add')}
          placeholder={free.length === 0 && channelIds.length > 0 ? t('all') : t('add')}
          disabled={free.length === 0}
          value={null}
          choices={free.map((channel) => ({
            value: channel.id,
            label: channel.name,
            hint: isElsewhere(channel, ruleId) ? t('inOther', { rule: ruleName(channel) }) : undefined,
          }))}
          onChange={(id) => onChange({ channelIds: [...channelIds, id] })}
          data-testid="rule-add-channel"
        />
      </div>
    </FormPart>
  )
}

function ChannelItem({
  channel,
  otherRule,
  moves,
  onMove,
  onRemove,
}: {
  channel: ChannelView | undefined
  otherRule: (channel: ChannelView) => string | null
  moves: boolean
  onMove: (moves: boolean) => void
  onRemove: () => void
}) {
  const t = useTranslations('rules.sources')
  const members = useMembers()
  if (channel === undefined) return null
  const other = otherRule(channel)
  const stuck = other !== null && !moves
  const note =
    other !== null
      ? t(moves ? 'moved' : 'inOther', { rule: other })
      : channel.chatRight === 'only_me'
        ? t('onlyMe', { name: members.get(channel.chatOwnerId ?? '')?.name ?? t('somebody') })
        : channel.state === 'connecting'
          ? t('notConnected')
          : null
  return (
    <li
      data-testid={`rule-channel-${channel.externalId}`}
      className={cx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border px-3 py-2',
        stuck ? 'border-warn bg-warn-soft text-on-warn-soft' : 'border-line',
      )}
    >
      <Avatar
        id={channel.externalId}
        name={channel.name}
        src={channel.pictureUrl}
        size={32}
        channel={channel.kind}
      />
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate text-label">{channel.name}</span>
        {note && <span className={cx('block text-body-s', !stuck && 'text-fg-2')}>{note}</span>}
      </span>
      {other !== null && (
        <Button size="sm" onClick={() => onMove(!moves)} data-testid={`move-${channel.externalId}`}>
          {t(moves ? 'stay' : 'move')}
        </Button>
      )}
      <IconButton
        icon={X}
        size="sm"
        label={t('remove', { name: channel.name })}
        tooltip={false}
        onClick={onRemove}
      />
    </li>
  )
}
