import { api } from '@/api/client'
import type { PolicyRecord } from '@/api/policy'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Card } from '@/ui/Card'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import type { PolicySearch } from '../search'
import { DiffView } from './DiffView'
import styles from './Versions.module.css'
import { VERSION_COLUMNS, VERSION_CSV } from './version-columns'

/** All versions, and what changed between two of them. */
export function VersionsTab({ versions }: { versions: readonly PolicyRecord[] }) {
  const newest = versions[0]!
  const [view, change] = useView<PolicySearch>()
  const to = view.to ?? newest.version
  const from = view.from ?? to - 1
  return (
    <div className="stack">
      <DataTable
        label="Versions"
        columns={VERSION_COLUMNS}
        rows={versions}
        rowKey={({ version }) => String(version)}
        height="20rem"
        tools={
          <div className="row">
            <span className="soft">Each change makes a version. The newest counts.</span>
            <CsvButton name={`${newest.name}-versions`} columns={VERSION_CSV} rows={versions} />
          </div>
        }
      />
      <Card title="What changed">
        <div className="stack">
          <div className={styles.two}>
            <SelectField
              label="From"
              value={from}
              onChange={({ target }) => change({ from: Number(target.value), to })}
            >
              <option value={0}>nothing</option>
              {versions.map(({ version }) => (
                <option key={version} value={version}>
                  version {version}
                </option>
              ))}
            </SelectField>
            <SelectField label="To" value={to} onChange={({ target }) => change({ from, to: Number(target.value) })}>
              {versions.map(({ version }) => (
                <option key={version} value={version}>
                  version {version}
                </option>
              ))}
            </SelectField>
          </div>
          <Difference name={newest.name} from={from} to={to} />
        </div>
      </Card>
    </div>
  )
}

function Difference({ name, from, to }: { name: string; from: number; to: number }) {
  const difference = api.useQuery('get', '/v1/policies/{name}/difference', {
    params: { path: { name }, query: { from, to } },
  })
  return (
    <Fetched query={difference}>
      {({ lines }) => (
        <DiffView lines={lines} label={`From ${from === 0 ? 'nothing' : `version ${from}`} to version ${to}`} />
      )}
    </Fetched>
  )
}
