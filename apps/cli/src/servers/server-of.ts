import type { Layout, ServerName } from './layout.js'
import type { RealServer } from './real-server.js'

/** The server of this name; each brings its libraries only when it is asked for. */
export async function serverOf(name: ServerName, layout: Layout): Promise<RealServer> {
  return loaders[name](layout)
}

const loaders: Record<ServerName, (layout: Layout) => Promise<RealServer>> = {
  kafka: async (layout) => new (await import('./kafka/kafka.js')).Kafka(layout),
  keycloak: async (layout) => new (await import('./keycloak/keycloak.js')).Keycloak(layout),
  postgres: async (layout) => new (await import('./postgres/postgres.js')).Postgres(layout),
}
