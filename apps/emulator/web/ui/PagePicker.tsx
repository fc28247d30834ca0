import type { Page } from '../shapes.ts'
import { useWords } from '../words.ts'

/** Chooses one of the Pages there are. */
export function PagePicker({
  pages,
  page,
  onPick,
}: {
  pages: readonly Page[]
  page: Page
  onPick: (id: string) => void
}) {
  const words = useWords()
  return (
    <select
      value={page.id}
      aria-label={words.page}
      data-testid="pick-page"
      onChange={(event) => onPick(event.target.value)}
      className="field w-full min-w-0"
    >
      {pages.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
