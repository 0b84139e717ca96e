import styles from './PieceText.module.css'
import type { Piece } from './render-template'

/** A text, never markup: slots are marked and carry their number. */
export function PieceText({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <pre className={styles.text}>
      {pieces.map(({ text, slot }, place) =>
        slot === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text stay in their order
          <span key={place}>{text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <mark key={place} className={styles.slot} data-slot={slot} title={`Slot ${slot}`}>
            {text}
          </mark>
        ),
      )}
    </pre>
  )
}
