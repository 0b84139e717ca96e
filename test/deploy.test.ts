import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { runGateway } from '#gateway/run-gateway.js'
import { startTestServer, type TestServer } from '#server/fixtures/start-test-server.js'

const PROJECT = dirname(import.meta.dirname)
const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')
const RUNBOOKS = 'docs/runbooks'

interface Rule {
  alert: string
  expr: string
  annotations: { summary: string; runbook: string }
}
const rules = (
  parse(read('deploy/prometheus/stillwatch.rules.yaml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((group) => group.rules)
const dashboard = JSON.parse(read('deploy/grafana/stillwatch.json')) as {
  panels: { title: string; targets: { expr: string }[] }[]
}

/** Names of figures in an expression, without the endings that Prometheus gives to histograms. */
const figuresIn = (expression: string): string[] =>
  [...expression.matchAll(/stillwatch_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''))

describe('alerts and dashboard', () => {
  let server: TestServer
  let shown: Set<string>
  let spool: string

  beforeAll(async () => {
    server = await startTestServer()
    spool = mkdtempSync(join(tmpdir(), 'stillwatch-deploy-'))
    const texts = [await (await fetch(`${server.url}/metrics`)).text(), await figuresOfGateway()]
    shown = new Set(texts.flatMap((text) => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!)))
  })
  afterAll(async () => {
    await server.close()
    rmSync(spool, { recursive: true, force: true })
  })

  async function figuresOfGateway(): Promise<string> {
    const ended = new AbortController()
    let running: Promise<unknown> | undefined
    const port = await new Promise<number>((resolve, reject) => {
      const start = async () => {
        running = runGateway({
          upstream: 'http://127.0.0.1:9',
          host: '127.0.0.1',
          port: 0,
          server: server.url,
          key: await server.keyWith(['ingest', 'follow']),
          account: 'key-hash',
          spool,
          log_level: 'silent',
          signal: ended.signal,
          onReady: (told) => resolve(told.port),
        })
        await running
      }
      start().catch(reject)
    })
    const text = await (await fetch(`http://127.0.0.1:${port}/-/metrics`)).text()
    ended.abort()
    await running
    return text
  }

  it('name figures that the program shows', () => {
    const named = [...rules.map(({ expr }) => expr), ...dashboard.panels.flatMap((p) => p.targets.map((t) => t.expr))]
    const figures = named.flatMap(figuresIn)
    expect(figures.length).toBeGreaterThan(40)
    expect([...new Set(figures)].filter((name) => !shown.has(name))).toEqual([])
  })

  it('have a runbook each, and no runbook is without an alert', () => {
    expect(rules.filter(({ annotations }) => !existsSync(join(PROJECT, annotations.runbook)))).toEqual([])
    const named = new Set(rules.map(({ annotations }) => annotations.runbook))
    const written = readdirSync(join(PROJECT, RUNBOOKS)).map((name) => `${RUNBOOKS}/${name}`)
    expect(written.filter((page) => !named.has(page))).toEqual([])
  })
})

it('runbooks and manifests name settings that there are', () => {
  const known = new Set([...read('docs/generated/settings.md').matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name!))
  const heads = new Set([...known].map((name) => name.split('.')[0]!))
  const pages = readdirSync(join(PROJECT, RUNBOOKS)).map((name) => read(join(RUNBOOKS, name)))
  const named = pages.flatMap((page) => [...page.matchAll(/`([a-z_]+(?:\.[a-z_]+)+)(?:`|:)/g)].map(([, name]) => name!))
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => heads.has(name.split('.')[0]!) && !known.has(name))).toEqual([])
})

describe('manifests', () => {
  const files = ['compose.yaml', 'kubernetes/server.yaml', 'kubernetes/gateway.yaml'].map((name) => `deploy/${name}`)

  it.each(files)('%s is YAML without doubled keys', (file) => {
    const documents = parseAllDocuments(read(file), { uniqueKeys: true })
    expect(documents.length).toBeGreaterThan(0)
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  })

  it('start commands with options that there are', () => {
    const reference = read('docs/generated/cli.md')
    const texts = [...files, 'deploy/Containerfile', ...systemdUnits()].map(read)
    const options = texts.flatMap(optionsOfProgram)
    expect(new Set(options).size).toBeGreaterThanOrEqual(6)
    expect([...new Set(options)].filter((option) => !reference.includes(`${option} <`))).toEqual([])
  })

  const verifies = spawnSync('systemd-analyze', ['--version']).error === undefined
  it.skipIf(!verifies)('units of systemd hold (skipped where systemd-analyze is absent)', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', ...systemdUnits().map((unit) => join(PROJECT, unit))], {
      encoding: 'utf8',
    })
    expect(stderr.split('\n').filter((line) => /stillwatch/.test(line) && !/not executable/.test(line))).toEqual([])
  })
})

const systemdUnits = (): string[] =>
  readdirSync(join(PROJECT, 'deploy/systemd')).map((name) => `deploy/systemd/${name}`)

/** Options of `serve` and `gateway` in a manifest, whatever it is written in: comments and other programs' lines left out. */
const optionsOfProgram = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*#|^RUN |^HEALTHCHECK |useradd/.test(line))
    .flatMap((line) => [...line.matchAll(/(?:^|[\s",[])(--[a-z][a-z-]+)/g)].map(([, option]) => option!))
    .filter((option) => !['--from', '--chown'].includes(option))
