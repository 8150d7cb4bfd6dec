const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** The server and the realm of https://login.example/realms/tongban; undefined when it is no such address. */
export function realmOf(issuer: string): { server: string; realm: string } | undefined {
  const [, server, realm] = /^(https?:\/\/[^?#]+?)\/realms\/([\w-]+)$/.exec(issuer) ?? []
  return server && realm ? { server, realm } : undefined
}

/** What is wrong with an address as Keycloak's issuer, as a sentence; undefined when nothing is. */
export function realmFault(issuer: string): string | undefined {
  if (!realmOf(issuer)) return 'of Keycloak it ends in /realms/<realm>, without a slash after it, for example https://login.example/realms/tongban'
  const { protocol, hostname } = new URL(issuer)
  if (protocol === 'http:' && !LOOPBACK.includes(hostname)) return 'plain http is for this machine only; put TLS in front of Keycloak and use https'
  return undefined
}
