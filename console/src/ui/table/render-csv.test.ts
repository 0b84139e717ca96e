import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CellValue } from './column'
import { renderCsv } from './render-csv'

const save = (value: CellValue, header = 'model'): string =>
  renderCsv([{ id: 'one', header, value: (row: CellValue) => row }], [value])

describe('renderCsv', () => {
  it('gives a heading and a line for each row', () => {
    const columns = [
      { id: 'id', header: 'Account', value: (row: { id: string; count: number | null }) => row.id },
      { id: 'count', header: 'Exchanges', value: (row: { id: string; count: number | null }) => row.count },
    ]
    const rows = [
      { id: 'a "b", c', count: -2 },
      { id: 'd', count: null },
    ]
    expect(renderCsv(columns, rows)).toBe('Account,Exchanges\r\n"a ""b"", c",-2\r\nd,\r\n')
  })

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' =1+1', `"' =1+1"`],
    ['\n=1', `"'\n=1"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\u00a0=1', `"'\u00a0=1"`],
    ['＝1+1', `"'＝1+1"`],
    ['|calc', `"'|calc"`],
    ['%0A', `"'%0A"`],
    ['\0=1', '\ufffd=1'],
    ['=HYPERLINK("http://a.example","x")', `"'=HYPERLINK(""http://a.example"",""x"")"`],
    ['a=b', 'a=b'],
    ['', ''],
  ])('defuses %j, in a cell and in a heading', (text, field) => {
    expect(save(text)).toBe(`model\r\n${field}\r\n`)
    expect(save('one', text)).toBe(`${field}\r\none\r\n`)
  })

  it('goes by the expressions of the server', () => {
    const root = join(import.meta.dirname, '../../../..')
    const expressions = (path: string): string[] =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^const [A-Z]+ = \/.+$/gm)].map(([line]) => line)
    expect(expressions('src/share/csv/csv-field.ts')).toHaveLength(2)
    expect(expressions('console/src/ui/table/render-csv.ts')).toEqual(expressions('src/share/csv/csv-field.ts'))
  })
})
