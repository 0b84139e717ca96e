import { expect, it } from 'vitest'
import type { OutgoingForm } from '#contract/outgoing.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { readDocument } from '#share/gate/read-document.js'
import { factsOf, sharedOf } from './fixtures/known-campaign.js'
import { learnedForm } from './learned-forms.js'
import { OUTGOING_RENDERERS, rendererOf } from './render-outgoing.js'

const FORMS = Object.keys(OUTGOING_RENDERERS) as OutgoingForm[]

it.each(FORMS)('lets a campaign as it is assembled leave as %s', (form) => {
  const { kind, render } = rendererOf(form)
  const shared = sharedOf()
  const read = readDocument(Buffer.from(render(shared, '0.1.0')), kind)!
  expect(examineOutgoing(read.document, factsOf(shared, { form, learned: learnedForm(form, '0.1.0') }))).toEqual([])
})
