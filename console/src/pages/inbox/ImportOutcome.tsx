import type { paths } from '@/api/schema'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Note } from '@/ui/Note'

type Outcome = paths['/v1/indicators']['post']['responses'][200]['content']['application/json']

/** What came of an import, and why what was passed over was. */
export function ImportOutcome({ outcome }: { outcome: Outcome }) {
  const { kept, unchanged, revoked, refused, passed_over, passed_over_count } = outcome
  return (
    <div className="stack">
      <Note tone={kept + unchanged + revoked > 0 ? 'good' : 'warn'}>
        Indicators that are new, or newer than what was here: {formatCount(kept)}.
      </Note>
      <Facts
        facts={[
          ['Known before', formatCount(unchanged)],
          ['Revoked', formatCount(revoked)],
          ['Beyond what is kept', `${formatCount(refused)} (sharing.indicators.received_max)`],
          ['Passed over', formatCount(passed_over_count)],
        ]}
      />
      {passed_over.length === 0 ? null : (
        <section aria-label="What was passed over">
          <ul className="stack">
            {passed_over.map(({ id, reason }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two objects may have one id, and the list does not change
              <li key={place}>
                <code>{id}</code>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
