import { day } from './day.js'
import { OfficeClock, SystemOfficeClock } from './office-clock.js'

test('today is the date in Guangzhou, also before the machine gets there', () => {
  class Fixed extends OfficeClock {
    now = () => new Date('2015-06-30T17:00:00Z')
  }
  expect(new Fixed().today()).toBe(day('2015-07-01'))
})

test('the offset of simulated office time is asked each time', () => {
  let offset = 0
  const clock = new SystemOfficeClock(() => offset)
  const machine = Date.now()
  expect(Math.abs(clock.now().getTime() - machine)).toBeLessThan(5000)
  offset = -86_400_000
  expect(clock.now().getTime()).toBeLessThan(machine)
})
