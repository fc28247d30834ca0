import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../words.ts'

/** Whether Meta's inbox is closed because more is written than it takes, and the way back. */
export function TooManyCard({ page }: { page: Page }) {
  const words = useWords()
  return (
    <Card id="too-many" title={words.tooMany} hint={words.tooManyAbout}>
      <p className="flex flex-wrap items-center gap-3">
        <strong
          data-testid="too-many-state"
          className={`rounded-full px-3 text-sm ${page.highVolume ? 'bg-alert-soft text-alert-ink' : 'bg-ok-soft text-ok-ink'}`}
        >
          {page.highVolume ? words.inboxClosed : words.inboxOpen}
        </strong>
        {page.highVolume && (
          <button
            type="button"
            data-testid="enable-inbox"
            className="press press-main"
            onClick={() => void attempt(desk.changePage(page.id, { highVolume: false }))}
          >
            {words.enableInbox}
          </button>
        )}
      </p>
    </Card>
  )
}
