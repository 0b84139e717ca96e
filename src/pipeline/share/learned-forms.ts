import type { OutgoingForm } from '#contract/outgoing.js'
import { type LearnedForm, learnForm } from '#share/gate/learn-form.js'
import { readDocument } from '#share/gate/read-document.js'
import { rendererOf } from './render-outgoing.js'
import { FILLING, specimenCampaigns } from './specimen-campaigns.js'
import { specimenSightings } from './specimen-sightings.js'

const learned = new Map<OutgoingForm, LearnedForm>()

/** What a form may hold, learned once from what its renderer makes of specimens. Throws an InputError for other forms. */
export function learnedForm(form: OutgoingForm, version: string): LearnedForm {
  const known = learned.get(form)
  if (known !== undefined) return known
  const made = learnForm(form === 'sightings' ? specimenSightings() : specimensOf(form, version), [FILLING])
  learned.set(form, made)
  return made
}

function specimensOf(form: OutgoingForm, version: string): unknown[] {
  const { kind, render } = rendererOf(form)
  return specimenCampaigns().map((campaign) => {
    const read = readDocument(Buffer.from(render(campaign, version)), kind)
    if (read === undefined) throw new Error(`what is rendered as ${form} cannot be read as ${kind}`)
    return read.document
  })
}
