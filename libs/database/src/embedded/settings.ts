/** For a small machine: little memory, nothing that polls; every commit reaches the disk. */
export const embeddedSettings = (port: number): Record<string, string | number> => ({
  port,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 160,
  shared_buffers: '32MB',
  io_method: 'sync',
  max_wal_senders: 0,
  wal_level: 'replica',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: 0,
  autovacuum_max_workers: 2,
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  // DETAIL lines quote rows, and rows hold what people have told us.
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
})
