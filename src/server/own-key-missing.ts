/** A proxy asked with the headers of its caller, and without the key of ours that says who the proxy is. */
export class OwnKeyMissing extends Error {
  readonly http_status = 401
  readonly www_authenticate = 'Bearer realm="stillwatch"'
  readonly where = 'X-Stillwatch-Key'
  readonly hint = 'Authorization is of who asks your model server, and is not read as a key here.'
  constructor() {
    super('Send the header X-Stillwatch-Key: KEY')
  }
}
