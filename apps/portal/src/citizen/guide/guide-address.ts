import { keep, restore } from '../../shared/forms/drafts.js'

const KEPT = 'draft:public:centre'

/** The list of a centre, found by some words. */
export function addressOf(centre: string, q = ''): string {
  const params = new URLSearchParams({ ...(centre && { centre }), ...(q && { q }) }).toString()
  return params ? `/guide?${params}` : '/guide'
}

/** The centre that was looked at last in this tab. */
export const keptCentre = (): string => restore<string>(KEPT) ?? ''
export const keepCentre = (centre: string): void => keep(KEPT, centre)
