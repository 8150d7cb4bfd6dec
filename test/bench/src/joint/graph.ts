import { BlueprintIntake, contentHashOf, type BlueprintContent, type BlueprintDocument } from '@tongban/blueprints'
import { canonicalText, sha256, type BlueprintPublished } from '@tongban/contracts'
import type { Database } from '@tongban/database'

/** Which tasks each task waits for: a fan-out of three, two joins, and a last join. */
export const waitsFor: Readonly<Record<string, readonly string[]>> = {
  1: [], 2: ['1'], 3: ['1'], 4: ['1'], 5: ['2', '3'], 6: ['3', '4'], 7: ['5', '6'], 8: ['7', '4'],
}
/** In an order in which they can be decided. */
export const TASKS = Object.keys(waitsFor)

const items: readonly (readonly [item: string, department: string])[] = [
  ['gs-003', 'gs'], ['zj-001', 'zj'], ['gsj-001', 'gsj'], ['ds-001', 'ds'], ['mz-002', 'mz'], ['rs-001', 'rs'], ['wj-002', 'wj'], ['gs-003', 'gs'],
]
const document = (code: string, zh: string): BlueprintDocument => ({ code, subject: 'company', variant: null, names: { zh }, eLicence: null })
export const documents = [document('application-form', '申请书'), document('articles', '章程')]

const content: BlueprintContent = {
  names: { zh: '八环节并联审批', en: 'Eight tasks side by side' },
  lead: 'gs',
  nodes: TASKS.map((id, at) => ({
    id, kind: at === TASKS.length - 1 ? 'issue' : 'decision', names: { zh: `环节${id}` }, item: items[at]![0], department: items[at]![1], tier: 'DISTRICT', limit: { days: 1, unit: 'wd' },
    materials: documents.map(({ code, subject, variant }) => ({ code, subject, variant, form: 'original' })), deemedConsent: null,
  })),
  edges: Object.entries(waitsFor).flatMap(([to, all]) => all.map((from) => ({ from, to, kind: 'hard' as const, when: null }))),
  documents,
  basis: '测速用',
  rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null },
}

export const BLUEPRINT = { code: 'eight-tasks', version: 1 }

/** The version comes down from the city, as every standard does. */
export async function publishGraph(plumbing: Database): Promise<void> {
  const body: BlueprintPublished = {
    ...BLUEPRINT, effectiveFrom: '2015-01-01', contentHash: contentHashOf(content), publishedAt: '2015-01-01T00:00:00.000Z', content: content as unknown as BlueprintPublished['content'],
    layout: { width: 1600, height: 200, nodes: TASKS.map((id, at) => ({ id, x: at * 200, y: 0, width: 180, height: 60 })) },
  }
  const message = { key: `blueprint:${BLUEPRINT.code}:${BLUEPRINT.version}`, type: 'standards.blueprint-published.v1' as const, body, hash: sha256(canonicalText(body)), signedBy: 'city' }
  await plumbing.inPlumbing((tx) => new BlueprintIntake().apply(tx, [message]))
}
