import { useTranslations } from 'use-intl'
import { Button, Checkbox } from '../../ui/index.ts'
import { PageRow } from './PageRow.tsx'
import { inOrder, obstacleOf, type PageOfAttempt } from './wizard-model.ts'

export interface PageListProps {
  pages: readonly PageOfAttempt[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** These are to be connected now. */
  onConnect: (externalIds: readonly string[]) => void
  onChooseAgain: () => void
}

/** The Pages that Facebook handed over; several can be connected in one go. */
export function PageList({ pages, selected, onSelect, onConnect, onChooseAgain }: PageListProps) {
  const t = useTranslations('connect.found')
  const possible = pages.filter((page) => obstacleOf(page) === null).map((page) => page.externalId)
  const chosen = possible.filter((id) => selected.has(id))
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-title">{t('title')}</h2>
        <p className="mt-1 text-label font-normal text-fg-2">{t('lead')}</p>
      </header>
      <div className="overflow-hidden rounded-card border border-line">
        {possible.length > 1 && (
          <div className="border-b border-line bg-bg-2 px-4 py-2">
            <Checkbox
              label={t('selectAll')}
              checked={chosen.length === possible.length}
              partly={chosen.length > 0 && chosen.length < possible.length}
              onChange={(all) => onSelect(new Set(all ? possible : []))}
              data-testid="page-select-all"
            />
          </div>
        )}
        <ul className="divide-y divide-line" data-testid="connect-pages">
          {inOrder(pages).map((page) => (
            <PageRow
              key={page.externalId}
              page={page}
              selected={selected.has(page.externalId)}
              onSelect={(on) =>
                onSelect(on ? new Set([...selected, page.externalId]) : without(selected, page.externalId))
              }
              onConnect={() => onConnect([page.externalId])}
            />
          ))}
        </ul>
      </div>
      <p className="text-body-s text-fg-2">
        {t('missingPage')} {t('missingPageText')}{' '}
        <button
          type="button"
          onClick={onChooseAgain}
          data-testid="connect-choose-again"
          className="min-h-6 rounded-control font-medium text-accent underline underline-offset-2"
        >
          {t('chooseAgain')}
        </button>
      </p>
      <div>
        <Button
          tone="primary"
          size="lg"
          disabled={chosen.length === 0}
          onClick={() => onConnect(chosen)}
          data-testid="connect-selected"
        >
          {t('connectMany', { n: chosen.length })}
        </Button>
      </div>
    </div>
  )
}

const without = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((one) => one !== id))
