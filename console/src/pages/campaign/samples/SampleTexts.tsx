import { useMemo } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { readPrompt } from '@/components/read-prompt'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { useTabSearch } from '../tab-search'
import { findTemplates } from './find-templates'
import { SampleColumns } from './SampleColumns'
import { TemplateCard } from './TemplateCard'
import { useSamples } from './use-samples'

/** Prompts side by side, by the template that they are made from. */
export function SampleTexts({ id }: { id: string }) {
  const { samples, isLoaded, error, hasNextPage, isFetching, more, again } = useSamples(id)
  const [search, change] = useTabSearch()
  const { templates, rest } = useMemo(() => findTemplates(samples.map(({ request }) => readPrompt(request))), [samples])
  if (!isLoaded) return error === null ? <Loading lines={8} /> : <ErrorNote error={error} onRetry={again} />
  if (samples.length === 0)
    return (
      <EmptyState title="No texts are kept of this campaign">
        Texts are kept where <code>retention.text</code> says so, for as long as it says. What was not kept when it came
        in cannot be shown.
      </EmptyState>
    )
  const chosen = search.template ?? (templates.length === 0 ? 'rest' : '1')
  const template = templates[Number(chosen) - 1]
  return (
    <div className="stack">
      <Note>These are other people’s words. That you read them is in the audit log.</Note>
      <SelectField
        label="Template"
        value={template === undefined ? 'rest' : chosen}
        hint="Found among the texts that are loaded here: words that come in the same order in each of them."
        onChange={({ target }) => change({ template: target.value })}
      >
        {templates.map(({ texts, share }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is its name
          <option key={place} value={place + 1}>
            {`Template ${place + 1}: ${formatCount(texts.length)} texts, ${Math.round(share * 100)} % of the words common`}
          </option>
        ))}
        <option value="rest">{`Like no other: ${formatCount(rest.length)} texts`}</option>
      </SelectField>
      {template === undefined ? (
        <Card title="Texts like no other here">
          <SampleColumns samples={rest.map((place) => ({ sample: samples[place]!, pieces: undefined }))} />
        </Card>
      ) : (
        <>
          <TemplateCard template={template} name={`Template ${chosen}`} />
          <Card title="Its texts">
            <SampleColumns samples={template.texts.map(({ place, pieces }) => ({ sample: samples[place]!, pieces }))} />
          </Card>
        </>
      )}
      {error === null ? null : <ErrorNote error={error} />}
      <div className="row">
        <span className="soft">{formatCount(samples.length)} texts are loaded, the newest first.</span>
        {hasNextPage ? (
          <Button busy={isFetching} onClick={more}>
            Load 50 more
          </Button>
        ) : null}
      </div>
    </div>
  )
}
