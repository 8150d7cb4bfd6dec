import type { ReactNode } from 'react'
import './catalogue.css'

export interface Column<R> {
  head: ReactNode
  /** The column's name beside its value where the screen is narrow and each row is a card; empty for what needs none. */
  name: string
  sorted?: 'ascending' | 'descending' | undefined
  className?: string
  cell: (row: R) => ReactNode
}

/** A table whose rows become cards on a narrow screen. Its parts keep their roles, which browsers drop from tables laid out otherwise. */
export function Table<R>({ label, columns, rows, keyOf }: { label: string; columns: readonly Column<R>[]; rows: readonly R[]; keyOf: (row: R) => string }) {
  return (
    <div className="cat-box">
      <table className="cat-table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">{columns.map(({ head, name, sorted, className }, at) => <th key={at} scope="col" role="columnheader" className={className} {...(sorted && { 'aria-sort': sorted })}>{head || <span className="unseen">{name}</span>}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ name, className, cell }, at) => <td key={at} role="cell" className={className} data-head={name}><div>{cell(row)}</div></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
