import { Link } from '@tanstack/react-router'
import { ArrowLeftRight } from 'lucide-react'
import { useAllCampaigns } from '@/api/use-all-campaigns'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { PageHead } from '@/ui/PageHead'
import { CampaignChoice } from './CampaignChoice'
import styles from './Compare.module.css'
import { ComparisonView } from './ComparisonView'
import type { readCompareSearch } from './search'

/** Two campaigns side by side: is there one operator behind both? */
export function ComparePage() {
  const [{ one, other }, change] = useView<ReturnType<typeof readCompareSearch>>()
  const campaigns = useAllCampaigns()
  return (
    <div className="stack">
      <PageHead
        title="Compare two campaigns"
        above={<Link to="/campaigns">Campaigns</Link>}
        summary="Whether one operator stands behind both: what they have in common, beside what chance and other campaigns give."
      />
      <Fetched query={campaigns} lines={2}>
        {({ rows }) => (
          <div className={styles.choices}>
            <CampaignChoice label="One campaign" rows={rows} value={one} onChoose={(id) => change({ one: id })} />
            <Button aria-label="Swap the two" onClick={() => change({ one: other, other: one })}>
              <ArrowLeftRight size={15} aria-hidden />
            </Button>
            <CampaignChoice label="The other" rows={rows} value={other} onChoose={(id) => change({ other: id })} />
          </div>
        )}
      </Fetched>
      {one === undefined || other === undefined ? (
        <EmptyState title="Choose two campaigns">
          Or mark two in the table of campaigns. The address of this page then leads to their comparison.
        </EmptyState>
      ) : one === other ? (
        <EmptyState title="These are one campaign">Choose another beside it.</EmptyState>
      ) : (
        <ComparisonView one={one} other={other} />
      )}
    </div>
  )
}
