import { readSql } from '#store/read-sql.js'
import { accountSql } from './account-sql.js'
import { clearSql, identifierSql } from './identifier-sql.js'
import { mendedSql } from './mended-sql.js'
import { momentSql } from './moment-sql.js'

const envelope = readSql(import.meta.url, './envelope.sql')

/**
 * SQL that checks and types what a format hands over; its columns are INTAKE_COLUMNS. Parameters: file,
 * earliest_ms, latest_ms, out_of_time, from_ms, to_ms, default_time, default_account, and
 * those of `accountSql` and `identifierSql`.
 */
export const envelopeSql = (handedOver: string, accountField: string): string =>
  envelope
    .replace('__MENDED__', () => mendedSql('request'))
    .replace('__MOMENT__', () => momentSql('time'))
    .replace('__CREATED__', () => momentSql('account_created'))
    .replace('__ACCOUNT__', () => accountSql(accountField))
    .replace('__PAYMENT__', () => identifierSql('raw.payment'))
    .replace('__CLIENT_IP__', () => identifierSql('raw.client_ip'))
    .replace('__TLS__', () => identifierSql('raw.tls'))
    .replace('__CLEAR__', () => clearSql(['raw.payment', 'raw.client_ip', 'raw.tls']))
    .replace('__SOURCE__', () => handedOver)
