import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryIndicator } from '#share/stix/fixtures/arbitrary-campaign.js'
import { indicatorOf } from '#share/stix/fixtures/rich-campaign.js'
import { csvField } from './csv-field.js'
import { renderCsv } from './render-csv.js'

/** A reader of RFC 4180, by the letter. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('renderCsv', () => {
  it('gives a header and a line an indicator', () => {
    const [header, row, ...others] = readCsv(
      renderCsv([indicatorOf({ kind: 'user-agent', value: 'a "b", c' }, 'amber')]),
    )
    expect(others).toEqual([])
    const told = Object.fromEntries((header ?? []).map((name, i) => [name, row?.[i]]))
    expect(told).toMatchObject({ kind: 'user-agent', value: 'a "b", c', confidence: '80', community: '', tlp: 'amber' })
  })

  it('is read back by the letter of RFC 4180, with no field that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(arbitraryIndicator, { maxLength: 5 }), (indicators) => {
        const rows = readCsv(renderCsv(indicators))
        expect(rows).toHaveLength(indicators.length + 1)
        for (const row of rows) {
          expect(row).toHaveLength(15)
          for (const field of row) expect(field).not.toMatch(/^\s*[=+@-]/)
        }
        expect(rows.slice(1).map(([id]) => id)).toEqual(indicators.map(({ id }) => id))
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', '"\' =1"'],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['\0=1', '\ufffd=1'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("http://a.example","x")', '"\'=HYPERLINK(""http://a.example"",""x"")"'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('defuses %j', (text, field) => {
    const quoted = field.startsWith("'") ? `"${field}"` : field
    expect(csvField(text)).toBe(quoted)
  })

  it('is bounded', () => {
    const indicator = indicatorOf({ kind: 'user-agent', value: 'a' }, 'amber')
    expect(() => renderCsv([indicator, indicator], { rows_max: 1 })).toThrow('2 indicators, and a file holds 1')
  })
})
