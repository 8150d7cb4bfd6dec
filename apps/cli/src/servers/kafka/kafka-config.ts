export interface KafkaMachine {
  /** What is the same everywhere: deploy/servers/kafka/server.properties. */
  base: string
  port: number
  controllerPort: number
  data: string
  password: string
}

/** The broker's configuration on this machine. It holds the administrator's password: for a file of mode 0600. */
export function kafkaProperties({ base, port, controllerPort, data, password }: KafkaMachine): string {
  const login = (module: string, more = ''): string => `org.apache.kafka.common.security.${module} required username="admin" password="${password}"${more};`
  return [
    base.trimEnd(),
    '',
    `listeners=CLIENTS://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=CLIENTS://127.0.0.1:${port}`,
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `log.dirs=${data}`,
    `listener.name.clients.scram-sha-512.sasl.jaas.config=${login('scram.ScramLoginModule')}`,
    `listener.name.controller.plain.sasl.jaas.config=${login('plain.PlainLoginModule', ` user_admin="${password}"`)}`,
    '',
  ].join('\n')
}

/** The arguments of Java in a file, which the process list does not show: one line each, quoted. */
export const argumentFile = (args: readonly string[]): string => args.map((arg) => `"${arg.replace(/[\\"]/g, '\\$&')}"\n`).join('')
