import { join } from 'node:path'
import { type ConfiguredProgram, startConfigured } from './start-configured.js'
import type { Stillwatch } from './start-stillwatch.js'

const READY_MS_MAX = 20_000
const TYPE = 'type.googleapis.com/envoy.extensions'
const ALONE = ['--concurrency', '1', '--disable-hot-restart', '--log-level', 'warning']

/** Envoy before a model server, asking Stillwatch about each request by its filter ext_authz in HTTP mode. */
export const startEnvoy = (command: string, stillwatch: Stillwatch, upstream: string): Promise<ConfiguredProgram> =>
  startConfigured({
    command,
    configure: ({ folder, port }) => ({
      files: { 'envoy.json': JSON.stringify(configOf(port, stillwatch, upstream)) },
      args: ['--config-path', join(folder, 'envoy.json'), ...ALONE],
    }),
    ready_ms_max: READY_MS_MAX,
  })

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
