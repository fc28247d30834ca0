import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Grant, State, User } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Press } from '../ui/Press.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { type Reading, useNews } from '../use-news.ts'
import { fullTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'

const accidents = ['change_password', 'log_out', 'expire', 'checkpoint', 'lift_checkpoint'] as const

/** People with a Facebook login: their tokens, and what can end these. */
export function AccountsPanel({ state }: { state: State }) {
  const words = useWords()
  const grants = useNews<Grant[]>(
    desk.grants,
    ({ type }) => type === 'world_changed' || type === 'clock_moved',
  )
  if (state.users.length === 0) return <p className="text-soft">{words.noUsers}</p>
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {state.users.map((user) => (
        <UserCard key={user.id} user={user} state={state} grants={grants} />
      ))}
    </div>
  )
}

function UserCard({ user, state, grants }: { user: User; state: State; grants: Reading<Grant[]> }) {
  const words = useWords()
  const language = useLanguage()
  const mine = grants.value?.filter(({ userId }) => userId === user.id)
  const befall = (kind: (typeof accidents)[number]) => void attempt(desk.accident(user.id, { kind }))
  const appName = (id: string) => state.apps.find((app) => app.id === id)?.name ?? id
  const pageName = (id: string | null) => state.pages.find((page) => page.id === id)?.name ?? ''
  return (
    <Card
      id={`user-${user.id}`}
      title={user.name}
      action={
        user.checkpointed && (
          <strong className="rounded-full bg-alert-soft px-2 text-xs text-alert-ink">
            {words.checkpointed}
          </strong>
        )
      }
    >
      <p className="flex flex-wrap gap-2">
        {accidents
          .filter((kind) => kind !== (user.checkpointed ? 'checkpoint' : 'lift_checkpoint'))
          .map((kind) => (
            <Press key={kind} data-testid={`${kind}-${user.id}`} onClick={() => befall(kind)}>
              {words[`accident_${kind}`]}
            </Press>
          ))}
      </p>
      <h3 className="mt-4 mb-1 text-sm font-semibold">{words.tokens}</h3>
      {!mine && <Waiting {...grants} />}
      {mine?.length === 0 && <p className="text-sm text-soft">{words.noTokens}</p>}
      <ul className="space-y-1 text-sm">
        {mine?.flatMap((grant) =>
          grant.tokens.map((token) => (
            <li
              key={`${grant.appId}-${token.kind}-${token.pageId}-${token.issuedAt}`}
              className="flex flex-wrap items-baseline gap-x-2"
              data-testid="token"
            >
              <span className="min-w-0 flex-1">
                {token.kind === 'PAGE' ? `${words.pageToken} ${pageName(token.pageId)}` : words.userToken}
                {' · '}
                {appName(grant.appId)}
              </span>
              <span
                className={`rounded-full px-2 text-xs ${token.death === null ? 'bg-ok-soft text-ok-ink' : 'bg-alert-soft text-alert-ink'}`}
              >
                {token.death === null
                  ? token.expiresAt === null
                    ? words.tokenLives
                    : `${words.until} ${fullTime(token.expiresAt, language)}`
                  : `${words.tokenDead}: ${token.death}`}
              </span>
            </li>
          )),
        )}
      </ul>
    </Card>
  )
}
