import { Injectable } from '@nestjs/common'
import { Charts } from '../charts.js'
import type { VersionView } from '../version-row.js'
import { toBlueprint, type Blueprint } from './blueprint.type.js'

/** Published versions with their charts, as the graph shows them. */
@Injectable()
export class BlueprintCharts {
  private readonly charts = new Charts()

  /** Only of a published version. */
  async show(view: VersionView): Promise<Blueprint> {
    return toBlueprint(view, await this.charts.of({ code: view.code, version: view.version, content: view.content, layout: view.layout! }))
  }
}
