import { useState } from 'react'
import type { Go } from '../address.ts'
import { Phone } from '../phones/Phone.tsx'
import type { Customer, State } from '../shapes.ts'
import { SuiteThread } from '../suite/SuiteThread.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words.ts'
import { Product } from './Product.tsx'

/** The customers to choose from: the first of them, and in any case whoever is shown. */
const offered = (all: readonly Customer[], shown: Customer) => [...new Set([...all.slice(0, 200), shown])]

type Side = 'customer' | 'product' | 'suite'

/** One conversation from all three sides at once; on narrow windows they are tabs. */
export function StageScreen({
  state,
  pageId,
  psid,
  go,
}: {
  state: State
  pageId: string | null
  psid: string | null
  go: Go
}) {
  const words = useWords()
  const [side, setSide] = useState<Side>('customer')
  const page = state.pages.find((one) => one.id === pageId) ?? state.pages[0]
  if (!page) return <p className="p-6 text-soft">{words.noPagesYet}</p>
  const customer = page.customers.find((one) => one.psid === psid) ?? page.customers[0]
  const { now } = state.clock
  const place = (name: Side) => `min-h-0 min-w-0 flex-col ${side === name ? 'flex' : 'hidden'} xl:flex`
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">{words.stage}</h1>
      <div className="grid grid-cols-2 gap-3 border-b border-rule bg-surface px-4 py-2 xl:flex">
        <Choice
          id="stage-page"
          label={words.page}
          value={page.id}
          options={state.pages.map(({ id, name }) => ({ value: id, text: name }))}
          onChoose={(id) => go(`/stage/${id}`)}
        />
        {customer && (
          <Choice
            id="stage-customer"
            label={words.customer}
            value={customer.psid}
            options={offered(page.customers, customer).map((one) => ({ value: one.psid, text: one.name }))}
            onChoose={(id) => go(`/stage/${page.id}/${id}`)}
          />
        )}
      </div>
      <div className="xl:hidden">
        <Tabs
          id="stage-side"
          label={words.stage}
          open={side}
          onOpen={setSide}
          tabs={[
            { name: 'customer', title: words.sideCustomer },
            { name: 'product', title: words.sideProduct },
            { name: 'suite', title: words.sideSuite },
          ]}
        />
      </div>
      <div
        id="stage-side-panel"
        className="grid min-h-0 flex-1 grid-cols-1 gap-3 p-3 xl:grid-cols-[19.5rem_1fr_18.5rem]"
      >
        <div className={place('customer')} data-testid="stage-customer-side">
          {customer ? (
            <Phone key={customer.psid} page={page} customer={customer} now={now} />
          ) : (
            <p className="p-4 text-sm text-soft">{words.noCustomers}</p>
          )}
        </div>
        <div className={place('product')} data-testid="stage-product-side">
          <Product apps={state.apps} />
        </div>
        <div
          className={`${place('suite')} overflow-hidden rounded-lg border border-rule bg-surface`}
          data-testid="stage-suite-side"
        >
          {customer?.thread ? (
            <SuiteThread key={customer.psid} page={page} customer={customer} now={now} />
          ) : (
            <p className="p-4 text-sm text-soft">{words.nothingWrittenYet}</p>
          )}
        </div>
      </div>
    </div>
  )
}
