import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Fetched } from '@/components/Fetched'
import { Badge } from '@/ui/Badge'
import { formatCount } from '@/ui/Count'
import { SelectField } from '@/ui/Field'
import { PageHead } from '@/ui/PageHead'
import { Time } from '@/ui/Time'
import { CampaignsCard } from './CampaignsCard'
import { ConfidenceCard } from './ConfidenceCard'
import { CourseCard } from './CourseCard'
import { DecisionsCard } from './DecisionsCard'
import { FirstSteps } from './FirstSteps'
import { HealthCard } from './HealthCard'
import { HealthNote } from './HealthNote'
import { LeakedCard } from './LeakedCard'
import { SPANS, type Span } from './search'
import { Tiles } from './Tiles'
import { REFETCH_MS, useOverview } from './use-overview'

const NAMES: Readonly<Record<Span, string>> = {
  '1d': 'Last day',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '365d': 'Last 365 days',
}

/** What is happening now. */
export function OverviewPage() {
  const { span, ...others } = getRouteApi('/').useSearch()
  const navigate = useNavigate({ from: '/' })
  const { overview, traffic } = useOverview(span)
  const { from, to, exchanges = 0, accounts = 0, as_of } = overview.data ?? {}
  return (
    <div className="stack">
      <PageHead
        title="Overview"
        beside={as_of === undefined ? null : <Badge>fetched every {REFETCH_MS / 1000} s</Badge>}
        summary={
          from === undefined || from === null ? undefined : (
            <>
              {formatCount(exchanges)} exchanges of {formatCount(accounts)} accounts, <Time at={from} /> to{' '}
              <Time at={to} />. As of <Time at={as_of} />.
            </>
          )
        }
        actions={
          <SelectField
            label="Time, up to the newest exchange"
            data-filter
            value={span ?? ''}
            onChange={({ target }) =>
              void navigate({
                replace: true,
                search: { ...others, ...(target.value === '' ? {} : { span: target.value as Span }) },
              })
            }
          >
            <option value="">As the server is set</option>
            {SPANS.map((value) => (
              <option key={value} value={value}>
                {NAMES[value]}
              </option>
            ))}
          </SelectField>
        }
      />
      <Fetched query={overview} lines={8}>
        {(data) =>
          data.to === null ? (
            <>
              <HealthNote health={data.health} />
              <FirstSteps />
            </>
          ) : (
            <>
              <HealthNote health={data.health} />
              <Tiles overview={data} />
              <CourseCard query={traffic} />
              <CampaignsCard />
              <div className="columns">
                <ConfidenceCard campaigns={data.campaigns} />
                <LeakedCard leaked={data.leaked} />
                <DecisionsCard decisions={data.decisions} heldBack={data.held_back} />
                <HealthCard health={data.health} />
              </div>
            </>
          )
        }
      </Fetched>
    </div>
  )
}
