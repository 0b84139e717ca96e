import type { Received } from '@/api/use-all-indicators'
import { KIND_WORDS, KINDS } from '@/components/describe-indicator'
import { useView } from '@/components/use-view'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './Inbox.module.css'
import { type InboxSearch, STATES } from './search'

/** What the table shows; all of it stands in the address. */
export function IndicatorFilters({ rows }: { rows: readonly Received[] }) {
  const [view, change] = useView<InboxSearch>()
  const sources = new Set(rows.flatMap(({ sources }) => sources.map(({ source }) => source)))
  if (view.source !== undefined) sources.add(view.source)
  return (
    <search className={styles.filters}>
      <FilterField
        label="Find"
        type="search"
        data-filter
        placeholder="pattern, token, id …"
        value={view.q}
        onFilter={(q) => change({ q })}
      />
      <SelectField
        label="Kind"
        value={view.kind ?? ''}
        onChange={({ target }) => change({ kind: KINDS.find((one) => one === target.value) })}
      >
        <option value="">any</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="State"
        value={view.state ?? ''}
        onChange={({ target }) => change({ state: STATES.find((one) => one === target.value) })}
      >
        <option value="">any</option>
        {STATES.map((state) => (
          <option key={state}>{state}</option>
        ))}
      </SelectField>
      <FilterField
        label="Confidence now, at least"
        type="number"
        min={0}
        max={100}
        value={view.confidence}
        onFilter={(least) => change({ confidence: Number(least) || undefined })}
      />
      <SelectField
        label="Seen here"
        value={view.seen ?? ''}
        onChange={({ target }) => change({ seen: (['yes', 'no'] as const).find((one) => one === target.value) })}
      >
        <option value="">all the same</option>
        <option value="yes">seen</option>
        <option value="no">not seen</option>
      </SelectField>
      <SelectField
        label="From"
        value={view.source ?? ''}
        onChange={({ target }) => change({ source: target.value || undefined })}
      >
        <option value="">anybody</option>
        {[...sources].sort().map((source) => (
          <option key={source}>{source}</option>
        ))}
      </SelectField>
    </search>
  )
}
