import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceCaseSchema } from '#contract/evidence.js'
import { HOSTILE_TEXTS, hostileText } from '#lib/fixtures/hostile-text.js'
import { ACTING, attributesOf, tagsOf, textOf } from '#lib/fixtures/read-page.js'
import { FREE_PLACES_COUNT, hostileCase, hostileExplanations } from './fixtures/hostile-case.js'
import { bareCase, sampleCase } from './fixtures/sample-case.js'
import { sampleExplanations } from './fixtures/sample-findings.js'
import { renderEvidenceHtml } from './render-evidence-html.js'

const explanations = sampleExplanations
const HEADINGS = [
  'What is claimed',
  'What is shown, and what chance would give',
  'Alternatives considered',
  'What is not shown',
  'Affiliation',
  'Provenance: models examined',
  'Exposure: what left',
  'Course over time',
  'Accounts',
  'Responses and history',
  'Sample prompts',
  'Chain of custody',
  'Settings and versions',
  'How to verify',
  'Limits of the method',
]
const render = (text: string): string =>
  renderEvidenceHtml(hostileCase(text), { explanations: hostileExplanations(text) })

test('the fixtures hold by the contract', () => {
  for (const each of [sampleCase(), bareCase(), hostileCase('text')])
    expect(evidenceCaseSchema.safeParse(each).error).toBeUndefined()
  expect(FREE_PLACES_COUNT).toBeGreaterThan(50)
})

test.each([
  ['full', sampleCase()],
  ['bare', bareCase()],
])('the %s case has all sections, and none of them is empty', (_, evidence) => {
  const page = renderEvidenceHtml(evidence, { explanations })
  const sections = [...page.matchAll(/<h2>\d+\. ([^<]+)<\/h2>(.*?)(?=<h2>|<footer>)/gs)]
  expect(sections.map(([, title]) => title)).toEqual(HEADINGS)
  for (const [, , body] of sections) expect(textOf(`<body>${body}`).length).toBeGreaterThan(40)
  expect(page).not.toMatch(/NaN|undefined|Infinity/)
})

test('the claim, the findings, chance and the exposure are told with separators and units', () => {
  const text = textOf(renderEvidenceHtml(sampleCase(), { explanations }))
  for (const said of [
    'With a confidence of 0.997, 140 accounts were run by one operator',
    'between 2026-02-01 and 2026-03-14 (UTC): about 58,412 of their 91,907 exchanges',
    'Shared payment instruments',
    '4.1e-9',
    '0 of 200 sets reached it; p by a fitted tail',
    'ranked by 0.84',
    '151,000,000 tokens',
    'USD 2,314.50, without 1 model that the price list does not name.',
    'not told from chance',
    '100 of 140 accounts shown; all are in accounts.ndjson.',
    'Head of the audit chain when the package was made: entry 1,204',
  ])
    expect(text).toContain(said)
})

test('accounts that are expected to be named wrongly are counted: the sum of one less the score', () => {
  const accounts = sampleCase(4).accounts.map((account) => ({ ...account, score: 0.875 }))
  const text = textOf(renderEvidenceHtml({ ...sampleCase(4), accounts }, { explanations }))
  expect(text).toContain('Of 4 accounts, 0.5 (13 %) are expected to be named wrongly')
})

test('what opens something is not told with the settings', () => {
  const page = renderEvidenceHtml(sampleCase(), { explanations })
  expect(page).toContain('privacy.sketch_key')
  expect(page).not.toContain('00112233445566778899aabbccddeeff')
})

test('the page asks nothing of any server and runs nothing', () => {
  const page = renderEvidenceHtml(sampleCase(), { explanations })
  expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(|https?:/i)
  expect(
    attributesOf(page).filter((name) => name.startsWith('on') || ['style', 'src', 'srcset'].includes(name)),
  ).toEqual([])
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  )
})

test('an id that is none cannot leave the style sheet', () => {
  const evidence = sampleCase()
  const page = renderEvidenceHtml(
    { ...evidence, campaign: { ...evidence.campaign, id: '"; } </style><script>' } },
    { explanations },
  )
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page).not.toContain('<script')
})

test.each(HOSTILE_TEXTS)('%j makes no tag and no attribute', (text) => {
  const harmless = render('harmless')
  expect(tagsOf(render(text))).toEqual(tagsOf(harmless))
  expect(attributesOf(render(text))).toEqual(attributesOf(harmless))
})

test('no text of a case makes a tag, and none acts', () => {
  const harmless = tagsOf(render('harmless'))
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = render(text)
      expect(tagsOf(page)).toEqual(harmless)
      expect(page).not.toMatch(ACTING)
    }),
    { numRuns: 60 },
  )
})

test('25,000 accounts give a page that can be printed, with every bound an option', () => {
  const page = renderEvidenceHtml(sampleCase(25_000), { explanations })
  expect(page.length).toBeLessThan(150_000)
  const short = renderEvidenceHtml(sampleCase(25_000), { explanations, limits: { accounts: 2 } })
  expect(textOf(short)).toContain('2 of 25,000 accounts shown')
})

test('a page without reports of provenance does not say that nobody looked: one may have been left out', () => {
  const { provenance: _, ...without } = sampleCase()
  for (const evidence of [without, { ...without, provenance: [] }]) {
    const text = textOf(renderEvidenceHtml({ ...evidence, release: 'internal' }, { explanations }))
    expect(text).toContain('or it was left out because it must be made anew')
    expect(text).not.toContain('was not examined')
  }
})

test('one case gives one page', () => {
  expect(renderEvidenceHtml(sampleCase(), { explanations })).toBe(renderEvidenceHtml(sampleCase(), { explanations }))
})
