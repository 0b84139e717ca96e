import { readSql } from '#store/read-sql.js'
import type { LogFormat } from '../log-format.js'

const sql = readSql(import.meta.url, './native.sql')

/** The native envelope: one object an exchange, with the bodies of request and response as they went over the wire. */
export const nativeFormat: LogFormat = {
  name: 'native',
  title: 'native envelope',
  skips: false,
  recognises: (sample) => sample.has('request') && (sample.has('ts') || sample.has('account_id')),
  select: (source) => sql.replace('__SOURCE__', () => source),
}
