import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { needWords } from '../i18n/words.ts'
import { wordsOfFeatures } from '../i18n/words-of-features.ts'
import { ScreenPending, ShellPending } from '../screen/Pending.tsx'
import { RouteCrashed } from '../screen/RouteCrashed.tsx'
import { parseSearch, stringifySearch } from './plain-search.ts'

/** What the address bar may hold beside the path, for screens that filter. */
const anySearch = (search: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  )

const root = createRootRoute({
  notFoundComponent: lazyRouteComponent(() => import('../screen/NotFound.tsx'), 'NotFound'),
  errorComponent: RouteCrashed,
})

/** Most people are signed in: their screens are fetched while the server is asked. */
function fetchAhead(path: string): void {
  void import('./shell/Shell.tsx')
  if (path === '/' || path.startsWith('/inbox')) void import('./InboxRoute.tsx')
}

/** An address may name a workspace of mine (a notification's does): it is entered, and the address named no longer. */
async function enterNamed({ pathname, search }: { pathname: string; search: object }): Promise<void> {
  if (!('workspace' in search)) return
  const { workspace, ...rest } = search
  const { chooseWorkspace } = await import('../session/chosen-workspace.ts')
  chooseWorkspace(String(workspace))
  throw redirect({ to: pathname, search: rest, replace: true })
}

/** Everything for people who are signed in. Others go to the sign-in, or to the set-up when there is nobody yet. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  pendingComponent: ShellPending,
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
  beforeLoad: async ({ location }) => {
    fetchAhead(location.pathname)
    const { whereTo } = await import('./who-enters.ts')
    const [elsewhere] = await Promise.all([whereTo(), needWords(...wordsOfFeatures.inbox)])
    if (elsewhere === '/setup') throw redirect({ to: '/setup' })
    if (elsewhere === '/login') {
      throw redirect({ to: '/login', search: { next: location.href === '/' ? undefined : location.href } })
    }
    await enterNamed(location)
  },
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' })
  },
})

const InboxRoute = lazyRouteComponent(() => import('./InboxRoute.tsx'), 'InboxRoute')

/** One screen for all three addresses, so that the list stays while conversations change. */
const inbox = createRoute({
  getParentRoute: () => inside,
  path: 'inbox',
  component: InboxRoute,
  validateSearch: anySearch,
})
const inboxView = createRoute({ getParentRoute: () => inbox, path: '$view' })
const inboxConversation = createRoute({ getParentRoute: () => inbox, path: '$view/$conversationId' })

const channels = createRoute({
  getParentRoute: () => inside,
  path: 'channels',
  component: lazyRouteComponent(() => import('../features/channels/ChannelsScreen.tsx'), 'ChannelsScreen'),
  loader: () => needWords(...wordsOfFeatures.channels),
})
const connectFacebook = createRoute({
  getParentRoute: () => inside,
  path: 'channels/connect/facebook',
  component: lazyRouteComponent(() => import('../features/connect/ConnectScreen.tsx'), 'ConnectScreen'),
  validateSearch: anySearch,
  loader: () => needWords(...wordsOfFeatures.connect),
})
const channel = createRoute({
  getParentRoute: () => inside,
  path: 'channels/$channelId',
  component: lazyRouteComponent(() => import('../features/channels/ChannelScreen.tsx'), 'ChannelScreen'),
  validateSearch: anySearch,
  loader: () => needWords(...wordsOfFeatures.channels),
})

/** Settings of the shop and of the person share a list of sections. */
const settings = createRoute({
  getParentRoute: () => inside,
  id: 'settings-frame',
  component: lazyRouteComponent(() => import('../features/settings/SettingsFrame.tsx'), 'SettingsFrame'),
  loader: () => needWords(...wordsOfFeatures.settings),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsHome.tsx'), 'SettingsHome'),
})
const profile = createRoute({
  getParentRoute: () => settings,
  path: 'settings/profile',
  component: lazyRouteComponent(() => import('../features/settings/ProfileScreen.tsx'), 'ProfileScreen'),
})
const appearance = createRoute({
  getParentRoute: () => settings,
  path: 'settings/appearance',
  component: lazyRouteComponent(
    () => import('../features/settings/AppearanceScreen.tsx'),
    'AppearanceScreen',
  ),
})
const notifications = createRoute({
  getParentRoute: () => settings,
  path: 'settings/notifications',
  component: lazyRouteComponent(
    () => import('../features/notifications/NotificationsScreen.tsx'),
    'NotificationsScreen',
  ),
})
const workspace = createRoute({
  getParentRoute: () => settings,
  path: 'settings/workspace',
  component: lazyRouteComponent(() => import('../features/settings/WorkspaceScreen.tsx'), 'WorkspaceScreen'),
})
const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: 'settings/api-keys',
  component: lazyRouteComponent(() => import('../features/settings/ApiKeysScreen.tsx'), 'ApiKeysScreen'),
})
const team = createRoute({
  getParentRoute: () => settings,
  path: 'team',
  component: lazyRouteComponent(() => import('../features/team/TeamScreen.tsx'), 'TeamScreen'),
})
const rules = createRoute({
  getParentRoute: () => settings,
  path: 'rules',
  component: lazyRouteComponent(() => import('../features/rules/rule-screens.ts'), 'RulesScreen'),
})
const newRule = createRoute({
  getParentRoute: () => settings,
  path: 'rules/new',
  component: lazyRouteComponent(() => import('../features/rules/rule-screens.ts'), 'NewRuleScreen'),
  validateSearch: anySearch,
})
const rule = createRoute({
  getParentRoute: () => settings,
  path: 'rules/$ruleId',
  component: lazyRouteComponent(() => import('../features/rules/rule-screens.ts'), 'RuleScreen'),
})
const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  component: lazyRouteComponent(() => import('../features/audit/AuditScreen.tsx'), 'AuditScreen'),
})
const quarantine = createRoute({
  getParentRoute: () => settings,
  path: 'quarantine',
  component: lazyRouteComponent(
    () => import('../features/quarantine/QuarantineScreen.tsx'),
    'QuarantineScreen',
  ),
})

const login = createRoute({
  getParentRoute: () => root,
  path: 'login',
  component: lazyRouteComponent(() => import('../features/entrance/LoginScreen.tsx'), 'LoginScreen'),
  validateSearch: anySearch,
  loader: () => needWords(...wordsOfFeatures.entrance),
})
const forgot = createRoute({
  getParentRoute: () => root,
  path: 'forgot',
  component: lazyRouteComponent(() => import('../features/entrance/ForgotScreen.tsx'), 'ForgotScreen'),
  loader: () => needWords(...wordsOfFeatures.entrance),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: 'reset',
  component: lazyRouteComponent(() => import('../features/entrance/ResetScreen.tsx'), 'ResetScreen'),
  validateSearch: anySearch,
  loader: () => needWords(...wordsOfFeatures.entrance),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invite/$token',
  component: lazyRouteComponent(
    () => import('../features/entrance/InvitationScreen.tsx'),
    'InvitationScreen',
  ),
  loader: () => needWords(...wordsOfFeatures.entrance),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  component: lazyRouteComponent(() => import('../features/setup/SetupScreen.tsx'), 'SetupScreen'),
  loader: () => needWords(...wordsOfFeatures.setup),
})
const gallery = createRoute({
  getParentRoute: () => root,
  path: 'ui-gallery',
  component: lazyRouteComponent(() => import('../features/gallery/GalleryScreen.tsx'), 'GalleryScreen'),
})

export const router = createRouter({
  parseSearch,
  stringifySearch,
  routeTree: root.addChildren([
    inside.addChildren([
      home,
      inbox.addChildren([inboxView, inboxConversation]),
      channels,
      connectFacebook,
      channel,
      settings.addChildren([
        settingsHome,
        profile,
        appearance,
        notifications,
        workspace,
        apiKeys,
        team,
        rules,
        newRule,
        rule,
        audit,
        quarantine,
      ]),
    ]),
    login,
    forgot,
    reset,
    invitation,
    setup,
    gallery,
  ]),
  // A screen that is on its way shows nothing new for a moment, then its own skeleton.
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: ScreenPending,
  defaultPreload: 'intent',
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
