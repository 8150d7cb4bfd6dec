import { changedRows, draft, type Job, type Plan, type Step } from '@tongban/approvals'

export type Changed = typeof changedRows

/** The rows of a job as the shell keeps them: of each step only what `changedRows` names is written, as JSON, and what is loaded is what was written. */
export class KeptJob {
  private row: string
  private readonly tasks = new Map<string, string>()
  private readonly late: string[] = []
  private readonly lateIds: string[] = []
  private readonly commands: string[] = []
  private loaded: Job | null = null

  constructor(id: string, private readonly plan: Plan, private readonly changed: Changed) {
    this.row = JSON.stringify(draft(id).row)
  }

  load(): Job {
    return this.loaded ??= {
      row: JSON.parse(this.row), commands: [...this.commands], late: this.late.map((text) => JSON.parse(text)),
      tasks: Object.fromEntries(this.plan.order.flatMap(({ id }) => (this.tasks.has(id) ? [[id, JSON.parse(this.tasks.get(id)!)]] : []))),
    }
  }

  write(before: Job, after: Job, step: Step): void {
    const { row, tasks, late } = this.changed(before, after)
    if (row) this.row = JSON.stringify(after.row)
    for (const node of tasks) this.tasks.set(node, JSON.stringify(after.tasks[node]))
    for (const one of after.late.filter(({ commandId }) => late.includes(commandId))) {
      const at = this.lateIds.indexOf(one.commandId)
      this.late[at < 0 ? this.late.length : at] = JSON.stringify(one)
      if (at < 0) this.lateIds.push(one.commandId)
    }
    this.commands.push(step.commandId)
    this.loaded = null
  }
}
