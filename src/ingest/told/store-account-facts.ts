import type { AccountFact } from '#contract/told.js'
import type { Engine } from '#store/engine.js'
import { type IdentifierKey, identifierParams, identifierSql } from '../identifier-sql.js'

/** Puts what is told of accounts beside what their exchanges show. */
export async function storeAccountFacts(
  engine: Engine,
  facts: readonly AccountFact[],
  identifier_key: IdentifierKey | undefined,
): Promise<void> {
  await engine.command(
    'CREATE TABLE IF NOT EXISTS account_facts (id String, org String, payment String, email_domain String, created Nullable(String)) ENGINE = MergeTree ORDER BY id',
  )
  await engine.insert(
    'account_facts',
    facts.map((fact) => ({
      id: fact.id,
      org: fact.org_id ?? '',
      payment: fact.payment_fingerprint ?? '',
      email_domain: fact.email_domain ?? '',
      created: fact.created ?? null,
    })),
  )
  await engine.command(
    `INSERT INTO accounts_seen (account, name, org, payment, email_domain, created)
     SELECT sipHash64(id) AS account, anyState(id), maxState(account_facts.org), maxState(${identifierSql('account_facts.payment')}),
       maxState(account_facts.email_domain), minState(parseDateTime64BestEffortOrNull(account_facts.created, 3, 'UTC'))
     FROM account_facts GROUP BY account`,
    identifierParams(identifier_key),
  )
  await engine.command('DROP TABLE account_facts')
}
