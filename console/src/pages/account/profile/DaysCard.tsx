import { useMemo } from 'react'
import { useView } from '@/components/use-view'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import { SelectField } from '@/ui/Field'
import { formatFigure } from '@/ui/figures'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { Profile } from '../account-types'
import type { AccountSearch } from '../search'
import { daysOption } from './profile-options'

type Day = Profile['days'][number]
const CSV: readonly Column<Day>[] = [
  { id: 'day', header: 'Day (UTC)', value: ({ day }) => day },
  { id: 'exchanges', header: 'Exchanges', value: ({ exchanges }) => exchanges },
  { id: 'output_tokens', header: 'Tokens given out', value: ({ output_tokens }) => output_tokens },
]

/** How much by day. */
export function DaysCard({ id, profile }: { id: string; profile: Profile }) {
  const [{ by = 'exchanges' }, change] = useView<AccountSearch>()
  const option = useMemo(() => daysOption(profile, by), [profile, by])
  const { days } = profile
  const sum = days.reduce((total, day) => total + day[by], 0)
  const unit = by === 'exchanges' ? 'exchanges' : 'tokens given out'
  return (
    <Card
      title="By day"
      actions={
        <>
          <SelectField
            label="Shown"
            value={by}
            onChange={({ target }) => change({ by: target.value === 'exchanges' ? undefined : 'output_tokens' })}
          >
            <option value="exchanges">exchanges</option>
            <option value="output_tokens">tokens given out</option>
          </SelectField>
          <CsvButton name={`${id}-days`} columns={CSV} rows={days} />
        </>
      }
    >
      <p className="soft">
        {formatCount(sum)} {unit} on {formatCount(days.length)} days (UTC),{' '}
        {formatFigure(sum / Math.max(1, days.length))} on a day with any.
      </p>
      <Chart label={`${unit} by day; the CSV has the same`} option={option} height="14rem" />
    </Card>
  )
}
