-- Checks and types what a format hands over. The first thing amiss is the reason for rejection.
SELECT
  {file:UInt32} AS file,
  line,
  multiIf(
    raw.skipped, 'skipped',
    raw.fault != '', raw.fault,
    time = '', 'time missing',
    isNull(moment), concat('time not understood: ', leftUTF8(time, 40)),
    moment < {earliest_ms:Int64} OR moment > {latest_ms:Int64}, {out_of_time:String},
    chosen = '', 'account missing',
    NOT startsWith(raw.request, '{'), 'request missing',
    NOT (sound OR isValidJSON(mended)), 'request is not JSON',
    moment < {from_ms:Int64} OR moment >= {to_ms:Int64}, 'skipped',
    '') AS reason,
  if(reason = '', '', leftUTF8(toValidUTF8(substring(raw.doc, 1, 1000)), 200)) AS excerpt,
  raw.id AS id,
  fromUnixTimestamp64Milli(if(reason = '', assumeNotNull(moment), 0::Int64), 'UTC') AS at,
  chosen AS account,
  raw.org AS org,
  raw.key AS key,
  raw.end_user AS end_user,
  if(isNull(created), NULL, fromUnixTimestamp64Milli(assumeNotNull(created), 'UTC')) AS account_created,
  __PAYMENT__ AS payment,
  raw.email_domain AS email_domain,
  __CLIENT_IP__ AS client_ip,
  raw.user_agent AS user_agent,
  __TLS__ AS tls,
  toUInt16OrZero(raw.status) AS status,
  if(sound, raw.request, mended) AS request,
  if(startsWith(raw.response, '{'), raw.response, '') AS response,
  __CLEAR__ AS clear
FROM (
  SELECT
    *,
    if(ts = '', {default_time:String}, ts) AS time,
    __MOMENT__ AS moment,
    __CREATED__ AS created,
    isValidJSON(request) AS sound,
    if(sound, '', __MENDED__) AS mended,
    if((__ACCOUNT__ AS named_account) = '', {default_account:String}, named_account) AS chosen
  FROM (__SOURCE__)
) AS raw
