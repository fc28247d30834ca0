import type { ImportView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'

const minute = 60_000

/** How far the conversations from before a Page was connected have come, in one line. Nothing where there were none. */
export function ImportProgress({ import: shown }: { import: ImportView | null }) {
  const words = useImportWords()
  if (shown === null || (shown.state === 'done' && shown.found === 0)) return null
  const isUnderWay = shown.state === 'listing' || shown.state === 'reading'
  return (
    <div data-testid="import-progress" data-state={shown.state}>
      <p role="status" className="text-label font-normal text-fg-2">
        {words(shown)}
      </p>
      {isUnderWay && (
        <div aria-hidden className="mt-1.5 h-1 overflow-hidden rounded-full bg-bg-2">
          <div
            className="h-full rounded-full bg-accent"
            style={{ width: `${shown.found === 0 ? 0 : Math.round((100 * shown.imported) / shown.found)}%` }}
          />
        </div>
      )}
    </div>
  )
}

function useImportWords(): (shown: ImportView) => string {
  const t = useTranslations('channels.import')
  const left = (ms: number) => {
    const minutes = Math.max(1, Math.ceil(ms / minute))
    return minutes < 90 ? t('minutes', { n: minutes }) : t('hours', { n: Math.round(minutes / 60) })
  }
  return (shown) => {
    const { state, imported, found, cut, estimateMs } = shown
    const said = t(state, { imported, found })
    const rest = state === 'reading' && estimateMs !== null ? left(estimateMs) : null
    const missing = cut > 0 ? t('cut', { n: cut }) : null
    return [said, rest, missing].filter((part) => part !== null).join(' · ')
  }
}
