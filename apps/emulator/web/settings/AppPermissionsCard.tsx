import { type Permission, permissions } from '../../src/world/permissions.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Grant, Page, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Press } from '../ui/Press.tsx'
import { Switch } from '../ui/Switch.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useNews } from '../use-news.ts'
import { useLanguage, useWords } from '../words.ts'

/** What each person of the Page allows each app, as they find it under "Business integrations". */
export function AppPermissionsCard({ state, page }: { state: State; page: Page }) {
  const words = useWords()
  const grants = useNews<Grant[]>(desk.grants, (news) => news.type === 'world_changed')
  const mine = grants.value?.filter(({ userId }) => page.admins.some(({ id }) => id === userId))
  return (
    <Card id="app-permissions" title={words.appPermissions} hint={words.appPermissionsHint}>
      {!mine && <Waiting {...grants} />}
      {mine?.length === 0 && (
        <p className="text-sm text-soft" data-testid="no-grants">
          {words.noGrants}
        </p>
      )}
      {mine?.map((grant) => (
        <GrantRow key={`${grant.userId}-${grant.appId}`} state={state} page={page} grant={grant} />
      ))}
    </Card>
  )
}

/** Those that an inbox can need. */
const shown: readonly Permission[] = [
  'pages_show_list',
  'pages_messaging',
  'pages_manage_metadata',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'business_management',
]

function GrantRow({ state, page, grant }: { state: State; page: Page; grant: Grant }) {
  const words = useWords()
  const language = useLanguage()
  const { userId, appId, granted, pageIds } = grant
  const user = state.users.find(({ id }) => id === userId)?.name ?? userId
  const app = state.apps.find(({ id }) => id === appId)?.name ?? appId
  const change = (next: object) => void attempt(desk.changeGrant(userId, appId, next))
  const ticked = pageIds === null || pageIds.includes(page.id)
  const tick = (on: boolean) => {
    const all = pageIds ?? state.pages.map(({ id }) => id)
    const others = all.filter((id) => id !== page.id)
    change({ pageIds: on ? [...others, page.id] : others })
  }
  return (
    <section className="border-t border-rule py-3 first:border-0" data-testid={`grant-${userId}-${appId}`}>
      <h3 className="font-medium">
        {user} → {app}
      </h3>
      <Switch
        id={`grant-page-${userId}-${appId}`}
        label={`${words.pageTicked} ${page.name}`}
        hint={words.pageTickedHint}
        on={ticked}
        onChange={tick}
      />
      <div className="mt-1 grid gap-x-5 gap-y-1 sm:grid-cols-2">
        {shown.map((name) => (
          <label key={name} className="flex min-h-6 items-start gap-2 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-blue"
              data-testid={`permission-${userId}-${name}`}
              checked={granted.includes(name)}
              onChange={({ target }) => {
                const others = granted.filter((one) => one !== name)
                change({ granted: target.checked ? [...others, name] : others })
              }}
            />
            <span className="min-w-0">
              {permissions[name][language]} <code className="text-xs break-all text-soft">{name}</code>
            </span>
          </label>
        ))}
      </div>
      <Press
        className="mt-2"
        data-testid={`remove-app-${userId}-${appId}`}
        onClick={() => void attempt(desk.accident(userId, { kind: 'remove_app', appId }))}
      >
        {words.removeApp}
      </Press>
    </section>
  )
}
