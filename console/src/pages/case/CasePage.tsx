import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { PageHead } from '@/ui/PageHead'
import { QuotedCaseView } from './QuotedCaseView'
import { WorkView } from './WorkView'

const route = getRouteApi('/cases/$id')

/** The work on a campaign; or, by the code that a customer quotes, whom it is about. */
export function CasePage() {
  const { id } = route.useParams()
  const found = api.useQuery('get', '/v1/cases/{id}', { params: { path: { id } } })
  return (
    <div className="stack">
      {found.data === undefined ? <PageHead title={`Case ${id}`} above={<Link to="/cases">Cases</Link>} /> : null}
      <Fetched query={found} lines={8}>
        {(one) => (one.kind === 'work' ? <WorkView key={id} work={one} /> : <QuotedCaseView quoted={one} />)}
      </Fetched>
    </div>
  )
}
