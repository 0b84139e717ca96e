import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** shows that something runs, and takes no second press */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', busy = false, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[look], className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    />
  )
}
