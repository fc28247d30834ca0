import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePreference } from '../../app/preference.ts'
import { densityChoice, themeChoice } from '../../app/theme.ts'
import { localeChoice } from '../../i18n/locale.ts'
import { letterKeys } from '../../keyboard/commands.ts'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useSetLocale } from '../../session/use-set-locale.ts'
import { Card, Switch, ToggleGroup } from '../../ui/index.ts'

/** How the screen looks, speaks and listens to the keyboard. */
export function AppearanceScreen() {
  const t = useTranslations('settings.appearance')
  const shell = useTranslations('shell')
  const theme = usePreference(themeChoice)
  const density = usePreference(densityChoice)
  const locale = usePreference(localeChoice)
  const letters = usePreference(letterKeys)
  const setLocale = useSetLocale()
  return (
    <SettingsScreen title={t('title')} description={t('text')}>
      <Card title={t('theme')}>
        <ToggleGroup
          label={t('theme')}
          value={theme}
          onChange={themeChoice.set}
          choices={[
            { value: 'system', label: shell('themes.system'), icon: Monitor },
            { value: 'light', label: shell('themes.light'), icon: Sun },
            { value: 'dark', label: shell('themes.dark'), icon: Moon },
          ]}
        />
      </Card>
      <Card title={t('density')} description={t('densityHint')}>
        <ToggleGroup
          label={t('density')}
          value={density}
          onChange={densityChoice.set}
          choices={[
            { value: 'roomy', label: t('densities.roomy') },
            { value: 'compact', label: t('densities.compact') },
          ]}
        />
      </Card>
      <Card title={t('language')}>
        <ToggleGroup
          label={t('language')}
          value={locale}
          onChange={setLocale}
          choices={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Card>
      <Card title={t('keys')}>
        <Switch
          label={shell('letterKeys')}
          hint={shell('letterKeysHint')}
          checked={letters === 'on'}
          onChange={(on) => letterKeys.set(on ? 'on' : 'off')}
        />
      </Card>
    </SettingsScreen>
  )
}
