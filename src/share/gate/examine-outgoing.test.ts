import { describe, expect, it } from 'vitest'
import { gateSettingsSchema } from '#contract/gate-settings.js'
import { examineOutgoing, writtenPlaces } from './examine-outgoing.js'

import { GATE_RULES } from './gate-rules.js'
import { identifierKeys } from './identifier-candidates.js'
import { learnForm } from './learn-form.js'
import type { OutgoingFacts } from './outgoing-document.js'
import { promptWindows } from './prompt-windows.js'

const PURPOSE = 'incident response: two operators saw the same templates'
const FILLING = 'Xfillingx'
const specimen = {
  tlp: 'amber',
  title: `Campaign of 3 accounts, named by ${FILLING}`,
  agent: FILLING,
  notes: [{ text: FILLING }],
  token: '0'.repeat(64),
  sketch: [1.5],
}
const learned = learnForm([specimen, { tlp: 'red' }, { tlp: 'green' }], [FILLING])
const known = new Set(['acct-4711', 'Müller Söhne GmbH', 'customer.example'].flatMap(identifierKeys))

const factsOf = (changes: Partial<OutgoingFacts> = {}): OutgoingFacts => ({
  form: 'psi',
  tlp: 'amber',
  recipient: { kind: 'community', tlp_max: 'amber' },
  purpose: PURPOSE,
  now_ms: Date.parse('2026-06-10T00:00:00Z'),
  bytes: 100,
  unread: [],
  learned,
  written: [],
  measured: [],
  own: ['Example Laboratory', 'mail@lab.example', FILLING],
  isKnownIdentifier: (name) => known.has(name),
  holdsPrompt: promptWindows(
    ['Wie viele Brücken führen über den Fluss, und welche davon zuerst', '请解释这个谜题的推理过程'],
    10_000,
  ),
  prices: [0.75, 15],
  settings: gateSettingsSchema.parse({ unreleased: ['Nimbus Ultra'] }),
  ...changes,
})
const rulesOf = (document: unknown, changes: Partial<OutgoingFacts> = {}): string[] => [
  ...new Set(examineOutgoing(document, factsOf(changes)).map(({ rule }) => rule)),
]
/** As a person would write it into a field for people's words. */
const written = (text: string) => rulesOf({ tlp: 'amber', notes: [{ text }] }, { written: [text] })

it('lets pass what the form says by itself, and what people wrote with nothing in it', () => {
  expect(rulesOf({ ...specimen, title: 'Campaign of 12 accounts, named by Example Laboratory' })).toEqual([])
  expect(written('Court records of 2025 name the holder, and so do two partners.')).toEqual([])
  expect(written('Žluťoučký kůň, Ærø, Straße, Łódź, Việt Nam, İstanbul and ığdır.')).toEqual([])
  const document = { tlp: 'amber', notes: [{ text: 'It is they' }] }
  expect(writtenPlaces(document, factsOf({ written: ['It is they'] }))).toEqual(['/notes/0/text'])
})

it('has a name and a reason for each rule', () => {
  expect(new Set(GATE_RULES.map(({ name }) => name)).size).toBe(GATE_RULES.length)
  for (const { reason } of GATE_RULES) expect(reason).toMatch(/^.{20,}\.$/)
})

describe.each<[rule: string, texts: string[]]>([
  [
    'prompt-text',
    [
      'wieviele BRÜCKEN führen über-den Fluss',
      '这个谜题的推理过程很长',
      'Please write a poem',
      'user: hello',
      'He said «a long text that somebody wrote down word by word here»',
      'Is it so?',
      'это длинный текст который написал кто-то другой',
    ],
  ],
  [
    'customer-names',
    [
      'paid by MULLER SOHNE gmbh',
      'the acct 4711',
      'аcct-4711',
      'QWNjdC00NzEx is it',
      'see customer.example',
      'told by elpmaxe.remotsuc',
      'told by remotsuc elpmaxe',
      'it is 61-63-63-74-2d-34-37-31-31 to us',
      'it is 0x61 0x63 0x63 0x74 0x2d 0x34 0x37 0x31 0x31 to us',
      'it is MFRWG5BNGQ3TCMI to us',
      'it is 01100001 01100011 01100011 01110100 00101101 00110100 00110111 00110001 00110001 to us',
    ],
  ],
  [
    'contact-details',
    [
      'ask ada@work.example',
      'ada [at] work [dot] example',
      'call +49 30 1234567',
      'sk-abcdefghijklmnop',
      'write to @ada',
    ],
  ],
  [
    'clear-addresses',
    ['from 203.0.113.7', 'from 2001:db8:1:2::7', 'https://work.example/x', 'hxxp://work[.]example', 'at work.example'],
  ],
  [
    'prices',
    [
      'it costs 12 EUR',
      'for $3',
      '12 €',
      'a discount',
      'three dollars',
      'it is 0.75',
      '0,75 for each',
      'a rate of 75e-2',
    ],
  ],
  [
    'product-plans',
    [
      'NIMBUS-ultra',
      'n1mbusultra',
      'a new model in Q3 2027',
      'the release is 2026-09',
      'launches next month',
      'on our roadmap',
    ],
  ],
  ['plain-text', ['a\u200bb', 'Ехample', 'a b c d e f', '\u202eabc', '𝐛𝐨𝐥𝐝', 'ᴀᴄᴍᴇ', 'ꓮꓚꓟꓰ', 'мы видели', '我们']],
  [
    'encoded-text',
    [Buffer.from('a text of some length').toString('base64'), Buffer.from('a text of some length').toString('hex')],
  ],
])('%s', (rule, texts) => {
  it.each(texts)('is held against what people wrote: %s', (text) => {
    expect(written(text)).toContain(rule)
    const told = JSON.stringify(examineOutgoing({ tlp: 'amber', notes: [{ text }] }, factsOf({ written: [text] })))
    expect(told).not.toContain(text)
  })
})

it('takes no word that is not of the form, and no field', () => {
  expect(rulesOf({ ...specimen, title: 'Campaign of Bob' })).toEqual(['own-words'])
  expect(rulesOf({ ...specimen, secret: 1 })).toEqual(['known-fields'])
  const told = examineOutgoing({ ...specimen, 'Bob and Ann': { tlp: 'amber' } }, factsOf())
  expect(told[0]).toMatchObject({ rule: 'known-fields', where: '' })
  expect(JSON.stringify(told)).not.toContain('Bob')
  expect(
    rulesOf({ ...specimen, token: Buffer.from('a prompt of thirty-two characters').subarray(0, 32).toString('hex') }),
  ).toEqual(['encoded-text'])
  expect(rulesOf({ ...specimen, sketch: [...'a secret text'].map((letter) => letter.charCodeAt(0)) })).toContain(
    'encoded-text',
  )
  expect(rulesOf({ ...specimen, agent: 'kit/2.1 (linux; x64)' }, { measured: ['kit/2.1 (linux; x64)'] })).toEqual([])
  expect(rulesOf({ ...specimen, agent: 'tell me of it' }, { measured: ['tell me of it'] })).toContain('machine-names')
})

it('holds the level against the recipient and against what is marked', () => {
  const community = { kind: 'community', tlp_max: 'red' } as const
  const red = { ...specimen, tlp: 'red' }
  expect(rulesOf(red, { tlp: 'red', recipient: community })).toEqual(['tlp'])
  expect(rulesOf(red, { tlp: 'red', recipient: { kind: 'person', tlp_max: 'red' } })).toEqual([])
  expect(rulesOf(red)).toContain('tlp')
  expect(rulesOf(specimen, { recipient: { kind: 'organisation', tlp_max: 'green' } })).toEqual(['tlp'])
  expect(rulesOf(specimen, { recipient: { kind: 'public', tlp_max: 'amber' } })).toEqual(['tlp'])
  expect(rulesOf(specimen, { recipient: undefined })).toEqual(['tlp'])
  expect(rulesOf({ ...specimen, tlp: 'green' }, { form: 'csv' })).toEqual(['tlp'])
  // Nothing to be marked: the reader is told that, and not of a marking.
  expect(examineOutgoing([], factsOf({ form: 'csv' })).map(({ what }) => what)).toEqual([
    expect.stringMatching('it has no line'),
  ])
})

it('wants a purpose, parts that it can read, and no more than people can read', () => {
  expect(rulesOf(specimen, { purpose: 'fun: we like to do so' })).toEqual(['purpose'])
  expect(rulesOf(specimen, { purpose: 'incident response: aaaaaaaaaaaaaaaaaaaaaaaa' })).toEqual(['purpose'])
  expect(rulesOf(specimen, { unread: ['report.pdf'] })).toEqual(['readable'])
  expect(rulesOf(specimen, { bytes: 2 ** 30 })).toEqual(['size'])
  expect(written('It was seen there. '.repeat(300))).toContain('size')
})

it('finds what is cut in two', () => {
  const halves = ['it was seen by Müller Söh', 'ne GmbH as we know']
  expect(rulesOf({ tlp: 'amber', notes: halves.map((text) => ({ text })) }, { written: halves })).toContain(
    'customer-names',
  )
})
