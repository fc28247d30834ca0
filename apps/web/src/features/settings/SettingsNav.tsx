import { Link } from '@tanstack/react-router'
import {
  Bell,
  FileWarning,
  KeyRound,
  type LucideIcon,
  Palette,
  ScrollText,
  Split,
  Store,
  UserRound,
  UsersRound,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { reaches } from '../../session/may.ts'

interface Section {
  to:
    | '/settings/profile'
    | '/settings/appearance'
    | '/settings/notifications'
    | '/settings/workspace'
    | '/team'
    | '/rules'
    | '/settings/api-keys'
    | '/audit'
    | '/quarantine'
  icon: LucideIcon
  title: string
  standing: 'agent' | 'manager' | 'owner'
}

/** All sections that the reader may open, in groups. */
export function SettingsNav() {
  const t = useTranslations('settings')
  const team = useTranslations('team')
  const rules = useTranslations('rules')
  const audit = useTranslations('audit')
  const { role } = useWorkspace().workspace
  const groups: { title: string; sections: Section[] }[] = [
    {
      title: t('groups.me'),
      sections: [
        { to: '/settings/profile', icon: UserRound, title: t('profile.title'), standing: 'agent' },
        { to: '/settings/appearance', icon: Palette, title: t('appearance.title'), standing: 'agent' },
        { to: '/settings/notifications', icon: Bell, title: t('notifications.title'), standing: 'agent' },
      ],
    },
    {
      title: t('groups.shop'),
      sections: [
        { to: '/settings/workspace', icon: Store, title: t('workspace.title'), standing: 'agent' },
        { to: '/team', icon: UsersRound, title: team('title'), standing: 'agent' },
        { to: '/rules', icon: Split, title: rules('title'), standing: 'agent' },
        { to: '/settings/api-keys', icon: KeyRound, title: t('apiKeys.title'), standing: 'owner' },
      ],
    },
    {
      title: t('groups.watch'),
      sections: [
        { to: '/audit', icon: ScrollText, title: audit('title'), standing: 'manager' },
        { to: '/quarantine', icon: FileWarning, title: audit('quarantine.title'), standing: 'manager' },
      ],
    },
  ]
  return (
    <nav aria-label={t('nav')} className="flex flex-col gap-4">
      {groups.map(({ title, sections }) => {
        const open = sections.filter((section) => reaches(role, section.standing))
        if (open.length === 0) return null
        return (
          <div key={title}>
            <div className="px-2.5 pb-1 text-caption text-fg-3">{title}</div>
            <ul className="flex flex-col gap-0.5">
              {open.map(({ to, icon: Icon, title: name }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className={
                      'flex min-h-9 items-center gap-2.5 rounded-control px-2.5 text-label font-normal text-fg-2 transition-colors hover:bg-bg-3 ' +
                      'hover:text-fg aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-on-accent-soft pointer-coarse:min-h-11'
                    }
                  >
                    <Icon aria-hidden size={16} />
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
