import type { ScanOptions } from '#contract/scan.js'
import type { Known } from '#contract/told.js'
import type { IdentifierKey } from '#ingest/identifier-sql.js'
import { readAccountFacts } from '#ingest/told/read-account-facts.js'
import { readEvents } from '#ingest/told/read-events.js'
import { readKnown } from '#ingest/told/read-known.js'
import { storeAccountFacts } from '#ingest/told/store-account-facts.js'
import { storeEvents } from '#ingest/told/store-events.js'
import type { Engine } from '#store/engine.js'

/** Reads what is told beside the logs into the store, and gives the accounts that are known to be innocent. */
export async function takeDocuments(
  engine: Engine,
  { accounts, events, known }: Pick<ScanOptions, 'accounts' | 'events' | 'known'>,
  identifier_key: IdentifierKey | undefined,
): Promise<Known[]> {
  if (accounts !== undefined) await storeAccountFacts(engine, await readAccountFacts(accounts), identifier_key)
  if (events !== undefined) await storeEvents(engine, await readEvents(events))
  return known === undefined ? [] : await readKnown(known)
}
