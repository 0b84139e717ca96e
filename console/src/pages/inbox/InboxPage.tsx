import { Link } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useAllIndicators } from '@/api/use-all-indicators'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { PageHead } from '@/ui/PageHead'
import { Tabs } from '@/ui/Tabs'
import { ImportDialog } from './ImportDialog'
import { IndicatorsTab } from './IndicatorsTab'
import { SightingsTab } from './SightingsTab'
import type { InboxSearch } from './search'

/** What others see of campaigns, and where it matched here. */
export function InboxPage() {
  const [{ tab = 'indicators', import: importing }, change] = useView<InboxSearch>()
  const rows = useAllIndicators().data?.rows ?? []
  const sources = [...new Set(rows.flatMap(({ sources }) => sources.map(({ source }) => source)))].sort()
  return (
    <div className="stack">
      <PageHead
        title="Indicators received"
        summary={
          <>
            What partners see of campaigns, by keyed hashes. Each loses half of its confidence in a time of its own,
            unless it is seen again. They come by the <Link to="/connections">connections</Link>.
          </>
        }
        actions={
          <Button look="primary" onClick={() => change({ import: 'yes' })}>
            <Upload size={14} aria-hidden /> Import a file
          </Button>
        }
      />
      <Tabs
        label="Parts of the inbox"
        open={tab}
        onOpen={(name) => change({ tab: name, seen: undefined, sort: undefined })}
        tabs={[
          { name: 'indicators', label: 'Indicators', content: () => <IndicatorsTab /> },
          { name: 'sightings', label: 'Sightings', content: () => <SightingsTab /> },
        ]}
      />
      {importing === 'yes' ? <ImportDialog sources={sources} onClose={() => change({ import: undefined })} /> : null}
    </div>
  )
}
