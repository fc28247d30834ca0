import type { MemberView } from '@lienmach/contract'
import { Ellipsis, KeyRound, UserRoundMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { Avatar, IconButton, Menu, MenuItem, Table } from '../../ui/index.ts'
import { RemoveMemberDialog } from './RemoveMemberDialog.tsx'
import { ResetLinkDialog } from './ResetLinkDialog.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import { RulesOfMember } from './RulesOfMember.tsx'

type Doing = { what: 'reset' | 'remove'; member: MemberView } | null

export function MembersTable({ members }: { members: readonly MemberView[] }) {
  const t = useTranslations('team')
  const common = useTranslations('common')
  const times = useTimes()
  const { me } = useWorkspace()
  const isOwner = useMay('owner')
  const [doing, setDoing] = useState<Doing>(null)
  const done = () => setDoing(null)
  return (
    <>
      <Table
        label={t('title')}
        rows={members}
        rowKey={(member) => member.id}
        columns={[
          {
            key: 'member',
            header: t('member'),
            cell: (member) => (
              <div className="flex items-center gap-3">
                <Avatar id={member.id} name={member.name} size={32} presence={member.presence} />
                <div className="min-w-0">
                  <div className="text-label">
                    {member.name}
                    {member.id === me.id && <span className="font-normal text-fg-3"> ({common('you')})</span>}
                  </div>
                  <div className="truncate text-body-s text-fg-3">
                    {member.email} · {common(`presence.${member.presence}`)}
                  </div>
                </div>
              </div>
            ),
          },
          {
            key: 'role',
            header: t('role'),
            cell: (member) => (isOwner ? <RoleSelect member={member} /> : common(`roles.${member.role}`)),
          },
          {
            key: 'load',
            header: t('load'),
            cell: (member) => (
              <span className="tabular-nums">{t('loadCount', { n: member.openConversations })}</span>
            ),
          },
          {
            key: 'rules',
            header: t('rules'),
            cell: (member) => <RulesOfMember member={member} />,
          },
          {
            key: 'joined',
            header: t('joined'),
            className: 'max-lg:hidden',
            cell: (member) => times.date(member.joinedAt),
          },
          {
            key: 'actions',
            header: t('actions'),
            hideHeader: true,
            align: 'end',
            cell: (member) =>
              isOwner &&
              member.id !== me.id && (
                <Menu
                  align="end"
                  trigger={
                    <IconButton icon={Ellipsis} label={t('moreFor', { name: member.name })} tooltip={false} />
                  }
                >
                  <MenuItem icon={KeyRound} onSelect={() => setDoing({ what: 'reset', member })}>
                    {t('resetLink')}
                  </MenuItem>
                  <MenuItem
                    icon={UserRoundMinus}
                    tone="danger"
                    onSelect={() => setDoing({ what: 'remove', member })}
                  >
                    {t('remove')}
                  </MenuItem>
                </Menu>
              ),
          },
        ]}
      />
      {doing?.what === 'reset' && <ResetLinkDialog member={doing.member} onClose={done} />}
      {doing?.what === 'remove' && <RemoveMemberDialog member={doing.member} onClose={done} />}
    </>
  )
}
