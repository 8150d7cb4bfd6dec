/** The nonce of this answer's policy, for styles that are made while the page runs. */
export const styleNonce: string | undefined = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined

/**
 * Gives the nonce to every style element that is made from here on. antd passes it to most of its own, but not where a dialog keeps the page
 * from scrolling or opens outside the tree; a library that is refused its styles is a page that falls apart.
 */
export function carryNonce(): void {
  if (!styleNonce) return
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce
    return element
  }) as typeof document.createElement
}
