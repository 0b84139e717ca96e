import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { KIND_WORDS } from '@/components/describe-indicator'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { PageHead } from '@/ui/PageHead'
import { DecayCard } from './DecayCard'
import { IndicatorFacts } from './IndicatorFacts'
import { MatchesCard } from './MatchesCard'
import { OfferedCard } from './OfferedCard'
import { OverrideCard } from './OverrideCard'

/** One indicator of others: what it looks for, what it is worth now, and where it matched. */
export function IndicatorPage() {
  const { id } = getRouteApi('/inbox/$id').useParams()
  const received = api.useQuery('get', '/v1/indicators/{id}', { params: { path: { id } } })
  const { data } = received
  return (
    <div className="stack">
      <PageHead
        title={data === undefined ? 'Indicator' : KIND_WORDS[data.indicator.value.kind]}
        above={<Link to="/inbox">Indicators received</Link>}
        beside={data === undefined ? null : <StatusBadge status={data.state} />}
      />
      <Fetched query={received} lines={8}>
        {(found) => (
          <>
            <IndicatorFacts received={found} />
            <MatchesCard received={found} />
            <DecayCard received={found} />
            <div className="columns">
              <OverrideCard received={found} />
              <OfferedCard received={found} />
            </div>
          </>
        )}
      </Fetched>
    </div>
  )
}
