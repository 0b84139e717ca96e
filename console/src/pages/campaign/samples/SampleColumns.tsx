import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { readAnswer, readPrompt } from '@/components/read-prompt'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import { PieceText } from './PieceText'
import styles from './PieceText.module.css'
import type { Piece } from './render-template'
import type { Sample } from './use-samples'

interface Shown {
  sample: Sample
  /** where it is of a template */
  pieces: readonly Piece[] | undefined
}

/** Texts are long: so many are drawn at first, and as many more when asked. */
const DRAWN = 12

/** Texts side by side, as many as there is room for. */
export function SampleColumns({ samples }: { samples: readonly Shown[] }) {
  const [drawn, setDrawn] = useState(DRAWN)
  return (
    <div className="stack">
      <ul className={styles.columns}>
        {samples.slice(0, drawn).map(({ sample, pieces }) => (
          <li key={sample.id} className={styles.sample}>
            <SampleText sample={sample} pieces={pieces} />
          </li>
        ))}
      </ul>
      {samples.length > drawn ? (
        <Button onClick={() => setDrawn(drawn + DRAWN)}>
          Show more of the {formatCount(samples.length - drawn)} others
        </Button>
      ) : null}
    </div>
  )
}

function SampleText({ sample: { account_id, at, request, response }, pieces }: Shown) {
  const prompt = readPrompt(request)
  return (
    <>
      <div className={styles.head}>
        <Link to="/accounts/$id" params={{ id: account_id }}>
          {account_id}
        </Link>
        <Time at={at} />
      </div>
      <Scrolls label={`Prompt of ${account_id} at ${at}`}>
        <PieceText pieces={pieces ?? [{ text: prompt, slot: null }]} />
      </Scrolls>
      {response === '' ? null : (
        <details>
          <summary>Answer</summary>
          <Scrolls label={`Answer to ${account_id} at ${at}`}>
            <PieceText pieces={[{ text: readAnswer(response), slot: null }]} />
          </Scrolls>
        </details>
      )}
      {prompt === request ? null : (
        <details>
          <summary>As it was sent</summary>
          <Scrolls label={`Request of ${account_id} at ${at}`}>
            <PieceText pieces={[{ text: request, slot: null }]} />
          </Scrolls>
        </details>
      )}
    </>
  )
}

const Scrolls = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1)
  <section className={styles.scroll} tabIndex={0} aria-label={label}>
    {children}
  </section>
)
