import { readFileSync } from 'node:fs'
import { processConfig, type ProcessConfig } from './process-config.js'

/** Reads the file named by TONGBAN_CONFIG (or the one given) once. Throws one message that names the file and every field that is wrong. */
export function loadConfig(file = process.env.TONGBAN_CONFIG): ProcessConfig {
  if (!file) throw new Error('TONGBAN_CONFIG names no file; start the processes with `npm start`, or point it at a JSON file')
  return parseConfig(read(file), file)
}

export function parseConfig(value: unknown, file = 'the configuration'): ProcessConfig {
  const { data, error } = processConfig.safeParse(value)
  if (data) return data
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
  throw new Error(`${file} is not right: ${faults.join('; ')}`)
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`cannot read ${file}: ${(error as Error).message}`, { cause: error })
  }
}
