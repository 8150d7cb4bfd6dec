/** The nonce of this answer's policy, for styles that are made while the page runs. */
export const styleNonce: string | undefined = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
