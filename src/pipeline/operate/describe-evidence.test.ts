import { expect, it } from 'vitest'
import { NotFoundError } from '#contract/errors.js'
import { runbookSchema } from '#contract/runbook.js'
import { RUNBOOK_SECTIONS } from '#detectors/render-runbooks.js'
import { describeEvidence } from './describe-evidence.js'

it('gives what a kind of evidence claims, and how to check it', () => {
  const { text, ...manifest } = runbookSchema.parse(describeEvidence('shared-payment'))
  expect(manifest).toMatchObject({ name: 'shared-payment', verdict: 'operator', family: 'payment' })
  for (const section of RUNBOOK_SECTIONS) expect(text).toContain(`## ${section}`)
})

it('reads no file but those of detectors', () => {
  for (const kind of ['sql', '../detectors/shared-payment', 'shared-payment/', ''])
    expect(() => describeEvidence(kind)).toThrow(NotFoundError)
})
