import type { App } from './context.js'

/** Lets the routes of this scope take YAML, as a text; JSON stays JSON. */
export function takeYaml(app: App): void {
  const types = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml']
  app.addContentTypeParser(types, { parseAs: 'string' }, (_, body, done) => done(null, body))
}
