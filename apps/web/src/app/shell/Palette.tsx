import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { type Command, keysOf, offeredCommands, onCommandsChange } from '../../keyboard/commands.ts'
import { matches } from '../../text/fold.ts'
import { Kbd } from '../../ui/index.ts'
import { backdropClass } from '../../ui/layer-class.ts'
import { itemClass } from '../../ui/popup-class.ts'
import { keyCaps } from './key-caps.ts'
import { paletteOpen } from './open-layers.ts'

interface Group {
  value: string
  items: Command[]
}

/** Everything that can be done here, found by typing; shows each command's key, so that it teaches. */
export function Palette() {
  const t = useTranslations('shell.palette')
  const commands = useSyncExternalStore(onCommandsChange, offeredCommands)
  const groups: Group[] = [
    ...Map.groupBy(
      commands.filter((command) => !command.keysOnly),
      (command) => command.section,
    ),
  ].map(([value, items]) => ({ value, items }))
  const run = (command: Command) => {
    paletteOpen.set(false)
    // The layer gives the focus back first; what the command focuses wins.
    requestAnimationFrame(() => command.run())
  }
  return (
    <Dialog.Root open onOpenChange={(open) => paletteOpen.set(open)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center px-3 pt-[12dvh]">
          <Dialog.Popup
            aria-label={t('title')}
            className="layer-motion flex max-h-[min(30rem,70dvh)] w-full max-w-xl flex-col overflow-hidden rounded-card bg-bg shadow-layer outline-none"
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              autoHighlight="always"
              keepHighlight
              itemToStringValue={(command: Command) => command.title}
              filter={(command: Command, query: string) =>
                matches(`${command.title} ${command.section} ${command.words ?? ''}`, query)
              }
            >
              <div className="flex items-center gap-3 border-b border-line px-4">
                <Search aria-hidden size={18} className="text-fg-3" />
                <Autocomplete.Input
                  aria-label={t('title')}
                  placeholder={t('placeholder')}
                  autoComplete="off"
                  spellCheck={false}
                  className="h-12 w-full bg-transparent text-field outline-none"
                />
                <Dialog.Close className="sr-only focus:not-sr-only">{t('close')}</Dialog.Close>
              </div>
              <Autocomplete.Empty className="px-4 text-label font-normal text-fg-3 not-empty:py-8 not-empty:text-center">
                {t('nothing')}
              </Autocomplete.Empty>
              <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 data-empty:p-0">
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-1.5">
                    <Autocomplete.GroupLabel className="px-2.5 pt-1.5 pb-0.5 text-caption text-fg-3">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(command: Command) => (
                        <Autocomplete.Item
                          key={command.id}
                          value={command}
                          onClick={() => run(command)}
                          className={itemClass}
                        >
                          <span className="min-w-0 flex-1 truncate">{command.title}</span>
                          {keysOf(command)
                            .slice(0, 1)
                            .map((keys) => (
                              <Kbd key={keys} keys={keyCaps(keys)} />
                            ))}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
