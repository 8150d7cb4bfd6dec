import type { ComponentType } from 'react'

/** A page for citizens. Each page's folder exports its `routes` from `route.ts`. */
export interface CitizenRoute {
  /** From the root, with parameters by colon: '/guide/:centreId/:code'. */
  path: string
  /** Shown in the header, in this order. */
  nav?: { order: number; zh: string; en: string }
  title: { zh: string; en: string }
  /** What it is for, in a sentence: on the first page. */
  about?: { zh: string; en: string }
  page: () => Promise<ComponentType<{ params: Record<string, string> }>>
}
