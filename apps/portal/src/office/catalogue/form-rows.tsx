import { Button, Form, type FormItemProps } from 'antd'
import type { ReactElement } from 'react'
import { useMessages } from '../../shared/i18n/messages.js'
import { formMessages } from './form-messages.js'

export interface Cell {
  path: (string | number)[]
  label: string
  input: ReactElement
  optional?: boolean
  more?: Pick<FormItemProps, 'valuePropName' | 'required'>
}

/** A list that is filled in row by row; its labels stand above the first row alone where there is room, and at every field where there is not. */
export function Rows({ name, title, what, cells, fresh }: { name: string; title: string; what: string; cells: readonly Cell[]; fresh: object }) {
  const say = useMessages(formMessages)
  const focus = (id: string) => setTimeout(() => document.getElementById(id)?.focus())
  return (
    <section className="card" aria-labelledby={`${name}-title`}>
      <header><h2 id={`${name}-title`}>{title}</h2></header>
      <div className="card-body">
        <Form.List name={name}>
          {(rows, { add, remove }) => (
            <>
              {rows.length === 0 && <p className="cat-rows-none">{say('none')}</p>}
              <ol className={`cat-rows cat-rows-${name}`}>
                {rows.map((row, at) => (
                  <li key={row.key}>
                    <div className="cat-row" role="group" aria-label={say('nth', { what: title, n: at + 1 })}>
                      {cells.map(({ path, label, input, optional, more }) => (
                        <Form.Item key={path.join('.')} name={[row.name, ...path]} label={label} {...more} rules={optional ? [] : [{ required: true, whitespace: true, ...(typeof input.props === 'object' && 'min' in (input.props as object) && { type: 'number' as const, whitespace: false }) }]}>
                          {input}
                        </Form.Item>
                      ))}
                      <Button className="cat-row-remove" onClick={() => { remove(row.name); focus(`${name}-add`) }}>{say('remove')}<span className="unseen"> {say('nth', { what: title, n: at + 1 })}</span></Button>
                    </div>
                  </li>
                ))}
              </ol>
              <Button id={`${name}-add`} onClick={() => { add(fresh); focus([name, rows.length, ...cells[0]!.path].join('_')) }}>＋ {say('add', { what })}</Button>
            </>
          )}
        </Form.List>
      </div>
    </section>
  )
}
