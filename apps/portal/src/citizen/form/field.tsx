import type { InputHTMLAttributes, ReactNode } from 'react'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string
  label: string
  hint?: ReactNode
  /** What is wrong with it and how to mend it. */
  wrong?: string | undefined
}

/** A labelled field; hint and fault are read out with it. */
export function Field({ name, label, hint, wrong, ...rest }: FieldProps) {
  const told = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && <span className="hint" id={`${name}-hint`}>{hint}</span>}
      {wrong && <span className="wrong" id={`${name}-wrong`}>{wrong}</span>}
      <input id={name} name={name} {...(told && { 'aria-describedby': told })} {...(wrong && { 'aria-invalid': true })} {...rest} />
    </div>
  )
}
