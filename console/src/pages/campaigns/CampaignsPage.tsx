import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AllRows } from '@/api/read-all-pages'
import { type CampaignRow, useAllCampaigns } from '@/api/use-all-campaigns'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { BulkActions } from './BulkActions'
import { CampaignFilters } from './CampaignFilters'
import { CAMPAIGN_COLUMNS, CSV_COLUMNS } from './campaign-columns'
import { filterCampaigns } from './filter-campaigns'
import { NoCampaigns } from './NoCampaigns'
import { SavedViews } from './SavedViews'
import type { CampaignsSearch } from './search'

const BY_CONFIDENCE = '-confidence'

export function CampaignsPage() {
  const campaigns = useAllCampaigns()
  return (
    <div className="stack">
      <PageHead
        title="Campaigns"
        summary="Groups of accounts with evidence for one operator and for harvesting. Confidence is the calibrated probability that both are so."
      />
      <SavedViews />
      <Fetched query={campaigns} lines={8}>
        {(found) => <CampaignList {...found} />}
      </Fetched>
    </div>
  )
}

function CampaignList({ rows, more }: AllRows<CampaignRow>) {
  const [view, change] = useView<CampaignsSearch>()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const navigate = useNavigate()
  const shown = filterCampaigns(rows, view)
  // What a filter hides is not acted on unseen.
  const chosen = shown.filter(({ id }) => marked.has(id))
  const mark = (id: string): void =>
    setMarked(marked.has(id) ? new Set([...marked].filter((one) => one !== id)) : new Set([...marked, id]))
  const counted = `${formatCount(shown.length)} of ${formatCount(rows.length)} campaigns`
  return (
    <>
      <CampaignFilters rows={rows} />
      {more ? (
        <Note tone="warn">
          There are more than {formatCount(rows.length)}: the surest are shown. Use the API for all.
        </Note>
      ) : null}
      <BulkActions chosen={chosen} onClear={() => setMarked(new Set())} />
      <DataTable
        label="Campaigns"
        columns={CAMPAIGN_COLUMNS}
        rows={shown}
        rowKey={({ id }) => id}
        sorting={sortingOf(view.sort ?? BY_CONFIDENCE)}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        onOpen={({ id }) => void navigate({ to: '/campaigns/$id', params: { id } })}
        marked={marked}
        onMark={({ id }) => mark(id)}
        height="calc(100vh - 22rem)"
        empty={<NoCampaigns known={rows.length} />}
        tools={
          <div className="row">
            <span className="soft" role="status">
              {counted}
            </span>
            <Button look="quiet" onClick={() => setMarked(new Set(shown.map(({ id }) => id)))}>
              Mark all shown
            </Button>
            <CsvButton name="campaigns" columns={CSV_COLUMNS} rows={shown} />
          </div>
        }
      />
    </>
  )
}
