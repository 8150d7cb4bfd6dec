export { CITY_SOURCE, STANDARDS_TOPIC, deadTopic, eventsTopic, inboxTopic } from './core/topics.js'
export { LARGEST_BODY, OUTBOX_COLUMNS, insertOutbox, outboxPlaceholders, outboxValues, type OutgoingMessage } from './shell/outbox.js'
export { exchangeSchema } from './schema.js'
export * from './transport/index.js'
