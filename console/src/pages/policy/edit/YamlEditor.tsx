import { type RefObject, useId } from 'react'
import { classNames } from '@/ui/class-names'
import { type Fault, wordsOfFault } from './read-fault'
import styles from './YamlEditor.module.css'

interface YamlEditorProps {
  text: string
  onChange: (text: string) => void
  fault: Fault | undefined
  area: RefObject<HTMLTextAreaElement | null>
}

const LINES_MIN = 12

/** The YAML of a policy with numbers of lines; the one that is wrong is marked, and told below. */
export function YamlEditor({ text, onChange, fault, area }: YamlEditorProps) {
  const id = useId()
  const lines = text.split('\n').length
  return (
    <div className={styles.editor}>
      <label htmlFor={id}>YAML</label>
      <div className={classNames(styles.frame, fault !== undefined && styles.wrong)}>
        <ol className={styles.numbers} aria-hidden="true">
          {Array.from({ length: lines }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            <li key={at} className={at + 1 === fault?.line ? styles.fault : undefined}>
              {at + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          id={id}
          className={styles.text}
          rows={Math.max(lines, LINES_MIN)}
          value={text}
          onChange={({ target }) => onChange(target.value)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={`${id}-told`}
          aria-invalid={fault !== undefined || undefined}
        />
      </div>
      <span id={`${id}-told`} className={fault === undefined ? styles.hint : styles.error}>
        {fault === undefined ? 'What you write here shows in the form, and the other way round.' : tellFault(fault)}
      </span>
    </div>
  )
}

const tellFault = (fault: Fault): string =>
  `${fault.line === undefined ? '' : `Line ${fault.line}: `}${wordsOfFault(fault)}`

/** Puts the cursor on a line, and marks it. */
export function goToLine(area: HTMLTextAreaElement, line: number): void {
  const before = area.value.split('\n').slice(0, line - 1)
  const from = before.reduce((sum, one) => sum + one.length + 1, 0)
  const end = area.value.indexOf('\n', from)
  area.focus()
  area.setSelectionRange(from, end === -1 ? area.value.length : end)
}
