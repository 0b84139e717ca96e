import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type RunningProgram, startProgram, waitFor } from './run-program.js'
import type { Stillwatch } from './start-stillwatch.js'

export interface Envoy {
  url: string
  program: RunningProgram
  remove(): Promise<void>
}

const READY_MS_MAX = 20_000
const TYPE = 'type.googleapis.com/envoy.extensions'

/** Envoy before a model server, asking Stillwatch about each request by its filter ext_authz in HTTP mode. */
export async function startEnvoy(path: string, stillwatch: Stillwatch, upstream: string): Promise<Envoy> {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-envoy-'))
  const port = await freePort()
  const config = join(folder, 'envoy.json')
  writeFileSync(config, JSON.stringify(configOf(port, stillwatch, upstream)))
  const args = ['--config-path', config, '--concurrency', '1', '--disable-hot-restart', '--log-level', 'warning']
  const program = startProgram(path, args, { cwd: folder })
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(url).then(
      () => true,
      () => undefined,
    )
  await waitFor(program, answers, READY_MS_MAX)
  return {
    url,
    program,
    remove: async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configOf(port: number, { url, key }: Stillwatch, upstream: string): object {
  const authorisation = {
    name: 'envoy.filters.http.ext_authz',
    typed_config: {
      '@type': `${TYPE}.filters.http.ext_authz.v3.ExtAuthz`,
      failure_mode_allow: false,
      allowed_headers: { patterns: ['authorization', 'x-account-id', 'x-model'].map((exact) => ({ exact })) },
      http_service: {
        server_uri: { uri: url, cluster: 'stillwatch', timeout: '1s' },
        path_prefix: '/v1/guardrails/ext-authz',
        authorization_request: { headers_to_add: [{ key: 'x-stillwatch-key', value: key }] },
        authorization_response: { allowed_upstream_headers: { patterns: [{ exact: 'x-stillwatch-degrade' }] } },
      },
    },
  }
  const router = {
    name: 'envoy.filters.http.router',
    typed_config: { '@type': `${TYPE}.filters.http.router.v3.Router` },
  }
  const route = { match: { prefix: '/' }, route: { cluster: 'upstream', timeout: '30s' } }
  const connections = {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': `${TYPE}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
      stat_prefix: 'interop',
      route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes: [route] }] },
      http_filters: [authorisation, router],
    },
  }
  const addressOf = (port_value: number) => ({ socket_address: { address: '127.0.0.1', port_value } })
  const clusterOf = (name: string, target: string) => ({
    name,
    type: 'STATIC',
    connect_timeout: '2s',
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: addressOf(Number(new URL(target).port)) } }] }],
    },
  })
  return {
    static_resources: {
      listeners: [{ name: 'front', address: addressOf(port), filter_chains: [{ filters: [connections] }] }],
      clusters: [clusterOf('upstream', upstream), clusterOf('stillwatch', url)],
    },
  }
}
