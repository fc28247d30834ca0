import type { ConversationView, MemberView } from '@lienmach/contract'
import { CircleUser, Hand, Undo2, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { inOrderOfFitness } from '../../turns/turn-model.ts'
import { Avatar, Button, Menu, MenuGroup, MenuItem, MenuSeparator } from '../../ui/index.ts'
import { TransferDialog } from './TransferDialog.tsx'
import type { Duty } from './use-duty.ts'

export interface AssignMenuProps {
  conversation: Pick<ConversationView, 'assigneeId'>
  members: ReadonlyMap<string, MemberView>
  meId: string
  duty: Duty
  onAssign: (memberId: string | null) => void
}

/** Who is in charge, and to whom it can go: whoever is of the same rule and there stands first. */
export function AssignMenu(props: AssignMenuProps) {
  const { conversation, members, meId, duty } = props
  const { manages, turn, rule } = duty
  const t = useTranslations('conversation.header')
  const words = useTranslations('turns')
  const presence = useTranslations('common.presence')
  const [next, setNext] = useState<MemberView | null>(null)
  const assignee = conversation.assigneeId === null ? undefined : members.get(conversation.assigneeId)
  const byRule = rule !== null
  const isMine = conversation.assigneeId === meId
  const face = (
    <>
      {assignee ? (
        <Avatar id={assignee.id} name={assignee.name} size={20} presence={assignee.presence} />
      ) : (
        <CircleUser size={16} aria-hidden />
      )}
      <span className="hidden max-w-32 truncate @lg:inline">{assignee?.name ?? t('nobody')}</span>
      <span className="sr-only @lg:hidden">{assignee?.name ?? t('nobody')}</span>
    </>
  )
  if (byRule && !manages && !isMine && turn.kind !== 'claim') {
    return (
      <span className="inline-flex items-center gap-1.5 px-2.5 text-body-s text-fg-2" data-testid="assignee">
        {face}
      </span>
    )
  }
  const people = inOrderOfFitness(
    [...members.values()].filter(({ id }) => id !== meId && id !== conversation.assigneeId),
    rule ?? undefined,
  )
  const give = (member: MemberView) => (byRule ? setNext(member) : props.onAssign(member.id))
  const items = (list: readonly MemberView[]) =>
    list.map((member) => (
      <MenuItem
        key={member.id}
        onSelect={() => give(member)}
        hint={words('transfer.load', { n: member.openConversations })}
        data-testid={`assign-${member.email}`}
      >
        <span className="flex items-center gap-2">
          <Avatar id={member.id} name={member.name} size={20} presence={member.presence} />
          <span className="truncate">{member.name}</span>
          {member.presence !== 'ready' && (
            <span className="text-caption text-fg-3">{presence(member.presence)}</span>
          )}
        </span>
      </MenuItem>
    ))
  return (
    <>
      <Menu
        align="end"
        label={t('assign')}
        trigger={
          <Button tone="quiet" size="sm" id="assignee" data-testid="assignee">
            {face}
          </Button>
        }
      >
        {turn.kind === 'claim' ? (
          <MenuItem icon={Hand} shortcut="i" onSelect={duty.claim} data-testid="assign-claim">
            {words('claim.action')}
          </MenuItem>
        ) : (
          !isMine && (
            <MenuItem
              icon={CircleUser}
              shortcut="i"
              onSelect={() => props.onAssign(meId)}
              data-testid="assign-me"
            >
              {conversation.assigneeId === null ? t('take') : t('assignToMe')}
            </MenuItem>
          )
        )}
        {conversation.assigneeId !== null &&
          (byRule ? (
            <MenuItem icon={Undo2} onSelect={duty.release} data-testid="release">
              {words('release.action')}
              <span className="block text-caption text-fg-3">{words('release.hint')}</span>
            </MenuItem>
          ) : (
            <MenuItem icon={UserRoundX} onSelect={() => props.onAssign(null)} data-testid="assign-nobody">
              {t('unassign')}
            </MenuItem>
          ))}
        {(isMine || manages || !byRule) && (
          <>
            <MenuSeparator />
            {people.sameRule.length > 0 && (
              <MenuGroup label={words('transfer.sameRule')}>{items(people.sameRule)}</MenuGroup>
            )}
            {people.others.length > 0 && (
              <MenuGroup label={people.sameRule.length > 0 ? words('transfer.others') : t('assignTo')}>
                {items(people.others)}
              </MenuGroup>
            )}
          </>
        )}
      </Menu>
      {next !== null && (
        <TransferDialog
          member={next}
          onTransfer={(note) => duty.transfer(next.id, note)}
          onClose={() => setNext(null)}
        />
      )}
    </>
  )
}
