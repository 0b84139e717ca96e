import type { paths } from '@/api/schema'
import { Count, formatCount } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { Stat } from '@/ui/Stat'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import styles from './Matching.module.css'

type Found = paths['/v1/psi/questions']['post']['responses'][200]['content']['application/json']

const COLUMNS: readonly Column<string>[] = [{ id: 'token', header: 'Token', value: (token) => token }]

/** What was found, and what each side learnt by it. */
export function AnswerView({ answer }: { answer: Found }) {
  const { matches, asked, of, tokens, statement, epoch } = answer
  return (
    <div className="stack" role="status">
      <div className="tiles">
        <Stat label="Both have" value={<Count value={matches} />} note={`of ${formatCount(asked)} asked about`} />
        <Stat label="They have" value={<Count value={of} />} note={`tokens of epoch ${epoch}`} />
      </div>
      <Note>A match is a lead, and no proof: nothing keeps a side from answering with other tokens than it has.</Note>
      <ul className={styles.statement}>
        {statement.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {tokens === null ? null : (
        <section aria-label="Tokens that both have" className="stack">
          <div className="row">
            <CsvButton name="psi-matches" columns={COLUMNS} rows={tokens} />
          </div>
          <pre className={styles.tokens}>{tokens.join('\n')}</pre>
        </section>
      )}
    </div>
  )
}
