import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Command } from '../../keyboard/commands.ts'
import { listenToKeys } from '../../keyboard/listen.ts'
import { useCommands } from '../../keyboard/use-commands.ts'
import { actOnToast, onToasts, shownToasts } from '../../ui/index.ts'
import { themeChoice } from '../theme.ts'
import { paletteOpen, sheetOpen, useOpenLayer } from './open-layers.ts'

const Palette = lazy(() => import('./Palette.tsx').then((file) => ({ default: file.Palette })))
const KeySheet = lazy(() => import('./KeySheet.tsx').then((file) => ({ default: file.KeySheet })))

const lastAction = () => shownToasts().findLast((one) => one.action !== undefined)

/** What can be done from everywhere, and the layers that list all that can be done. */
export function GlobalCommands() {
  const t = useTranslations('shell')
  const navigate = useNavigate()
  const section = t('sections.go')
  useEffect(listenToKeys, [])
  const commands: Command[] = [
    {
      id: 'go-inbox',
      title: t('go.inbox'),
      section,
      keys: 'g i',
      run: () => void navigate({ to: '/inbox' }),
    },
    {
      id: 'go-mine',
      title: t('go.mine'),
      section,
      keys: 'g m',
      run: () => void navigate({ to: '/inbox/$view', params: { view: 'mine' } }),
    },
    {
      id: 'go-channels',
      title: t('go.channels'),
      section,
      keys: 'g c',
      run: () => void navigate({ to: '/channels' }),
    },
    {
      id: 'go-settings',
      title: t('go.settings'),
      section,
      keys: 'g s',
      run: () => void navigate({ to: '/settings' }),
    },
    { id: 'go-team', title: t('go.team'), section, run: () => void navigate({ to: '/team' }) },
    { id: 'go-rules', title: t('go.rules'), section, run: () => void navigate({ to: '/rules' }) },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`,
      title: `${t('theme')}: ${t(`themes.${theme}`)}`,
      section: t('sections.look'),
      run: () => themeChoice.set(theme),
    })),
    { id: 'keys', title: t('keys'), section: t('sections.help'), keys: '?', run: () => sheetOpen.set(true) },
    {
      id: 'palette',
      title: t('palette.open'),
      section: t('sections.help'),
      keys: 'Ctrl K',
      whileTyping: true,
      keysOnly: true,
      run: () => paletteOpen.set(!paletteOpen.get()),
    },
  ]
  const undoable = useSyncExternalStore(onToasts, lastAction)
  if (undoable?.action) {
    commands.push({
      id: 'undo',
      title: undoable.action.label,
      section: t('sections.help'),
      keys: 'Ctrl Z',
      run: () => actOnToast(undoable),
    })
  }
  useCommands(commands.map((command) => ({ ...command, everywhere: true })))
  const palette = useOpenLayer(paletteOpen)
  const sheet = useOpenLayer(sheetOpen)
  return (
    <Suspense>
      {palette && <Palette />}
      {sheet && <KeySheet />}
    </Suspense>
  )
}
