/**
 * The running server and the gateway, each beside a floor that is measured in turn in the same run, on loopback.
 *   npm run bench -- live                                 all but `replay`
 *   npm run bench -- live --only decisions,ingest --rounds 3
 *   npm run bench -- live --only replay --scenarios mixed,agentic
 * Servers run as processes of their own from the program, which is built before; load comes from this process or
 * from further ones. Figures are medians of the rounds with the least and the largest; nothing here passes or fails.
 */
import { parseArgs } from 'node:util'
import { measureDecisions } from './decisions.js'
import { measureGateway } from './gateway.js'
import { measureIngest } from './ingest.js'
import { replayLive } from './replay.js'
import { measureUpdateCost } from './update-cost.js'

const { values: args } = parseArgs({
  options: {
    only: { type: 'string', default: 'decisions,ingest,gateway,update-cost' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '50' },
    exchanges: { type: 'string', default: '100000,200000,400000,800000,1600000' },
    change: { type: 'string', default: '2000' },
    changes: { type: 'string', default: '1000,10000,50000' },
    requests: { type: 'string', default: '100000' },
    scenarios: { type: 'string', default: 'reasoning,mixed,agentic,low-slow,topical,broad' },
    seeds: { type: 'string', default: '1' },
    steps: { type: 'string', default: '100' },
    'day-seconds': { type: 'string', default: '0' },
  },
})

const load = { rounds: Number(args.rounds), seconds: Number(args.seconds), connections: Number(args.connections) }
const numbers = (list: string) => list.split(',').filter(Boolean).map(Number)

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  decisions: () => measureDecisions(load),
  ingest: () => measureIngest({ rounds: load.rounds }),
  gateway: () => measureGateway({ ...load, requests: Number(args.requests) }),
  'update-cost': () =>
    measureUpdateCost({
      stored: numbers(args.exchanges),
      change: Number(args.change),
      changes: numbers(args.changes),
    }),
  replay: () =>
    replayLive({
      scenarios: args.scenarios.split(',').filter(Boolean),
      seeds: numbers(args.seeds),
      steps: Number(args.steps),
      day_seconds: Number(args['day-seconds']),
    }),
}

for (const name of args.only.split(',').filter(Boolean)) {
  const bench = BENCHES[name]
  if (bench === undefined) {
    console.error(`bench/live: there is no «${name}»; there are ${Object.keys(BENCHES).join(', ')}`)
    process.exit(2)
  }
  console.log(`\n# ${name}`)
  await bench()
}
