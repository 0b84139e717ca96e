import { afterAll, beforeAll, beforeEach } from 'vitest'
import { expectStored } from './expect-stored.js'
import { GATEWAY_SETTINGS, type OpenGateway, openGateway } from './open-gateway.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

/** What the tests of a file share; there from their `beforeEach` on. */
export interface UsedGateway {
  stillwatch: Stillwatch
  gateway: OpenGateway
  /** each test has an account of its own, so that what is stored of it can be counted */
  account: string
  /** Waits until so much is stored of the account. */
  stored(wanted: object): Promise<void>
}

/** A gateway with its server for the tests of a file. To be called at its head. */
export function useGateway(name: string): UsedGateway {
  let stillwatch: Stillwatch
  let gateway: OpenGateway
  let tests = 0
  beforeAll(async () => {
    stillwatch = await startStillwatch({ settings: GATEWAY_SETTINGS })
    gateway = await openGateway(stillwatch)
  })
  beforeEach(() => {
    tests++
  })
  afterAll(async () => {
    await gateway?.close()
    await stillwatch?.remove()
  })
  const accountNow = () => `${name}-${tests}`
  return {
    get stillwatch() {
      return stillwatch
    },
    get gateway() {
      return gateway
    },
    get account() {
      return accountNow()
    },
    stored: (wanted) => expectStored(stillwatch, accountNow(), wanted),
  }
}
