import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'

interface CardProps {
  title?: ReactNode
  /** behind the title, e.g. buttons */
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page, with a heading of the second level where it has a title. */
export function Card({ title, actions, children }: CardProps) {
  const heading = useId()
  return (
    <section className={styles.card} {...(title === undefined ? {} : { 'aria-labelledby': heading })}>
      {title === undefined ? null : (
        <header className={styles.head}>
          <h2 id={heading}>{title}</h2>
          {actions === undefined ? null : <div className="row">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
