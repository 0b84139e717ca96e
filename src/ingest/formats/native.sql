-- The native envelope. Each line is parsed once; JSON inside it stays text (type String).
SELECT
  line,
  doc,
  fault,
  0::UInt8 AS skipped,
  tupleElement(envelope, 'id') AS id,
  tupleElement(envelope, 'ts') AS ts,
  tupleElement(envelope, 'account_id') AS account,
  tupleElement(envelope, 'org_id') AS org,
  tupleElement(envelope, 'key_id') AS key,
  tupleElement(envelope, 'end_user') AS end_user,
  tupleElement(envelope, 'account_created_at') AS account_created,
  tupleElement(envelope, 'payment_fingerprint') AS payment,
  tupleElement(envelope, 'email_domain') AS email_domain,
  tupleElement(envelope, 'client_ip') AS client_ip,
  tupleElement(envelope, 'user_agent') AS user_agent,
  tupleElement(envelope, 'tls_fingerprint') AS tls,
  tupleElement(envelope, 'status') AS status,
  tupleElement(envelope, 'request') AS request,
  tupleElement(envelope, 'response') AS response
FROM (
  SELECT line, doc, fault, JSONExtract(doc, 'Tuple(
    id String, ts String, account_id String, org_id String, key_id String, end_user String,
    account_created_at String, payment_fingerprint String, email_domain String,
    client_ip String, user_agent String, tls_fingerprint String, status String,
    request String, response String)') AS envelope
  FROM (__SOURCE__)
)
