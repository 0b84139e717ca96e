import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '@/api/client'
import type { PolicyRecord } from '@/api/policy'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { withChosen } from '@/ui/with-chosen'
import type { PolicySearch } from '../search'
import styles from './Shadow.module.css'
import { ShadowResult } from './ShadowResult'

const DAY_MS = 86_400_000
const DAYS = [1, 7, 30, 90]

/** What the policy would have done to requests that came while it was in shadow. */
export function ShadowTab({ versions }: { versions: readonly PolicyRecord[] }) {
  const { name } = versions[0]!
  const [{ version, days }, change] = useView<PolicySearch>()
  // The same for as long as the choice is: else every drawing would ask anew.
  const from = useMemo(
    () => (days === undefined ? undefined : new Date(Date.now() - days * DAY_MS).toISOString()),
    [days],
  )
  const shadow = api.useQuery('get', '/v1/policies/{name}/shadow', {
    params: {
      path: { name },
      query: { ...(version === undefined ? {} : { version }), ...(from === undefined ? {} : { from }) },
    },
  })
  return (
    <div className="stack">
      <div className={styles.asked}>
        <SelectField
          label="Version"
          value={version ?? ''}
          onChange={({ target }) => change({ version: Number(target.value) || undefined })}
        >
          <option value="">all</option>
          {versions.map(({ version: one, policy }) => (
            <option key={one} value={one}>
              version {one}, {policy.mode}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Decisions"
          value={days ?? ''}
          onChange={({ target }) => change({ days: Number(target.value) || undefined })}
        >
          <option value="">all that are kept</option>
          {withChosen(DAYS, days).map((one) => (
            <option key={one} value={one}>
              {one === 1 ? 'of the last day' : `of the last ${one} days`}
            </option>
          ))}
        </SelectField>
      </div>
      <Fetched query={shadow} lines={6}>
        {(found) => (found.requests === 0 ? <NothingRecorded /> : <ShadowResult shadow={found} />)}
      </Fetched>
    </div>
  )
}

function NothingRecorded() {
  return (
    <EmptyState
      title="Nothing is recorded in shadow"
      action={
        <Link to="." search={{ tab: 'edit' }}>
          Backtest it on exchanges that came before
        </Link>
      }
    >
      Only requests for which a rule holds are recorded, from when the policy is kept in shadow, and only where a
      gateway or another program asks for decisions.
    </EmptyState>
  )
}
