import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './Field.module.css'

interface Told {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

interface FieldProps extends Told {
  /** draws the control; `wiring` ties it to its label, hint and error */
  children: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A control with its label, what it wants, and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const described = hint !== undefined || error !== undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described ? { 'aria-describedby': `${id}-told` } : {}),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {described ? (
        <span id={`${id}-told`} className={error === undefined ? styles.hint : styles.error}>
          {error ?? hint}
        </span>
      ) : null}
    </div>
  )
}

export function TextField({ label, hint, error, ...input }: Told & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <input type="text" {...input} {...wiring} className={styles.control} />}
    </Field>
  )
}

export function TextArea({ label, hint, error, ...input }: Told & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <textarea rows={4} {...input} {...wiring} className={styles.control} />}
    </Field>
  )
}

export function SelectField({ label, hint, error, children, ...select }: Told & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select {...select} {...wiring} className={styles.control}>
          {children}
        </select>
      )}
    </Field>
  )
}

export function Checkbox({ label, ...input }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className={styles.check}>
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  )
}
