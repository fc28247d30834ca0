import type { AuditEntryView } from '@lienmach/contract'
import { Bot, KeyRound, type LucideIcon, Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChangeWords } from '../../connection/change-words.ts'
import { useChannels, useMembers, useTimes } from '../../entities/workspace.ts'
import { Avatar } from '../../ui/index.ts'
import { isKnownAction, type NameBook, partsOf } from './sentence.ts'

/** One entry as a sentence, with its time. What Facebook did has a picture of its own. */
export function AuditRow({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations('audit')
  const times = useTimes()
  const parts = partsOf(entry, useNameBook())
  const b = (words: React.ReactNode) => <strong className="font-semibold text-fg">{words}</strong>
  return (
    <li className="flex items-start gap-3 border-b border-line px-5 py-2.5 last:border-b-0">
      <ActorPicture entry={entry} name={parts.actor} />
      <span className="min-w-0 flex-1 py-0.5 text-label font-normal text-fg-2">
        {isKnownAction(entry.action)
          ? t.rich(`actions.${entry.action}`, { ...parts, b })
          : t.rich('unknownAction', { actor: parts.actor, action: entry.action, b })}
        <Change entry={entry} />
      </span>
      <time
        className="shrink-0 py-0.5 text-body-s text-fg-3 tabular-nums"
        dateTime={new Date(entry.at).toISOString()}
        title={times.full(entry.at)}
      >
        {times.clock(entry.at)}
      </time>
    </li>
  )
}

/** What somebody set otherwise at the platform: before and after. */
function Change({ entry: { action, data } }: { entry: AuditEntryView }) {
  const words = useChangeWords()
  if (action !== 'channel.settings_changed') return null
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  return (
    <span className="block text-body-s" data-testid="audit-change">
      {words({ what: text('what'), before: text('before'), after: text('after') })}
    </span>
  )
}

const pictures: Partial<Record<AuditEntryView['actorKind'], LucideIcon>> = {
  api_key: KeyRound,
  system: Bot,
  platform: Megaphone,
}

function ActorPicture({ entry, name }: { entry: AuditEntryView; name: string }) {
  const Picture = pictures[entry.actorKind]
  if (Picture === undefined) return <Avatar id={entry.actorId ?? name} name={name} size={24} />
  return (
    <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-bg-3 text-fg-2">
      <Picture aria-hidden size={14} />
    </span>
  )
}

function useNameBook(): NameBook {
  const t = useTranslations('audit')
  const roles = useTranslations('common.roles')
  const members = useMembers()
  const channels = useChannels()
  return {
    memberName: (id) => members.get(id)?.name,
    channelName: (id) => channels?.get(id)?.name,
    roleName: (role) =>
      role === 'owner' || role === 'manager' || role === 'agent' ? roles(role) : undefined,
    words: {
      system: t('actors.system'),
      platform: t('actors.platform'),
      formerMember: t('actors.formerMember'),
      someone: t('someone'),
      somebodyElse: t('somebodyElse'),
      nobody: t('nobody'),
      apiKey: (name) => t('actors.apiKey', { name }),
    },
  }
}
