import { accountRoutes, type MemberView } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { membersQuery } from '../../api/queries.ts'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { localeChoice } from '../../i18n/locale.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useSetLocale } from '../../session/use-set-locale.ts'
import { useSignOut } from '../../session/use-sign-out.ts'
import { Avatar, Menu, MenuItem, MenuRadioGroup, MenuSeparator, toast } from '../../ui/index.ts'
import { usePreference } from '../preference.ts'
import { themeChoice } from '../theme.ts'
import { sheetOpen } from './open-layers.ts'

type Presence = MemberView['presence']

/** Me: whether I am there, how the screen looks and speaks, and the way out. */
export function AccountMenu() {
  const t = useTranslations('shell')
  const common = useTranslations('common')
  const { me, workspace } = useWorkspace()
  const presence = useMembers().get(me.id)?.presence ?? 'offline'
  const setPresence = useSetPresence()
  const setLocale = useSetLocale()
  const theme = usePreference(themeChoice)
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <Menu
      side="right"
      align="end"
      label={t('account')}
      trigger={
        <button
          type="button"
          aria-label={t('accountOf', { name: me.name, presence: common(`presence.${presence}`) })}
          className="flex size-10 items-center justify-center rounded-full pointer-coarse:size-11"
          data-testid="account-menu"
        >
          <Avatar id={me.id} name={me.name} size={32} presence={presence} />
        </button>
      }
    >
      <div className="px-2.5 py-1.5">
        <div className="truncate text-label font-semibold">{me.name}</div>
        <div className="truncate text-body-s text-fg-3">
          {workspace.name} · {common(`roles.${workspace.role}`)}
        </div>
      </div>
      <MenuSeparator />
      <MenuRadioGroup
        label={t('presence')}
        value={presence}
        onChange={setPresence}
        choices={(['ready', 'away', 'offline'] as const).map((value) => ({
          value,
          label: common(`presence.${value}`),
          icon: <PresenceDot presence={value} />,
        }))}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label={t('theme')}
        value={theme}
        onChange={themeChoice.set}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`themes.${value}`),
        }))}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label={t('language')}
        value={usePreference(localeChoice)}
        onChange={setLocale}
        choices={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon={UserRound} onSelect={() => void navigate({ to: '/settings/profile' })}>
        {t('profile')}
      </MenuItem>
      <MenuItem icon={Keyboard} shortcut="?" onSelect={() => sheetOpen.set(true)}>
        {t('keys')}
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={signOut} data-testid="sign-out">
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}

const dots: Record<Presence, string> = { ready: 'bg-ok', away: 'bg-warn', offline: 'bg-line-strong' }

function PresenceDot({ presence }: { presence: Presence }) {
  return <span aria-hidden className={`mx-1 size-2 rounded-full ${dots[presence]}`} />
}

function useSetPresence(): (presence: Presence) => void {
  const { me, workspace } = useWorkspace()
  const client = useQueryClient()
  const words = useErrorWords()
  const { queryKey } = membersQuery(workspace.id)
  const show = (change: (member: MemberView) => MemberView) =>
    client.setQueryData(
      queryKey,
      (known) =>
        known && { members: known.members.map((member) => (member.id === me.id ? change(member) : member)) },
    )
  const save = useMutation({
    mutationFn: (presence: Presence) =>
      call(accountRoutes.setPresence, { params: { workspaceId: workspace.id }, body: { presence } }),
    onMutate: (presence) => show((member) => ({ ...member, presence })),
    onSuccess: (saved) => show(() => saved),
    onError: (error) => {
      toast({ title: words(error), tone: 'danger', urgent: true })
      void client.invalidateQueries({ queryKey })
    },
  })
  return (presence) => save.mutate(presence)
}
