import { useView } from '@/components/use-view'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { Campaign, Evidence } from '../campaign-types'
import type { CampaignSearch } from '../search'
import styles from './Evidence.module.css'
import { EvidenceCard } from './EvidenceCard'
import { RunbookDialog } from './RunbookDialog'

const FAMILIES = ['content', 'infrastructure', 'time', 'behaviour', 'payment'] as const
export const VERDICT_WORDS = { operator: 'one operator', harvesting: 'harvesting' } as const

const CSV: readonly Column<Evidence>[] = [
  { id: 'kind', header: 'kind', value: ({ kind }) => kind },
  { id: 'verdict', header: 'speaks for', value: ({ verdict }) => VERDICT_WORDS[verdict] },
  { id: 'family', header: 'family', value: ({ family }) => family },
  { id: 'statement', header: 'statement', value: ({ statement }) => statement },
  { id: 'observed', header: 'observed', value: ({ observed }) => observed },
  { id: 'expected', header: 'expected by chance', value: ({ expected }) => expected },
  { id: 'unit', header: 'unit', value: ({ unit }) => unit },
  { id: 'p', header: 'p by chance', value: ({ p_value }) => p_value },
  { id: 'accounts', header: 'accounts', value: ({ accounts }) => accounts },
]

/** Every finding, with what was observed beside what chance gives. */
export function EvidenceTab({ campaign }: { campaign: Campaign }) {
  const [{ verdict, family, runbook }, change] = useView<CampaignSearch>()
  const { evidence } = campaign
  const shown = evidence.filter(
    (one) => (verdict ?? one.verdict) === one.verdict && (family ?? one.family) === one.family,
  )
  return (
    <div className="stack">
      <div className={styles.tools}>
        <SelectField
          label="Speaks for"
          value={verdict ?? ''}
          onChange={({ target }) =>
            change({ verdict: target.value === 'operator' || target.value === 'harvesting' ? target.value : undefined })
          }
        >
          <option value="">either verdict</option>
          <option value="operator">one operator</option>
          <option value="harvesting">harvesting</option>
        </SelectField>
        <SelectField
          label="Family"
          value={family ?? ''}
          onChange={({ target }) => change({ family: target.value || undefined })}
        >
          <option value="">any</option>
          {FAMILIES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <CsvButton name={`${campaign.id}-evidence`} columns={CSV} rows={shown} />
      </div>
      <p className="soft">
        {formatCount(shown.length)} of {formatCount(evidence.length)} findings, the least explained by chance first.
        Each figure is compared with sets of innocent accounts; the verdicts weigh all findings together, so one finding
        is not a verdict.
      </p>
      {shown.length === 0 ? (
        <EmptyState title="No finding is like that">Choose another family or verdict.</EmptyState>
      ) : (
        <div className={styles.cards}>
          {shown.map((one) => (
            <EvidenceCard
              key={`${one.kind} ${one.statement}`}
              evidence={one}
              size={campaign.accounts_count}
              onRunbook={() => change({ runbook: one.kind })}
            />
          ))}
        </div>
      )}
      {runbook === undefined ? null : <RunbookDialog kind={runbook} onClose={() => change({ runbook: undefined })} />}
    </div>
  )
}
