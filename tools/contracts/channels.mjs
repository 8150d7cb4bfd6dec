/** Where each type of message travels, and what the headers say: what schemas/asyncapi.yaml is made of, beside the event schemas. */

/** `types` names types, or families of them by what they begin with. */
export const channels = {
  events: {
    address: 'tb.{ledgerCentre}.events',
    parameters: { ledgerCentre: 'The centre that keeps the ledger, such as hz.' },
    description: 'What happened at the centres of one ledger, upward: read in full by the district\'s and the city\'s ledgers. Numbered in streams of (source, topic).',
    types: ['casework.', 'standards.implementation-item-adopted.', 'exchange.digest.'],
    key: 'The source, so that one partition holds a stream\'s order.',
    headers: 'streamHeaders',
    days: 90,
    sent: 'publishEvents', received: 'readEvents',
  },
  inbox: {
    address: 'tb.{source}.inbox',
    parameters: { source: 'The source that reads it, such as hzcg or city.' },
    description: 'What others ask of one source, and what centres and coordination tell each other of joint approvals. Numbered in streams of (source, topic).',
    types: ['joint.', 'exchange.resend-requested.'],
    key: 'The sender, so that one partition holds a stream\'s order.',
    headers: 'streamHeaders',
    days: 90,
    sent: 'tellSource', received: 'readInbox',
  },
  standards: {
    address: 'tb.city.standards',
    description: 'What is in force, downward. Compacted by key, so gaps are normal: each message is signed by itself, dropped by (key, hash), and the topic is complete when everything the newest manifest lists is held.',
    types: ['standards.blueprint-published.', 'standards.catalogue-item-published.', 'standards.manifest.', 'standards.office-time-set.', 'standards.source-enrolled.'],
    key: 'What is in force, such as item:gs-001:2, source:hzcg, manifest or office-time.',
    headers: 'standardHeaders',
    sent: 'publishStandards', received: 'readStandards',
  },
  dead: {
    address: 'tb.{ledgerCentre}.dead',
    parameters: { ledgerCentre: 'The centre that keeps the ledger.' },
    description: 'Copies of what a ledger could not apply, as it came, with the reason in headers; also of types that nobody here knows.',
    types: ['casework.', 'standards.', 'exchange.', 'joint.'],
    key: 'The key under which it came.',
    headers: 'deadHeaders',
    days: 365,
    sent: 'announceDead', received: 'readDead',
  },
}

/** How a topic is kept on Kafka unless an operator sets otherwise: so many days, or without days the last message of each key, and a tombstone for a day. */
export const keptFor = (days) => ({
  'cleanup.policy': [days ? 'delete' : 'compact'],
  'retention.ms': days ? days * 86_400_000 : -1,
  'retention.bytes': -1,
  ...(!days && { 'delete.retention.ms': 86_400_000 }),
  'max.message.bytes': 1_310_720,
})

const hash = '^sha256:[0-9a-f]{64}$'
const sequence = '^[1-9][0-9]{0,15}$'

const envelope = {
  'content-type': { const: 'application/json' },
  ce_specversion: { const: '1.0', description: 'CloudEvents, Kafka protocol binding in binary mode, with an underscore.' },
  ce_id: { type: 'string', format: 'uuid', description: 'Of the act that told it; unique with ce_source.' },
  ce_source: { type: 'string', pattern: '^[a-z0-9]{2,12}$', description: 'The source: a centre, the city office or coordination.' },
  ce_type: { type: 'string', pattern: '^[a-z]+\\.[a-z-]+\\.v[0-9]+$', description: 'The event type with its version.' },
  ce_time: { type: 'string', format: 'date-time', description: 'When it happened, by office time, in UTC with milliseconds.' },
  ce_subject: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}/.{1,200}$', description: 'The aggregate: its type, a slash, its id.' },
  tb_version: { type: 'string', pattern: '^[1-9][0-9]{0,9}$', description: 'The version of the aggregate.' },
  tb_seq: { type: 'string', pattern: sequence, description: 'Gap-free number in the stream. On the standards it only tells older from newer.' },
  tb_hash: { type: 'string', pattern: hash, description: 'SHA-256 of the body, byte for byte as it stands.' },
  tb_link: { type: 'string', pattern: hash, description: 'sha256(previous link, hash); link 0 is the sha256 of "tongban", source and topic.' },
}
const signature = {
  tb_sig: { type: 'string', pattern: '^[A-Za-z0-9+/]{86}==$', description: 'Ed25519, base64.' },
  tb_kid: { type: 'string', pattern: '^[\\w.-]{1,100}$', description: 'The key of tb_sig, effective-dated in the directory.' },
}
const head = { tb_head: { type: 'string', pattern: '^[1-9][0-9]{0,15}:sha256:[0-9a-f]{64}$', description: 'The number of the first message that tb_sig covers, and the seal before it.' } }
const ref = (name) => ({ $ref: `#/components/schemas/${name}` })

export const headerSchemas = {
  headers: { type: 'object', required: Object.keys(envelope), properties: envelope },
  streamHeaders: {
    description: 'The last message of a batch carries the signed head of the batch.',
    allOf: [ref('headers'), { type: 'object', properties: { ...head, ...signature }, dependencies: { tb_sig: ['tb_head', 'tb_kid'], tb_head: ['tb_sig'], tb_kid: ['tb_sig'] } }],
  },
  standardHeaders: {
    description: 'Each message is signed by itself, by the city.',
    allOf: [ref('headers'), { type: 'object', required: Object.keys(signature), properties: { ...signature, ce_source: { const: 'city' } } }],
  },
  deadHeaders: {
    allOf: [ref('headers'), {
      type: 'object',
      required: ['tb_topic', 'tb_dead', 'tb_dead_field', 'tb_dead_explanation'],
      properties: {
        tb_topic: { type: 'string', description: 'The topic it came on.' },
        tb_dead: { type: 'string', description: 'Why, as a code, such as breaks-schema, unknown-type or behind-dead-letter.' },
        tb_dead_field: { type: 'string', description: 'A JSON pointer to what is at fault, or the empty text.' },
        tb_dead_explanation: { type: 'string', description: 'In words, for whoever mends it.' },
      },
    }],
  },
}
