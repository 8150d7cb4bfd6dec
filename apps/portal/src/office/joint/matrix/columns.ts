import type { Job, Node } from '../job/job-query.js'

/** The nodes that ask for documents, in the order of the flow, each with how many. */
export const askedBy = ({ nodes, documents: { documents } }: Pick<Job, 'nodes' | 'documents'>): (Node & { count: number })[] =>
  nodes.map((node) => ({ ...node, count: documents.filter(({ uses }) => uses.some((use) => use.node === node.id)).length })).filter(({ count }) => count > 0)
