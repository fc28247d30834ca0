import type { Page } from '../shapes.ts'
import { useWords } from '../words.ts'
import { Choice } from './Choice.tsx'

/** Chooses one Page, or every one: the empty id. */
export function EveryPageChoice({
  id,
  pages,
  pageId,
  onChoose,
}: {
  id: string
  pages: readonly Page[]
  pageId: string
  onChoose: (pageId: string) => void
}) {
  const words = useWords()
  const options = [
    { value: '', text: words.everyPage },
    ...pages.map((page) => ({ value: page.id, text: page.name })),
  ]
  return <Choice id={id} label={words.page} value={pageId} options={options} onChoose={onChoose} />
}
