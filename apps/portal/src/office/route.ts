import type { ComponentType } from 'react'
import type { Role } from '../shared/session/session.js'

export interface Localized {
  zh: string
  en: string
}

/** A screen of the office. Each screen's folder exports its `routes` from `route.ts`; nothing else registers it. */
export interface OfficeRoute {
  /** Below /office/, with react-router's parameters: 'cases/:centreId/:id'. */
  path: string
  /** Who may open it; 'everybody' is who is logged in. Others are told so, and it is not shown to them. */
  roles: readonly Role[] | 'everybody'
  title: Localized
  /** Shown in the navigation and on the home page: in this order, with what it is for. A screen without it is reached from another. */
  nav?: { order: number; about: Localized }
  page: () => Promise<ComponentType>
}
