import type { ReactNode } from 'react'
import type { Item } from '@/api/answer'
import { readAnswer, readPrompt } from '@/components/read-prompt'
import { Time } from '@/ui/Time'
import styles from './Samples.module.css'

interface SampleTextProps {
  sample: Item<'/v1/accounts/{id}/samples'>
  /** its place in the list, from 1: two may be of the same time */
  number: number
}

/** One exchange in its words: texts, never markup. */
export function SampleText({ sample: { at, request, response }, number }: SampleTextProps) {
  const prompt = readPrompt(request)
  return (
    <li className={styles.sample}>
      <Time at={at} />
      <Scrolls label={`Prompt ${number}, of ${at}`}>{prompt}</Scrolls>
      {response === '' ? null : (
        <details>
          <summary>Answer</summary>
          <Scrolls label={`Answer ${number}, of ${at}`}>{readAnswer(response)}</Scrolls>
        </details>
      )}
      {prompt === request ? null : (
        <details>
          <summary>As it was sent</summary>
          <Scrolls label={`Request ${number}, of ${at}`}>{request}</Scrolls>
        </details>
      )}
    </li>
  )
}

const Scrolls = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1)
  <section className={styles.scroll} tabIndex={0} aria-label={label}>
    <pre>{children}</pre>
  </section>
)
