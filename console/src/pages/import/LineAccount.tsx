import { Count, formatCount, formatShare } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import type { LogImport } from './upload-log'

/** What became of the lines of the file: the figures add up to all of it. */
export function LineAccount({ log_import }: { log_import: LogImport }) {
  const { accepted, duplicate_count, rejected_count, older, first, last, state } = log_import
  const all = accepted + duplicate_count + rejected_count
  if (all === 0 && state !== 'done') return null
  const share = (count: number): string =>
    all === 0 ? '' : `${formatShare(count / all)} of ${formatCount(all)} entries`
  return (
    <div className="stack">
      <div className="tiles">
        <Stat label="Accepted" value={<Count value={accepted} />} note={`${share(accepted)}; stored`} />
        <Stat
          label="Stored before"
          value={<Count value={duplicate_count} />}
          note={`${share(duplicate_count)}; not stored again`}
        />
        <Stat
          label="Rejected"
          value={<Count value={rejected_count} />}
          note={`${share(rejected_count)}; see below why`}
        />
      </div>
      {first === null || last === null ? null : (
        <p>
          Exchanges from <Time at={first} /> to <Time at={last} />.
        </p>
      )}
      {older === null ? null : (
        <Note tone="warn">
          {formatCount(older.count)} exchanges are older than <Time at={older.than} />, which is as long as{' '}
          <code>retention.exchanges_days</code> keeps them. They stay until <Time at={older.kept_until} /> (
          <code>imports.older_days</code>), and are forgotten after.
        </Note>
      )}
    </div>
  )
}
