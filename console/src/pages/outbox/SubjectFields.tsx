import { useId } from 'react'
import { useAllCampaigns } from '@/api/use-all-campaigns'
import { useAllIndicators } from '@/api/use-all-indicators'
import { formatShare } from '@/ui/Count'
import { SelectField, TextField } from '@/ui/Field'
import type { AskDraft } from './ask-draft'

interface SubjectFieldsProps {
  draft: AskDraft
  onChange: (part: Partial<AskDraft>) => void
}

/** What it is of: a campaign, or for sightings who sent what was seen. */
export const SubjectFields = (props: SubjectFieldsProps) =>
  props.draft.form === 'sightings' ? <SourceFields {...props} /> : <CampaignChoice {...props} />

function CampaignChoice({ draft, onChange }: SubjectFieldsProps) {
  const campaigns = useAllCampaigns().data?.rows ?? []
  const chosen = campaigns.some(({ id }) => id === draft.campaign)
  return (
    <SelectField
      label="Campaign"
      required
      value={draft.campaign}
      onChange={({ target }) => onChange({ campaign: target.value })}
    >
      <option value="">choose one</option>
      {chosen || draft.campaign === '' ? null : <option>{draft.campaign}</option>}
      {campaigns.map(({ id, status, confidence }) => (
        <option key={id} value={id}>
          {id} ({status}, confidence {formatShare(confidence)})
        </option>
      ))}
    </SelectField>
  )
}

function SourceFields({ draft, onChange }: SubjectFieldsProps) {
  const indicators = useAllIndicators().data?.rows ?? []
  const sources = new Set(indicators.flatMap(({ sources }) => sources.map(({ source }) => source)))
  const list = useId()
  return (
    <div className="columns">
      <TextField
        label="Whose indicators were seen"
        required
        list={list}
        maxLength={2500}
        value={draft.source}
        onChange={({ target }) => onChange({ source: target.value })}
        hint="A source hears of its own indicators and of no others."
      />
      <datalist id={list}>
        {[...sources].sort().map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
      <TextField
        label="New or changed since"
        type="date"
        value={draft.since}
        onChange={({ target }) => onChange({ since: target.value })}
        hint="Empty: all of them."
      />
    </div>
  )
}
