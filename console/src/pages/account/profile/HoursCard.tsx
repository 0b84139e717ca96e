import { useMemo } from 'react'
import { Card } from '@/ui/Card'
import { formatShare } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { Profile } from '../account-types'
import { HOURS, hoursOption } from './profile-options'

interface Hour {
  hour: string
  exchanges: number
}
const CSV: readonly Column<Hour>[] = [
  { id: 'hour', header: 'Hour (UTC)', value: ({ hour }) => hour },
  { id: 'exchanges', header: 'Exchanges', value: ({ exchanges }) => exchanges },
]

/** When of the day it works. */
export function HoursCard({ id, profile }: { id: string; profile: Profile }) {
  const option = useMemo(() => hoursOption(profile), [profile])
  const { hours } = profile
  const sum = hours.reduce((total, count) => total + count, 0)
  const busiest = hours.indexOf(Math.max(...hours))
  const idle = hours.filter((count) => count === 0).length
  const told = `the busiest is ${HOURS[busiest]} with ${formatShare(sum === 0 ? 0 : hours[busiest]! / sum)}; evenly spread, each would hold 4.2 %; hours without any: ${idle}`
  return (
    <Card
      title="By hour of the day"
      actions={
        <CsvButton
          name={`${id}-hours`}
          columns={CSV}
          rows={hours.map((exchanges, place) => ({ hour: HOURS[place]!, exchanges }))}
        />
      }
    >
      <p className="soft">Its exchanges by hour, UTC: {told}.</p>
      <Chart label={`Exchanges by hour of the day: ${told}`} option={option} height="12rem" />
    </Card>
  )
}
