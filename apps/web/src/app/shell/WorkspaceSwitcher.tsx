import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { chooseWorkspace } from '../../session/chosen-workspace.ts'
import { Logo, Menu, MenuRadioGroup } from '../../ui/index.ts'

/** The shop that is being worked in; a menu where the person belongs to several. */
export function WorkspaceSwitcher() {
  const t = useTranslations('shell')
  const { me, workspace } = useWorkspace()
  const navigate = useNavigate()
  if (me.workspaces.length < 2) {
    return (
      <div className="mb-2 max-md:hidden" title={workspace.name}>
        <Logo size={32} />
        <span className="sr-only">{workspace.name}</span>
      </div>
    )
  }
  return (
    <Menu
      side="right"
      trigger={
        <button
          type="button"
          aria-label={t('switchWorkspace', { name: workspace.name })}
          className="mb-2 rounded-[9px] max-md:hidden"
          data-testid="workspace-switcher"
        >
          <Logo size={32} />
        </button>
      }
    >
      <MenuRadioGroup
        label={t('workspaces')}
        value={workspace.id}
        onChange={(id) => {
          chooseWorkspace(id)
          void navigate({ to: '/inbox' })
        }}
        choices={me.workspaces.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  )
}
