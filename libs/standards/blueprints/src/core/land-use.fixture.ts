import { readFileSync } from 'node:fs'
import type { BlueprintContent } from './blueprint.js'

/** For specs: the blueprint with opinions as the demo city publishes it. */
export const landUse = (JSON.parse(readFileSync(new URL('../../../../../deploy/demo/blueprints/land-use.v1.json', import.meta.url), 'utf8')) as { content: BlueprintContent }).content
