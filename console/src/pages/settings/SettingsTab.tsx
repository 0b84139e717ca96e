import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Checkbox, SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { groupOf, groupSettings, type Setting } from './group-settings'
import { SettingsGroup } from './SettingsGroup'
import styles from './SettingsTab.module.css'

const COLUMNS: readonly Column<Setting>[] = [
  { id: 'name', header: 'name', value: ({ name }) => name },
  { id: 'value', header: 'value', value: ({ value }) => JSON.stringify(value) },
  { id: 'default', header: 'default', value: ({ default: standard }) => JSON.stringify(standard) },
  { id: 'set', header: 'set', value: ({ set }) => set },
  { id: 'allowed', header: 'allowed', value: ({ allowed }) => allowed },
  { id: 'description', header: 'description', value: ({ description }) => description },
]

/** Every setting as it is in force. They are changed in the settings document, and count from the next start. */
export function SettingsTab() {
  const { q, group, only } = getRouteApi('/settings').useSearch()
  const navigate = useNavigate({ from: '/settings' })
  const query = api.useQuery('get', '/v1/settings')
  const groups = useMemo(() => [...new Set(query.data?.items.map(groupOf))], [query.data])
  const set = (name: 'q' | 'group' | 'only', value: string): void =>
    void navigate({
      replace: true,
      search: ({ [name]: _, ...rest }) => ({ ...rest, ...(value === '' ? {} : { [name]: value }) }),
    })
  return (
    <div className="stack">
      <p className="soft">
        They are changed in the settings document (<code>serve --config FILE</code>) or by its variables, and count from
        the next start. Secrets are not shown, only whether they are set.
      </p>
      <search className={styles.filters}>
        <FilterField
          label="Search"
          data-filter
          type="search"
          value={q}
          placeholder="name, value or words of the description"
          onFilter={(value = '') => set('q', value)}
        />
        <SelectField label="Group" value={group ?? ''} onChange={({ target }) => set('group', target.value)}>
          <option value="">All</option>
          {groups.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Checkbox
          label="Only what differs from its default"
          checked={only === 'set'}
          onChange={({ target }) => set('only', target.checked ? 'set' : '')}
        />
      </search>
      <Fetched query={query} lines={8}>
        {({ items }) => {
          const found = groupSettings(items, {
            ...(q === undefined ? {} : { q }),
            ...(group === undefined ? {} : { group }),
            ...(only === undefined ? {} : { only }),
          })
          const rows = found.flatMap(([, settings]) => settings)
          return (
            <>
              <div className="row">
                <span role="status">
                  {formatCount(rows.length)} of {formatCount(items.length)} settings
                </span>
                <CsvButton name="settings" columns={COLUMNS} rows={rows} />
              </div>
              {found.map(([name, settings]) => (
                <SettingsGroup key={name} name={name} settings={settings} />
              ))}
              {rows.length === 0 ? (
                <EmptyState title="No setting is found">
                  {only === 'set' && q === undefined
                    ? 'Everything is at its default.'
                    : 'Search for fewer words, or take a filter away.'}
                </EmptyState>
              ) : null}
            </>
          )
        }}
      </Fetched>
    </div>
  )
}
