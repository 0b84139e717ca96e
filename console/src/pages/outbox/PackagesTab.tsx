import { Link } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { Fetched } from '@/components/Fetched'
import { PACKAGE_COLUMNS } from '@/components/package-columns'
import { useView } from '@/components/use-view'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { CampaignField } from './OutgoingFilters'
import type { OutboxSearch } from './search'

type Package = Item<'/v1/evidence-packages'>
const PAGE = 200

const COLUMNS: readonly Column<Package>[] = [
  {
    id: 'campaign',
    header: 'Campaign',
    value: ({ campaign_id }) => campaign_id,
    cell: ({ campaign_id }) => (
      <Link to="/campaigns/$id" params={{ id: campaign_id }} search={{ tab: 'sharing' }} className="mono">
        {campaign_id}
      </Link>
    ),
  },
  ...PACKAGE_COLUMNS,
]

/** Packages of evidence that were made, of one campaign or of all. */
export function PackagesTab() {
  const [{ campaign }] = useView<OutboxSearch>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/evidence-packages',
    { params: { query: { limit: PAGE, ...(campaign === undefined ? {} : { campaign }) } } },
    PAGE_AFTER_PAGE,
  )
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  return (
    <div className="stack">
      <p className="soft">
        Each was signed and given to who made it; none is kept here. «stillwatch evidence verify» checks one anywhere.
      </p>
      <search>
        <CampaignField />
      </search>
      <Fetched query={query}>
        {() => (
          <DataTable
            label="Packages of evidence"
            columns={COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            part={paging.part}
            onEnd={paging.onEnd}
            tools={
              <div className="row">
                <CsvButton name="evidence-packages" columns={COLUMNS} rows={rows} readAll={readAll} />
              </div>
            }
            empty={
              <EmptyState title="None was made yet" action={<Link to="/campaigns">To the campaigns</Link>}>
                Open a campaign, then Sharing, and make one.
              </EmptyState>
            }
          />
        )}
      </Fetched>
    </div>
  )
}
