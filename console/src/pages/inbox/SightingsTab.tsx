import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { useAllIndicators } from '@/api/use-all-indicators'
import { describeIndicator } from '@/components/describe-indicator'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import type { InboxSearch } from './search'
import { sightingColumns } from './sighting-columns'

const PAGE = 1000

/** Where indicators of others matched accounts here. */
export function SightingsTab() {
  const [{ seen }, change] = useView<InboxSearch>()
  const indicators = useAllIndicators().data?.rows
  const navigate = useNavigate()
  const significant = seen === undefined ? {} : { significant: seen === 'yes' ? 'true' : 'false' }
  const query = api.useInfiniteQuery(
    'get',
    '/v1/sightings',
    { params: { query: { limit: PAGE, ...significant } } },
    PAGE_AFTER_PAGE,
  )
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  const columns = useMemo(
    () =>
      sightingColumns(new Map(indicators?.map(({ indicator: { id, value } }) => [id, describeIndicator(value)]) ?? [])),
    [indicators],
  )
  return (
    <div className="stack">
      <p className="soft">
        Only what is beyond chance renews an indicator, and only that is offered back: ask for it in the outbox, as
        sightings of a source.
      </p>
      <search>
        <SelectField
          label="Sightings"
          data-filter
          value={seen ?? ''}
          onChange={({ target }) => change({ seen: (['yes', 'no'] as const).find((one) => one === target.value) })}
        >
          <option value="">all</option>
          <option value="yes">beyond chance</option>
          <option value="no">those that chance may have given</option>
        </SelectField>
      </search>
      <Fetched query={query}>
        {() => (
          <DataTable
            label="Sightings"
            columns={columns}
            rows={rows}
            rowKey={({ indicator }) => indicator}
            onOpen={({ indicator }) => void navigate({ to: '/inbox/$id', params: { id: indicator } })}
            part={paging.part}
            onEnd={paging.onEnd}
            tools={
              <div className="row">
                <CsvButton name="sightings" columns={columns} rows={rows} readAll={readAll} />
              </div>
            }
            empty={
              <EmptyState title="Nothing that others sent was seen here">
                Each indicator is held against all that is stored when it comes, and against what arrives.
              </EmptyState>
            }
          />
        )}
      </Fetched>
    </div>
  )
}
