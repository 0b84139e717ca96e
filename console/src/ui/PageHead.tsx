import { type ReactNode, useEffect } from 'react'
import styles from './PageHead.module.css'

interface PageHeadProps {
  title: string
  /** before the title, e.g. a link back */
  above?: ReactNode
  /** behind the title, e.g. badges */
  beside?: ReactNode
  /** in a sentence */
  summary?: ReactNode
  actions?: ReactNode
}

/** The head of a page: its one heading of the first level; names the window too. */
export function PageHead({ title, above, beside, summary, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Stillwatch`
  }, [title])
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {above}
        <div className="row">
          <h1>{title}</h1>
          {beside}
        </div>
        {summary === undefined ? null : <p className={styles.summary}>{summary}</p>}
      </div>
      {actions === undefined ? null : <div className="row">{actions}</div>}
    </header>
  )
}
