import { type CustomScalar, Scalar } from '@nestjs/graphql'
import { day, formatDay, refuse, type Day } from '@tongban/kernel'
import { Kind, type GraphQLError, type ValueNode } from 'graphql'
import { denied } from './denied.js'

/** `YYYY-MM-DD` on the wire, an integer day inside. Use as `@Field(() => DayScalar) due: Day`. */
@Scalar('Day', () => DayScalar)
export class DayScalar implements CustomScalar<string, Day> {
  description = 'A date of the calendar, YYYY-MM-DD, without time zone: a day in Guangzhou.'

  parseValue = (value: unknown): Day => {
    if (typeof value !== 'string') throw wrong('Day', value, '2015-06-30')
    try {
      return day(value)
    } catch {
      throw wrong('Day', value, '2015-06-30')
    }
  }
  parseLiteral = (node: ValueNode): Day => this.parseValue(textOf(node))
  serialize = (value: unknown): string => formatDay(value as Day)
}

/** An instant, UTC with milliseconds. Use as `@Field(() => Date) at: Date`. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant in UTC with milliseconds, such as 2015-06-30T01:00:00.000Z.'

  parseValue = (value: unknown): Date => {
    const parts = typeof value === 'string' ? INSTANT.exec(value) : null
    const at = parts ? new Date(parts[0]) : undefined
    // The date is checked apart: Date would quietly read 30 February as 1 March.
    if (!at || Number.isNaN(at.getTime()) || !isDate(parts?.[1])) throw wrong('DateTime', value, '2015-06-30T01:00:00.000Z')
    return at
  }
  parseLiteral = (node: ValueNode): Date => this.parseValue(textOf(node))
  serialize = (value: unknown): string => (value instanceof Date ? value : new Date(value as string)).toISOString()
}

/** A UUID of any version. Use as `@Field(() => UuidScalar) commandId: string`. */
@Scalar('UUID', () => UuidScalar)
export class UuidScalar implements CustomScalar<string, string> {
  description = 'A UUID, such as 01890a5d-ac96-774b-bcce-b302099a8057.'

  parseValue = (value: unknown): string => {
    if (typeof value !== 'string' || !UUID.test(value)) throw wrong('UUID', value, '01890a5d-ac96-774b-bcce-b302099a8057')
    return value.toLowerCase()
  }
  parseLiteral = (node: ValueNode): string => this.parseValue(textOf(node))
  serialize = (value: unknown): string => String(value)
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isDate(text: string | undefined): boolean {
  try {
    return text !== undefined && Number.isInteger(day(text))
  } catch {
    return false
  }
}

const textOf = (node: ValueNode): unknown => ('value' in node && node.kind === Kind.STRING ? node.value : undefined)

function wrong(type: string, value: unknown, example: string): GraphQLError {
  const shown = typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value
  return denied('BAD_USER_INPUT', refuse('scalar-malformed', { type, example, value: shown }))
}
