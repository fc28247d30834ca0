import { UserPlus } from 'lucide-react'
import { useEffect } from 'react'
import type { Go } from '../address.ts'
import type { State } from '../shapes.ts'
import { useWords } from '../words.ts'
import { Phone } from './Phone.tsx'

const most = 4
/** A longer list of customers to choose from helps nobody. */
const listed = 200

/** Up to four customers side by side. Which ones stands in the address, as `page:psid,page:psid`. */
export function PhonesScreen({ state, open, go }: { state: State; open: string | null; go: Go }) {
  const words = useWords()
  const all = state.pages.flatMap((page) =>
    page.customers.map((customer) => ({ page, customer, id: `${page.id}:${customer.psid}` })),
  )
  const ids = (open ?? '').split(',').filter((id) => all.some((one) => one.id === id))
  const first = all[0]?.id
  const nobody = ids.length === 0
  useEffect(() => {
    if (nobody && first) go(`/customer/${first}`)
  }, [nobody, first, go])
  const show = (next: readonly string[]) => go(next.length === 0 ? '/' : `/customer/${next.join(',')}`)
  const others = all.filter((one) => !ids.includes(one.id))
  return (
    <div className="flex min-h-full flex-col gap-3 p-3 lg:h-full">
      <h1 className="sr-only">{words.phones}</h1>
      <p className="flex flex-wrap items-center gap-2">
        <label htmlFor="add-window" className="flex items-center gap-2 text-sm text-soft">
          <UserPlus size={16} aria-hidden />
          {words.addWindow} ({ids.length}/{most})
        </label>
        <select
          id="add-window"
          data-testid="add-window"
          value=""
          disabled={ids.length >= most || others.length === 0}
          className="field max-w-full min-w-0 flex-1 sm:flex-none"
          onChange={(event) => show([...ids, event.target.value])}
        >
          <option value="" disabled>
            {all.length === 0 ? words.noCustomers : words.chooseCustomer}
          </option>
          {others.slice(0, listed).map(({ id, page, customer }) => (
            <option key={id} value={id}>
              {customer.name} → {page.name}
            </option>
          ))}
        </select>
      </p>
      <div className="flex min-h-0 flex-1 flex-col items-center gap-3 lg:flex-row lg:items-stretch">
        {ids.map((id) => {
          const one = all.find((other) => other.id === id)
          return (
            one && (
              <div key={id} className="h-[calc(100dvh-11rem)] w-full max-w-md min-w-0 flex-1 lg:h-auto">
                <Phone
                  page={one.page}
                  customer={one.customer}
                  now={state.clock.now}
                  onClose={() => show(ids.filter((other) => other !== id))}
                />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
