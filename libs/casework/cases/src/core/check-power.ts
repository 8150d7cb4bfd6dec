import { formatDay, refuse, type Day, type Refusal } from '@tongban/kernel'

/** Whether the case's centre may decide the item on a day, and which centres may, the lowest tier first. */
export type PowerOn = (on: Day) => { held: boolean; holders: string[] }

/** A centre takes in and accepts what it may decide itself; for anything else the centres that may are named. */
export function checkPower(centre: string, item: string, on: Day, powerOn: PowerOn): Refusal | null {
  const { held, holders } = powerOn(on)
  return held ? null : refuse('no-power', { item, centre, on: formatDay(on), holders })
}
