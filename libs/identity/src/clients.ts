/** The apps that log people in, each a client of its own in the realm: the gateway's pages, and the command line (the demo, the stories). */
export const CLIENTS = { web: 'tongban-web', cli: 'tongban-cli' } as const

/** The service that access tokens are for. */
export const AUDIENCE = 'tongban-api'
