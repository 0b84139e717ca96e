import type { UseQueryResult } from '@tanstack/react-query'
import { describeConsequence } from '@/components/describe-policy'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { formatCount, formatShare } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { Stat } from '@/ui/Stat'
import type { ActionPreview } from './action-types'
import { expectInnocents } from './expect-innocents'
import { PreviewGroups } from './PreviewGroups'
import type { Plan } from './read-plan'

interface ActionPreviewViewProps {
  plan: Plan
  preview: UseQueryResult<ActionPreview, unknown>
  /** absent for those who may not take it */
  onTake: () => void
}

/** The blast radius, before anything is done. */
export function ActionPreviewView({ plan, preview, onTake }: ActionPreviewViewProps) {
  return (
    <Fetched query={preview} lines={5}>
      {(found) => (
        <section className="stack" aria-label="What it would do" aria-busy={preview.isPlaceholderData}>
          <PreviewStats found={found} days={plan.days} />
          <Doubts found={found} />
          <PreviewGroups preview={found} />
          <div className="row">
            <Button
              look={plan.mode === 'enforce' ? 'danger' : 'primary'}
              disabled={found.accounts_hit === 0 || preview.isPlaceholderData}
              onClick={onTake}
            >
              {plan.mode === 'enforce' ? 'Enforce' : 'Take in shadow'}: {describeConsequence(plan.consequence)} …
            </Button>
          </div>
        </section>
      )}
    </Fetched>
  )
}

function PreviewStats({ found, days }: { found: ActionPreview; days: number }) {
  const innocents = expectInnocents(found.by_score)
  return (
    <div className="tiles">
      <Stat
        label="Accounts hit"
        value={formatCount(found.accounts_hit)}
        note={`of ${formatCount(found.accounts)} in the campaign`}
      />
      <Stat
        label="Requests hit"
        value={formatCount(found.requests_hit)}
        note={`in the last ${formatCount(days)} days, of ${formatCount(found.requests)} of the campaign`}
      />
      <Stat
        label="Expected not to belong"
        value={
          innocents.from === innocents.to
            ? formatCount(innocents.to)
            : `${formatCount(innocents.from)}–${formatCount(innocents.to)}`
        }
        note="accounts, by their scores, were the campaign itself real"
      />
      <Stat
        label="Spared by a clearance"
        value={formatCount(found.cleared_count)}
        note={
          found.cleared_in_part_count === 0
            ? 'permits, allow-list, upheld appeals'
            : `and ${formatCount(found.cleared_in_part_count)} in part: for some models or requests`
        }
      />
      <Stat
        label="Core accounts"
        value={formatShare(found.accounts === 0 ? 0 : found.by_role.core / found.accounts)}
        note={`${formatCount(found.by_role.core)} core, ${formatCount(found.by_role.member)} members`}
      />
    </div>
  )
}

function Doubts({ found }: { found: ActionPreview }) {
  const doubts = [
    found.accounts_hit === 0 ? 'It hits nobody: all are cleared, or the campaign is dismissed or closed.' : undefined,
    found.accounts_unknown > 0
      ? `${formatCount(found.accounts_unknown)} accounts are in no campaign that is known now.`
      : undefined,
    found.by_role.none > 0 ? `${formatCount(found.by_role.none)} accounts are no longer in the campaign.` : undefined,
  ].filter((doubt) => doubt !== undefined)
  return doubts.length === 0 ? null : <Note tone="warn">{doubts.join(' ')}</Note>
}
