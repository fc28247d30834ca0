import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface Column<Row> {
  key: string
  header: string
  /** The header is said to screen readers only, as over a column of buttons. */
  hideHeader?: boolean | undefined
  align?: 'start' | 'end' | undefined
  className?: string | undefined
  cell: (row: Row) => ReactNode
}

export interface TableProps<Row> {
  /** What the table lists. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** Rows and columns on a wide screen, a list of cards on a narrow one. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="w-full border-collapse text-label font-normal max-md:block" aria-label={label}>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-caption text-fg-3">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={cx(
                'px-3 py-2 font-medium first:pl-4 last:pr-4',
                column.align === 'end' && 'text-right',
                column.className,
              )}
            >
              {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="border-b border-line last:border-b-0 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-1.5 max-md:px-4 max-md:py-3"
          >
            {columns.map((column) => (
              <td
                key={column.key}
                className={cx(
                  'px-3 py-2.5 align-middle first:pl-4 last:pr-4 max-md:p-0! max-md:empty:hidden max-md:first:w-full',
                  column.align === 'end' && 'text-right max-md:ml-auto',
                  column.className,
                )}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
