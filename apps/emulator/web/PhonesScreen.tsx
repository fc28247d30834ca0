import { useEffect, useState } from 'react'
import type { State } from './desk.ts'
import { Phone } from './Phone.tsx'
import { useWords } from './words.ts'

const most = 4

/** Up to four customers side by side. Which ones stands in the address, as `page:psid,page:psid`. */
export function PhonesScreen({
  state,
  open,
  go,
}: {
  state: State
  open: string | null
  go: (path: string) => void
}) {
  const words = useWords()
  const all = state.pages.flatMap((page) =>
    page.customers.map((customer) => ({ page, customer, id: `${page.id}:${customer.psid}` })),
  )
  const ids = (open ?? '').split(',').filter((id) => all.some((one) => one.id === id))
  const [chosen, setChosen] = useState('')
  useEffect(() => {
    const first = all[0]
    if (ids.length === 0 && first) go(`/customer/${first.id}`)
  })
  const show = (next: readonly string[]) => go(next.length === 0 ? '/' : `/customer/${next.join(',')}`)
  const others = all.filter((one) => !ids.includes(one.id))
  return (
    <div className="space-y-4 p-4">
      {ids.length < most && others.length > 0 && (
        <p className="flex flex-wrap items-center gap-2">
          <label htmlFor="add-window" className="text-sm text-soft">
            {words.addWindow}
          </label>
          <select
            id="add-window"
            data-testid="add-window"
            value={chosen}
            className="press"
            onChange={(event) => {
              setChosen('')
              show([...ids, event.target.value])
            }}
          >
            <option value="" disabled>
              —
            </option>
            {others.map(({ id, page, customer }) => (
              <option key={id} value={id}>
                {customer.name} → {page.name}
              </option>
            ))}
          </select>
        </p>
      )}
      <div className="flex flex-wrap gap-4">
        {ids.map((id) => {
          const one = all.find((other) => other.id === id)
          return (
            one && (
              <Phone
                key={id}
                page={one.page}
                customer={one.customer}
                onClose={() => show(ids.filter((other) => other !== id))}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
