import { useTranslations } from 'use-intl'
import { ChannelStateChip } from '../../connection/ChannelStateChip.tsx'
import { Avatar, Button, Checkbox, Chip } from '../../ui/index.ts'
import { isActive, obstacleOf, type PageOfAttempt } from './wizard-model.ts'

export interface PageRowProps {
  page: PageOfAttempt
  selected: boolean
  onSelect: (selected: boolean) => void
  onConnect: () => void
}

/** One Page that Facebook handed over: what it still needs, or why it cannot be connected. */
export function PageRow({ page, selected, onSelect, onConnect }: PageRowProps) {
  const t = useTranslations('connect')
  const obstacle = obstacleOf(page)
  const active = isActive(page.channel)
  return (
    <li
      className="flex items-start gap-3 px-4 py-3.5"
      data-testid={`page-${page.externalId}`}
      data-obstacle={obstacle ?? undefined}
      aria-disabled={obstacle !== null || undefined}
    >
      <span className="pt-2">
        <Checkbox
          hideLabel
          label={t('found.select', { page: page.name })}
          checked={selected}
          disabled={obstacle !== null}
          onChange={onSelect}
          data-testid={`page-select-${page.externalId}`}
        />
      </span>
      <span className={obstacle === null ? undefined : 'opacity-50 grayscale'}>
        <Avatar
          id={page.externalId}
          name={page.name}
          src={page.pictureUrl}
          size={40}
          channel="facebook_page"
        />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={obstacle === null ? 'text-label font-semibold' : 'text-label text-fg-2'}>
            {page.name}
          </span>
          {page.channel && page.channel.state !== 'found' ? (
            <ChannelStateChip channel={page.channel} />
          ) : (
            obstacle === null && <Chip tone="warn">{t('found.state')}</Chip>
          )}
        </div>
        <p className="text-body-s text-fg-2">
          {obstacle === 'taken' && <TakenWords page={page} />}
          {obstacle === 'tasks' &&
            t('found.missingTasks', { tasks: page.missingTasks.map((task) => taskName(task, t)).join(', ') })}
          {obstacle === null && (active ? t('found.connectedAlready') : t('found.inactive'))}
        </p>
        <p className="text-caption text-fg-3">{t('found.pageId', { id: page.externalId })}</p>
      </div>
      {obstacle === null && (
        <Button
          size="sm"
          onClick={onConnect}
          data-testid={`page-connect-${page.externalId}`}
          className="mt-1 max-sm:hidden"
        >
          {active ? t('found.connectAgain') : t('found.connectOne')}
        </Button>
      )}
    </li>
  )
}

function TakenWords({ page }: { page: PageOfAttempt }) {
  const t = useTranslations('connect.found')
  const name = page.takenBy?.workspaceName ?? null
  return name === null ? t('takenByOthers') : t('takenBy', { workspace: name })
}

const taskName = (task: string, t: ReturnType<typeof useTranslations<'connect'>>): string =>
  task === 'MESSAGING' || task === 'MODERATE' ? t(`task.${task}`) : task
