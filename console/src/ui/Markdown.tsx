import { lazy, Suspense } from 'react'
import styles from './Markdown.module.css'

const Reader = lazy(() => import('react-markdown'))
/** Pictures would tell another server who reads here; links are left as they are. */
const DISALLOWED = ['img']

/** Markdown that people wrote. Markup inside it is shown as text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<pre data-loading>{text}</pre>}>
        <Reader disallowedElements={DISALLOWED}>{text}</Reader>
      </Suspense>
    </div>
  )
}
