import { expect, it } from 'vitest'
import { hiddenCampaign, hiddenChange, SECRETS } from '../webhook/fixtures/campaign-change.js'
import { renderDetectionFinding } from './render-detection-finding.js'

const OPTIONS = { uid: 'chg_7', tlp: 'amber', product_version: '1.2.3' } as const
const render = (...[event, campaign]: Parameters<typeof hiddenChange>) =>
  renderDetectionFinding(hiddenChange(event, campaign), hiddenCampaign(campaign), OPTIONS)

it('tells figures, ids and names of this program', () => {
  expect(render()).toMatchObject({
    class_uid: 2004,
    category_uid: 2,
    type_uid: 200401,
    activity_id: 1,
    severity_id: 5,
    confidence_id: 3,
    confidence_score: 97,
    status_id: 1,
    is_alert: true,
    time: Date.parse('2026-06-05T22:00:00Z'),
    metadata: { version: '1.8.0', uid: 'chg_7', sequence: 7, labels: ['tlp:amber'], product: { version: '1.2.3' } },
    finding_info: {
      uid: 'camp_00000000000000aa',
      attacks: [
        { tactic: { uid: 'AML.TA0010' }, technique: { uid: 'AML.T0024' }, sub_technique: { uid: 'AML.T0024.002' } },
      ],
      related_analytics: [{ name: 'shared-skeleton' }],
    },
    evidences: [
      { name: 'campaign', data: { accounts: 41, exchanges: 120_000 } },
      { name: 'shared-skeleton', data: { observed: 41, expected: 2.5, p_value: 0.00002 } },
    ],
  })
})

it('tells no text that a person wrote, no account, no model, and maps everything', () => {
  const text = JSON.stringify(render())
  for (const secret of SECRETS) expect(text).not.toContain(secret)
  expect(text).not.toContain('unmapped')
})

it('closes the finding when the campaign ends, and then alerts nobody', () => {
  const ends = [
    render({ kind: 'gone' }),
    render({ kind: 'merged' }),
    render({ kind: 'status' }, { status: 'dismissed' }),
    render({ kind: 'status' }, { status: 'closed' }),
  ]
  for (const finding of ends)
    expect(finding).toMatchObject({ activity_id: 3, type_uid: 200403, severity_id: 1, is_alert: false })
  expect(ends.map(({ status_id }) => status_id)).toEqual([1, 1, 3, 4])
  expect(render({ kind: 'status' }, { status: 'confirmed' })).toMatchObject({ activity_id: 2, status_id: 2 })
  expect(render({ kind: 'split' })).toMatchObject({ activity_id: 1 })
})

it('weighs by confidence and scale', () => {
  const severity = (confidence: number, exchanges: number) => render({ confidence, exchanges }).severity_id
  expect([severity(0.96, 100_000), severity(0.96, 99_999), severity(0.9, 1e9), severity(0.5, 1e9)]).toEqual([
    5, 4, 3, 2,
  ])
  expect([0.9, 0.6, 0.59].map((confidence) => render({ confidence }).confidence_id)).toEqual([3, 2, 1])
})

it('does without the campaign where it is no longer kept', () => {
  const finding = renderDetectionFinding(hiddenChange(), undefined, { ...OPTIONS, techniques: ['AML.T0040'] })
  expect(finding.evidences).toHaveLength(1)
  expect(finding.finding_info.attacks).toEqual([
    { technique: expect.objectContaining({ uid: 'AML.T0040', name: 'AI Model Inference API Access' }) },
  ])
})
