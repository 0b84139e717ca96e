import type { ScanOptions } from '#contract/scan.js'
import type { AccountFact, Event, Known } from '#contract/told.js'
import { readAccountFacts } from '#ingest/told/read-account-facts.js'
import { readEvents } from '#ingest/told/read-events.js'
import { readKnown } from '#ingest/told/read-known.js'
import type { Engine } from '#store/engine.js'

/** Reads what is told beside the logs into the store, and gives the accounts that are known to be innocent. */
export async function takeDocuments(
  engine: Engine,
  { accounts, events, known }: Pick<ScanOptions, 'accounts' | 'events' | 'known'>,
): Promise<Known[]> {
  if (accounts !== undefined) await storeAccountFacts(engine, await readAccountFacts(accounts))
  if (events !== undefined) await storeEvents(engine, await readEvents(events))
  return known === undefined ? [] : await readKnown(known)
}

async function storeAccountFacts(engine: Engine, facts: readonly AccountFact[]): Promise<void> {
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
    `INSERT INTO accounts_seen
     SELECT sipHash64(id) AS account, anyState(id), maxState(account_facts.org), maxState(account_facts.payment),
       maxState(account_facts.email_domain), minState(parseDateTime64BestEffortOrNull(account_facts.created, 3, 'UTC'))
     FROM account_facts GROUP BY account`,
  )
  await engine.command('DROP TABLE account_facts')
}

async function storeEvents(engine: Engine, events: readonly Event[]): Promise<void> {
  await engine.command(
    'CREATE TABLE IF NOT EXISTS events_told (at String, kind String, model String, account String) ENGINE = MergeTree ORDER BY at',
  )
  await engine.insert(
    'events_told',
    events.map((event) => ({
      at: event.at,
      kind: event.kind,
      model: event.model ?? '',
      account: event.account_id ?? '',
    })),
  )
  await engine.command(
    `INSERT INTO events
     SELECT parseDateTime64BestEffort(events_told.at, 3, 'UTC'), kind, model, if(events_told.account = '', 0, sipHash64(events_told.account))
     FROM events_told`,
  )
  await engine.command('DROP TABLE events_told')
}
