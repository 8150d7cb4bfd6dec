import { canonicalText, eventTypes, sha256, stepHash, type EventType } from '@tongban/contracts'
import { generateKeyPairSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Told } from './forge.js'
import { sampleBody } from './sample-body.js'

export { eventTypes }

/** A right message of a type about something nobody spoke of before, with every field filled, and the key it has where topics are compacted. */
export interface Right extends Told {
  body: any
  key: string
}

const HASH = `sha256:${'a'.repeat(64)}`
const KEY = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string
let last = 0

export function rightMessage(type: EventType, source = 'hzcg'): Right {
  const { aggregateType, aggregateId, aggregateVersion = 1, key, body } = (makers[type] ?? sampled(type))(++last, source)
  return { type, aggregateType, aggregateId, aggregateVersion, key, body, text: canonicalText(body) }
}

const clock = (limit: number) => ({ start: '2015-06-30', limit, unit: 'wd', due: '2015-07-07', provisional: false })

type Maker = (no: number, source: string) => { aggregateType: string; aggregateId: string; aggregateVersion?: number; key: string; body: any }

const sampled = (type: string): Maker => (no) => ({ aggregateType: 'sample', aggregateId: `${type}/${no}`, key: `${type}:${no}`, body: sampleBody(type) })

/** By hand, where a table of ours or a rule looks at what a body says; any other type is sampled from its schema. */
const makers: Partial<Record<string, Maker>> = {
  'casework.case-step-recorded.v1': (_, source) => {
    const caseId = v7()
    const step = {
      no: 1, kind: 'accepted', actor: `${source}.clerk`, post: `${source}.acceptance`, window: `${source}-w1`, occurredAt: '2015-06-30T01:00:00.000Z', recordedAt: '2015-06-30T01:00:00.000Z',
      basis: '行政许可法第三十二条', reason: '补录', previousStepHash: null,
    }
    return {
      aggregateType: 'case', aggregateId: caseId, key: source,
      body: {
        centreId: source, caseId, number: '44010500101-20150630-000017-1', itemCode: 'gs-002', itemVersion: 1, origin: { channel: 'window', system: 'old-desk', externalId: 'A-17' },
        state: 'accepted', stage: 'acceptance', receivedAt: '2015-06-30T01:00:00.000Z', acceptedAt: '2015-06-30T01:00:00.000Z', concludedAt: null, result: null,
        step: { ...step, stepHash: stepHash(source, caseId, step) }, clocks: { promised: clock(5), statutory: clock(20) }, subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1,
        joint: { jobId: v7(), node: 'A', epoch: 1 },
      },
    }
  },
  'standards.implementation-item-adopted.v1': (no, source) => ({
    aggregateType: 'adoption', aggregateId: `gs-${no}:1`, key: source,
    body: { centreId: source, code: `gs-${no}`, version: 1, contentHash: HASH, adoptedAt: '2015-06-29T16:00:00.000Z', effectiveFrom: '2015-06-30' },
  }),
  'exchange.digest.v1': (no, source) => ({
    aggregateType: 'digest', aggregateId: `${source}/${no}`, key: source,
    body: { source, topic: 'tb.hz.events', afterSeq: '0', buckets: [{ bucket: 0, count: 0, digest: '0'.repeat(16) }] },
  }),
  'exchange.resend-requested.v1': (no, source) => ({
    aggregateType: 'resend', aggregateId: `hzcg/tb.hz.events/${no}`, key: source,
    body: { source: 'hzcg', topic: 'tb.hz.events', fromSeq: String(no), toSeq: String(no + 1), requestedBy: 'haizhu' },
  }),
  'standards.catalogue-item-published.v1': (no) => {
    const names = { zh: '名称', en: 'Name' }
    const limit = { days: 5, unit: 'wd' }
    const content = {
      names, kind: 'promised', department: 'gs', tiers: ['STREET'], statutoryLimit: { days: 20, unit: 'wd' }, promisedLimit: limit,
      materials: [{ code: 'form', names, required: true, copies: 1, form: 'original' }], conditions: [names], fees: [{ names, fen: 1000, basis: '收费目录' }],
      results: [{ code: 'licence', names }], onlineDepth: 3, form: { type: 'object' }, basis: '公司登记管理条例',
    }
    const code = `gs-${no}`
    return {
      aggregateType: 'item', aggregateId: `${code}:1`, key: `item:${code}:1`,
      body: { code, version: 1, effectiveFrom: '2015-06-30', contentHash: `sha256:${sha256(canonicalText(content)).toString('hex')}`, publishedAt: '2015-06-25T02:00:00.000Z', content },
    }
  },
  'standards.source-enrolled.v1': (no) => ({
    aggregateType: 'source', aggregateId: `st${no}`, key: `source:st${no}`,
    body: {
      source: `st${no}`, kind: 'centre', deployment: `street-${no}`, ledgerCentre: 'hz', enrolledAt: '2015-06-01T00:00:00.000Z',
      centre: { id: `st${no}`, tier: 'STREET', kind: 'general', parent: 'hz', division: '440105001', ordinal: 1, names: { zh: '街道', en: 'Street' }, from: '2004-01-01', to: null },
      keys: [{ kid: `st${no}-1`, algorithm: 'Ed25519', publicKey: KEY, from: '2004-01-01T00:00:00.000Z', to: null }],
    },
  }),
  'standards.manifest.v1': (no) => ({
    aggregateType: 'manifest', aggregateId: 'standards', aggregateVersion: no, key: 'manifest', body: { asOf: new Date(Date.UTC(2015, 5, 30) + no).toISOString(), entries: [{ key: 'item:gs-0001:1', hash: HASH }] },
  }),
  'standards.office-time-set.v1': (no) => ({
    aggregateType: 'office-time', aggregateId: 'office-time', aggregateVersion: no, key: 'office-time',
    body: { offsetMs: -1000 - no, setAt: new Date(Date.UTC(2026, 10, 22) + no).toISOString(), setBy: 'operator' },
  }),
}
