import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { keysOf, letterKeys, offeredCommands, onCommandsChange } from '../../keyboard/commands.ts'
import { Dialog, Kbd, Switch } from '../../ui/index.ts'
import { usePreference } from '../preference.ts'
import { keyCaps } from './key-caps.ts'
import { sheetOpen } from './open-layers.ts'

/** Every key that works on this screen, and the switch for those of one letter. */
export function KeySheet() {
  const t = useTranslations('shell')
  const commands = useSyncExternalStore(onCommandsChange, offeredCommands)
  const letters = usePreference(letterKeys)
  const sections = Map.groupBy(
    commands.filter((command) => command.keys !== undefined),
    (command) => command.section,
  )
  return (
    <Dialog open onOpenChange={sheetOpen.set} title={t('keys')} size="lg">
      <div className="columns-1 gap-10 md:columns-2">
        {[...sections].map(([section, list]) => (
          <section key={section} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-caption text-fg-3">{section}</h3>
            <dl>
              {list.map((command) => (
                <div key={command.id} className="flex min-h-8 items-center gap-3">
                  <dt className="min-w-0 flex-1 text-label font-normal">{command.title}</dt>
                  <dd className="flex gap-2">
                    {keysOf(command).map((keys) => (
                      <Kbd key={keys} keys={keyCaps(keys)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-2 border-t border-line pt-3">
        <Switch
          label={t('letterKeys')}
          hint={t('letterKeysHint')}
          checked={letters === 'on'}
          onChange={(on) => letterKeys.set(on ? 'on' : 'off')}
        />
      </div>
    </Dialog>
  )
}
