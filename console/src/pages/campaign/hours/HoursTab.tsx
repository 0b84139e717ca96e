import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Card } from '@/ui/Card'
import { formatCount, formatShare } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import { SelectField } from '@/ui/Field'
import type { Hours } from '../campaign-types'
import type { CampaignSearch } from '../search'
import { HourTable } from './HourTable'
import { distanceOf, idleHours } from './hour-shares'
import { dayOption, heatOption } from './hours-option'

const ROWS = [25, 50, 100]
const ROWS_FIRST = 50
const ROW_REM = 0.95
const FRAME_REM = 6

/** When of the day its accounts work: people sleep, and customers of one zone sleep together. */
export function HoursTab({ id }: { id: string }) {
  const [{ rows = ROWS_FIRST }, change] = useView<CampaignSearch>()
  const limit = ROWS.includes(rows) ? rows : ROWS_FIRST
  const hours = api.useQuery('get', '/v1/campaigns/{id}/hours', { params: { path: { id }, query: { limit } } })
  return (
    <Fetched query={hours} lines={10}>
      {(found) => (
        <div className="stack">
          <Day hours={found} />
          <Card
            title="Hour by account"
            actions={
              <SelectField
                label="Accounts shown"
                value={limit}
                onChange={({ target }) => change({ rows: Number(target.value) })}
              >
                {ROWS.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </SelectField>
            }
          >
            <Heat hours={found} />
          </Card>
          <HourTable hours={found} />
        </div>
      )}
    </Fetched>
  )
}

function Day({ hours }: { hours: Hours }) {
  const option = useMemo(() => dayOption(hours), [hours])
  const apart = formatShare(distanceOf(hours.total, hours.population))
  return (
    <Card title="The day of the campaign">
      <p className="soft">
        Share of all exchanges by hour, UTC. {apart} of the campaign’s exchanges would have to lie in other hours to
        give the day of accounts in no campaign; {idleHours(hours.total)} of its hours lie idle, of theirs{' '}
        {idleHours(hours.population)}.
      </p>
      <Chart
        label={`Exchanges by hour of the day; ${apart} apart from other accounts`}
        option={option}
        height="14rem"
      />
    </Card>
  )
}

function Heat({ hours: { accounts, accounts_count } }: { hours: Hours }) {
  const navigate = useNavigate()
  const option = useMemo(() => heatOption(accounts), [accounts])
  const open = useCallback(
    ({ index }: { index: number }): void => {
      const account = accounts[Math.floor(index / 24)]
      if (account !== undefined) void navigate({ to: '/accounts/$id', params: { id: account.id } })
    },
    [accounts, navigate],
  )
  return (
    <>
      <p className="soft">
        {formatCount(accounts.length)} of {formatCount(accounts_count)} accounts, those with the most exchanges first.
        Each row is one account’s day: the stronger the colour, the more of its exchanges fall into the hour. Evenly
        spread, each hour would hold 4.2 %.
      </p>
      <Chart
        label={`Heat map of ${accounts.length} accounts by hour of the day; the table below has the same`}
        option={option}
        onSelect={open}
        height={`${accounts.length * ROW_REM + FRAME_REM}rem`}
      />
    </>
  )
}
